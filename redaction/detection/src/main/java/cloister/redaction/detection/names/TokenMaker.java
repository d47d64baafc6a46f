package cloister.redaction.detection.names;

import java.util.Set;

/** Makes tokens of words: their kinds in the language of the text, their shapes. */
final class TokenMaker {
    /** Kinds of a whole that a hyphenated word takes over from its parts. */
    private static final long NAME_KINDS = Kind.bits(Kind.FIRST_NAME, Kind.LAST_NAME);

    private final Lexicon lexicon;
    private final String language;
    private final Set<String> stopWords;
    private final Set<String> englishStopWords;

    TokenMaker(Lexicon lexicon, String language) {
        this.lexicon = lexicon;
        this.language = language;
        this.stopWords = lexicon.stopWords().getOrDefault(language, Set.of());
        this.englishStopWords = lexicon.stopWords().getOrDefault("en", Set.of());
    }

    Token token(String text, int start) {
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
        if (kinds == 0 && mayBeMisspelt(text)) {
            String meant = Misspelt.meant(text, lexicon);
            if (!meant.equals(text)) {
                String name = Folding.fold(meant);
                return new Token(
                        start,
                        start + text.length(),
                        text,
                        name,
                        ownWords(lexicon.kinds(name), name, name),
                        shape(meant));
            }
        }
        return new Token(start, start + text.length() - cut, text, base, ownWords(kinds, folded, base), shape(text));
    }

    private static boolean mayBeMisspelt(String text) {
        return text.length() > 3 && text.length() < 24 && text.indexOf('-') < 0;
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
}
