package cloister.redaction.detection.names;

import cloister.pipeline.Span;
import cloister.redaction.detection.DocumentText;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** The words of a document with their kinds, shapes and gaps. */
final class Tokens {
    /** Kinds of a whole that a hyphenated word takes over from its parts. */
    private static final long NAME_KINDS = Kind.bits(Kind.FIRST_NAME, Kind.LAST_NAME);

    private final String raw;
    private final Lexicon lexicon;
    private final List<Token> tokens;
    private final Set<String> lower = new HashSet<>();
    private final String language;
    private final Set<String> stopWords;
    private final Set<String> englishStopWords;
    private final Set<String> parties;
    private final boolean lowerStyle;
    private final boolean medical;
    private final Set<Integer> lowerLines;

    Tokens(DocumentText text, Lexicon lexicon) {
        this.raw = text.raw();
        this.lexicon = lexicon;
        this.tokens = new ArrayList<>(text.words().size());
        this.language = guessLanguage(text, lexicon);
        this.stopWords = lexicon.stopWords().getOrDefault(language, Set.of());
        this.englishStopWords = lexicon.stopWords().getOrDefault("en", Set.of());
        for (DocumentText.Word word : text.words()) {
            int start = word.start();
            int end = word.end();
            int elided = elision(start, end);
            if (elided > start) {
                add(start, elided);
            }
            add(elided, end);
        }
        this.parties = Set.copyOf(StateParties.of(this));
        this.lowerStyle = looksLower();
        this.medical = looksMedical();
        this.lowerLines = findLowerLines();
    }

    private void add(int start, int end) {
        Token token = token(raw.substring(start, end), start);
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

    private Token token(String text, int start) {
        String folded = Folding.fold(text);
        int cut = possessive(folded, text);
        String base = cut == 0 ? folded : folded.substring(0, folded.length() - cut);
        long kinds = lexicon.kinds(folded);
        if (cut > 0) {
            kinds |= lexicon.kinds(base);
        }
        if (kinds == 0 && base.indexOf('-') > 0) {
            for (String part : base.split("-")) {
                kinds |= lexicon.kinds(part) & NAME_KINDS;
            }
        }
        if (kinds == 0 && (base.startsWith("o'") || base.startsWith("d'")) && base.length() > 3) {
            kinds = lexicon.kinds(base.substring(2)) & NAME_KINDS;
        }
        return new Token(start, start + text.length() - cut, text, base, ownWords(kinds, folded, base), shape(text));
    }

    private static int possessive(String folded, String text) {
        // Folding may change the length (ß), then the ending stays: it does no harm inside the span.
        return folded.length() == text.length() && folded.length() > 3 && folded.endsWith("'s") ? 2 : 0;
    }

    private static Token.Shape shape(String text) {
        int upper = 0;
        int lower = 0;
        int letters = 0;
        for (int i = 0; i < text.length(); ) {
            int c = text.codePointAt(i);
            if (Character.isDigit(c)) {
                return Token.Shape.NUMBER;
            }
            if (Character.isLetter(c)) {
                letters++;
                upper += Character.isUpperCase(c) ? 1 : 0;
                lower += Character.isLowerCase(c) ? 1 : 0;
            }
            i += Character.charCount(c);
        }
        if (upper + lower == 0) {
            return Token.Shape.OTHER;
        }
        if (upper == 0) {
            return Token.Shape.LOWER;
        }
        if (letters == 1) {
            return Token.Shape.INITIAL;
        }
        if (lower == 0 || (lower == 1 && upper > 2 && text.endsWith("s"))) {
            return Token.Shape.UPPER;
        }
        return capitalParts(text) ? Token.Shape.CAPITAL : Token.Shape.MIXED;
    }

    /** One capital at the start of each part between hyphens and apostrophes. */
    private static boolean capitalParts(String text) {
        boolean start = true;
        boolean first = true;
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (!Character.isLetter(c)) {
                start = true;
                continue;
            }
            if (first && !Character.isUpperCase(c) || !start && Character.isUpperCase(c)) {
                return false;
            }
            start = false;
            first = false;
        }
        return true;
    }

    /** Without the ordinary words of languages that this text isn't written in. */
    private long ownWords(long kinds, String folded, String base) {
        long own = kinds;
        boolean stop = stopWords.contains(folded)
                || englishStopWords.contains(folded)
                || stopWords.contains(base)
                || englishStopWords.contains(base);
        if (!stop) {
            own &= ~Kind.STOP_WORD.bit();
        }
        return language.equals("en") ? own & ~Kind.OTHER_WORD.bit() : own;
    }

    private static String guessLanguage(DocumentText text, Lexicon lexicon) {
        Map<String, Integer> counts = new HashMap<>();
        for (DocumentText.Word word : text.words()) {
            if (Character.isLowerCase(word.text().charAt(0)) && word.text().length() < 8) {
                String folded = Folding.fold(word.text());
                if ((lexicon.kinds(folded) & Kind.STOP_WORD.bit()) != 0) {
                    lexicon.languagesOf(folded).forEach(language -> counts.merge(language, 1, Integer::sum));
                }
            }
        }
        int english = counts.getOrDefault("en", 0);
        return counts.entrySet().stream()
                .max(Map.Entry.<String, Integer>comparingByValue().thenComparing(Map.Entry.comparingByKey()))
                .filter(most -> most.getValue() > english)
                .map(Map.Entry::getKey)
                .orElse("en");
    }

    /** Written almost without capitals, as in a chat or a transcript. */
    private boolean looksLower() {
        int capitals = 0;
        for (Token token : tokens) {
            capitals += token.shape() == Token.Shape.CAPITAL ? 1 : 0;
        }
        return capitals * 20 < tokens.size();
    }

    /** Speaks of drugs, organisms and tests. */
    boolean medical() {
        return medical;
    }

    private boolean looksMedical() {
        int terms = 0;
        for (Token token : tokens) {
            terms += token.any(Kind.bits(Kind.DRUG, Kind.MEDICAL_TERM)) ? 1 : 0;
        }
        return terms >= 3 && terms * 100 >= tokens.size();
    }

    /** Whether this token's line, or the whole text, is written without capitals. */
    boolean lowerLine(int i) {
        return lowerStyle || lowerLines.contains(i);
    }

    /** The tokens of lines without any capital that begin a sentence of their own. */
    private Set<Integer> findLowerLines() {
        Set<Integer> found = new HashSet<>();
        int first = 0;
        while (first < tokens.size()) {
            int last = first;
            boolean capital = false;
            int words = 0;
            while (last < tokens.size() && (last == first || gapAfter(last - 1).indexOf('\n') < 0)) {
                capital |= tokens.get(last).shape() == Token.Shape.CAPITAL && !followedByColon(last);
                words += tokens.get(last).shape() == Token.Shape.LOWER ? 1 : 0;
                last++;
            }
            if (!capital && words >= 2 && opens(first)) {
                for (int i = first; i < last; i++) {
                    found.add(i);
                }
            }
            first = last;
        }
        return found;
    }

    private boolean followedByColon(int i) {
        return gapAfter(i).startsWith(":");
    }

    /** The line before it is at an end, so that this one isn't the rest of a wrapped sentence. */
    private boolean opens(int first) {
        if (first == 0
                || tokens.get(first).shape() == Token.Shape.NUMBER
                || tokens.get(first).capital()) {
            return true;
        }
        String gap = gapAfter(first - 1);
        return gap.indexOf('\n') != gap.lastIndexOf('\n')
                || gap.startsWith(".")
                || gap.startsWith("!")
                || gap.startsWith("?")
                || gap.indexOf('[') >= 0;
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
