package cloister.redaction.detection.names;

import cloister.pipeline.Span;
import cloister.redaction.detection.DocumentText;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** The words of a document with their kinds, shapes and gaps. */
final class Tokens {
    private final String raw;
    private final Lexicon lexicon;
    private final List<Token> tokens;
    private final Set<String> lower = new HashSet<>();
    private final Set<String> words = new HashSet<>();
    private final String language;
    private final Set<String> parties;
    private final boolean lowerStyle;
    private final boolean medical;
    private final Set<Integer> lowerLines;

    Tokens(DocumentText text, Lexicon lexicon) {
        this.raw = text.raw();
        this.lexicon = lexicon;
        this.tokens = new ArrayList<>(text.words().size());
        this.language = TextStyle.guessLanguage(text, lexicon);
        TokenMaker maker = new TokenMaker(lexicon, language);
        for (DocumentText.Word word : text.words()) {
            int start = word.start();
            int end = word.end();
            int elided = elision(start, end);
            if (elided > start) {
                add(maker, start, elided);
            }
            add(maker, elided, end);
        }
        this.parties = Set.copyOf(StateParties.of(this));
        this.lowerStyle = TextStyle.looksLower(this);
        this.medical = TextStyle.looksMedical(this);
        this.lowerLines = Set.copyOf(TextStyle.findLowerLines(this));
    }

    private void add(TokenMaker maker, int start, int end) {
        Token token = maker.token(raw.substring(start, end), start);
        words.add(token.folded());
        tokens.add(token);
        if (token.shape() == Token.Shape.LOWER) {
            lower.add(token.folded());
        }
    }

    /** The end of an article or preposition that is written together with a capitalised word ("dell'Ospedale"). */
    private int elision(int start, int end) {
        int most = Math.min(start + 6, end - 2);
        for (int i = start + 1; i < most; i++) {
            char c = raw.charAt(i);
            if (c == '\'' || c == '’') {
                return Character.isUpperCase(raw.charAt(i + 1)) && Character.isLowerCase(raw.charAt(start))
                        ? i + 1
                        : start;
            }
            if (!Character.isLowerCase(c)) {
                return start;
            }
        }
        return start;
    }

    /** Speaks of drugs, organisms and tests. */
    boolean medical() {
        return medical;
    }

    /** Whether this token's line, or the whole text, is written without capitals. */
    boolean lowerLine(int i) {
        return lowerStyle || lowerLines.contains(i);
    }

    String raw() {
        return raw;
    }

    int size() {
        return tokens.size();
    }

    Token get(int i) {
        return tokens.get(i);
    }

    boolean is(int i, Kind kind) {
        return i >= 0 && i < tokens.size() && tokens.get(i).is(kind);
    }

    /** ISO 639-1 code of the language whose function words are met most; "en" when in doubt. */
    String language() {
        return language;
    }

    /** Folded names of the states that act in this document, see {@link StateParties}. */
    Set<String> parties() {
        return parties;
    }

    /** Whether this folded word stands somewhere in this document. */
    boolean stands(String folded) {
        return words.contains(folded);
    }

    /** Whether the word also stands in lower case somewhere in this document. */
    boolean seenLower(Token token) {
        return lower.contains(token.folded());
    }

    /** What stands between token {@code i} and the next, possessive endings left out; to the end after the last. */
    String gapAfter(int i) {
        if (i < 0) {
            return raw.substring(
                    0, tokens.isEmpty() ? raw.length() : tokens.get(0).start());
        }
        Token token = tokens.get(i);
        int from = token.start() + token.text().length();
        return raw.substring(from, i + 1 < tokens.size() ? tokens.get(i + 1).start() : raw.length());
    }

    /** Only blanks, no line break, between token {@code i} and the next. */
    boolean joined(int i) {
        return gapIsBlank(i, 3);
    }

    private boolean gapIsBlank(int i, int most) {
        if (i < 0 || i + 1 >= tokens.size()) {
            return false;
        }
        Token token = tokens.get(i);
        int from = token.start() + token.text().length();
        int to = tokens.get(i + 1).start();
        if (to - from < 1 || to - from > most) {
            return false;
        }
        for (int k = from; k < to; k++) {
            char c = raw.charAt(k);
            if (c != ' ' && c != '\u00a0' && c != '\u202f') {
                return false;
            }
        }
        return true;
    }

    /** The folded phrase of tokens {@code from} to {@code to}, both in. */
    String phrase(int from, int to) {
        if (from == to) {
            return tokens.get(from).folded();
        }
        StringBuilder out = new StringBuilder();
        for (int i = from; i <= to; i++) {
            out.append(i > from ? " " : "").append(tokens.get(i).folded());
        }
        return out.toString();
    }

    long phraseKinds(int from, int to) {
        return lexicon.kinds(phrase(from, to));
    }

    /** The number of tokens of the longest phrase of this kind that ends at {@code last}, 0 for none. */
    int phraseEndingAt(int last, Kind kind, int most) {
        for (int n = Math.min(most, last + 1); n >= 1; n--) {
            if (joinedRun(last - n + 1, last) && (phraseKinds(last - n + 1, last) & kind.bit()) != 0) {
                return n;
            }
        }
        return 0;
    }

    /** The number of tokens of the longest phrase of this kind that starts at {@code first}, 0 for none. */
    int phraseStartingAt(int first, Kind kind, int most) {
        for (int n = Math.min(most, tokens.size() - first); n >= 1; n--) {
            if (joinedRun(first, first + n - 1) && (phraseKinds(first, first + n - 1) & kind.bit()) != 0) {
                return n;
            }
        }
        return 0;
    }

    private boolean joinedRun(int from, int to) {
        for (int i = from; i < to; i++) {
            if (!joined(i)) {
                return false;
            }
        }
        return true;
    }

    /** Nothing but quotes, brackets and bullets before it since the last full stop, question mark or line break. */
    boolean startsSentence(int i) {
        if (i <= 0) {
            return true;
        }
        String gap = gapAfter(i - 1);
        for (int k = 0; k < gap.length(); k++) {
            char c = gap.charAt(k);
            if (c == '\n' || c == '!' || c == '?' || c == '•' || c == '|') {
                return true;
            }
            if (c == '.') {
                Token before = tokens.get(i - 1);
                return before.shape() != Token.Shape.INITIAL
                        && !(before.is(Kind.TITLE) && before.length() < 5)
                        && gap.length() > k + 1;
            }
        }
        return false;
    }

    /** The first word of its line. */
    boolean startsLine(int i) {
        return i == 0 || gapAfter(i - 1).indexOf('\n') >= 0;
    }

    boolean endsLine(int i) {
        return i + 1 >= tokens.size() || gapAfter(i).indexOf('\n') >= 0;
    }

    Span span(int from, int to) {
        return new Span(tokens.get(from).start(), tokens.get(to).end());
    }
}
