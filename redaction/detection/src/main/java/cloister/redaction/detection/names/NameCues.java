package cloister.redaction.detection.names;

import java.util.Set;

/** What stands before or after a run of words and says that it is, or isn't, a person. */
final class NameCues {
    static final Set<String> INTRODUCTIONS = Set.of(
            "name's",
            "name is",
            "name",
            "im",
            "i'm",
            "i am",
            "this is",
            "its",
            "it's",
            "my name is",
            "hey",
            "hi",
            "hiya",
            "hello",
            "dear",
            "thanks",
            "thx",
            "hola",
            "ciao",
            "hallo",
            "soy",
            "me llamo",
            "ich bin",
            "ich heisse",
            "je suis",
            "je m'appelle",
            "sono",
            "mi chiamo",
            "ik ben",
            "sou",
            "chamo-me",
            "jag heter",
            "jestem",
            "here is",
            "ask for",
            "named",
            "called",
            "says");

    private NameCues() {}

    /** Strength of the signs before token {@code first}, 0 to 1. */
    static double before(Tokens tokens, int first) {
        if (first == 0) {
            return 0;
        }
        String gap = tokens.gapAfter(first - 1);
        Token previous = tokens.get(first - 1);
        if (gap.isBlank() && gap.indexOf('\n') < 0 || isAbbreviationGap(gap)) {
            return adjacent(tokens, first, previous, gap);
        }
        if (gap.indexOf('\n') >= 0) {
            return afterLineBreak(tokens, first, gap);
        }
        return separated(tokens, first, previous, gap);
    }

    private static double adjacent(Tokens tokens, int first, Token previous, String gap) {
        if (gap.startsWith(".") && previous.length() > 5) {
            return 0;
        }
        if (previous.is(Kind.TITLE) && NameParts.isTitle(tokens, first - 1)) {
            boolean strong = previous.is(Kind.TITLE_STRONG) && (previous.length() > 1 || gap.startsWith("."));
            return strong ? 0.93 : previous.length() <= 2 && !gap.startsWith(".") ? 0.2 : 0.6;
        }
        if (gap.startsWith(".")) {
            return 0;
        }
        double score = 0;
        if (previous.is(Kind.KIN)) {
            score = previous.shape() == Token.Shape.LOWER ? 0.62 : 0.5;
        } else if (previous.is(Kind.ROLE)) {
            score = 0.45;
        } else if (previous.is(Kind.PROFESSION) && previous.shape() == Token.Shape.LOWER) {
            score = 0.4;
        }
        if (tokens.phraseEndingAt(first - 1, Kind.NAME_CUE, 2) > 0) {
            score = Math.max(score, 0.45);
        }
        for (int n = Math.min(3, first); n >= 1; n--) {
            if (INTRODUCTIONS.contains(tokens.phrase(first - n, first - 1))) {
                score = Math.max(score, 0.45);
            }
        }
        if (previous.folded().equals("by") && first > 1 && tokens.get(first - 2).shape() == Token.Shape.LOWER) {
            score = Math.max(score, 0.35);
        }
        if (tokens.phraseEndingAt(first - 1, Kind.LABEL, 3) > 0 && previous.capital()) {
            score = Math.max(score, 0.4);
        }
        return score;
    }

    private static boolean isAbbreviationGap(String gap) {
        return gap.equals(". ") || gap.equals(".") || gap.equals(".\u00a0") || gap.equals(".  ");
    }

    private static double afterLineBreak(Tokens tokens, int first, String gap) {
        int breaks = (int) gap.chars().filter(c -> c == '\n').count();
        if (breaks > 4) {
            return 0;
        }
        if (tokens.phraseEndingAt(first - 1, Kind.SIGN_OFF, 5) > 0 && !gap.contains(".")) {
            return 0.75;
        }
        if (breaks == 1 && tokens.phraseEndingAt(first - 1, Kind.LABEL, 3) > 0 && gap.indexOf(':') >= 0) {
            return 0.6;
        }
        if (breaks == 1 && tokens.get(first - 1).is(Kind.TITLE_STRONG) && gap.isBlank()) {
            return 0.85;
        }
        return 0;
    }

    private static double separated(Tokens tokens, int first, Token previous, String gap) {
        boolean assigns = gap.indexOf(':') >= 0 || gap.indexOf('=') >= 0 || gap.equals("\t") || gap.contains("   ");
        if (assigns && gap.length() < 40 && labelEndingAt(tokens, first - 1)) {
            return 0.75;
        }
        String trimmed = gap.strip();
        if (trimmed.equals(",")
                && previous.is(Kind.KIN)
                && previous.shape() == Token.Shape.LOWER
                && apposed(tokens, first)) {
            return 0.6;
        }
        if ((trimmed.equals("(")
                        || trimmed.equals(",")
                        || trimmed.equals("\"")
                        || trimmed.equals("-")
                        || trimmed.equals("–"))
                && (previous.is(Kind.KIN) || previous.is(Kind.ROLE))
                && previous.shape() == Token.Shape.LOWER) {
            return 0.4;
        }
        if (trimmed.equals(",") && tokens.phraseEndingAt(first - 1, Kind.SIGN_OFF, 4) > 0) {
            return 0.4;
        }
        return 0;
    }

    /** "my wife, Comfort, who …": closed by a comma or the end of the sentence. */
    private static boolean apposed(Tokens tokens, int first) {
        String gap = tokens.gapAfter(first);
        return gap.startsWith(",") || gap.startsWith(".") || gap.startsWith(";") || gap.startsWith(")");
    }

    static boolean labelEndingAt(Tokens tokens, int last) {
        return tokens.phraseEndingAt(last, Kind.LABEL, 3) > 0
                || tokens.is(last, Kind.KIN)
                || tokens.is(last, Kind.ROLE);
    }

    /** Strength of the signs after token {@code last}. */
    static double after(Tokens tokens, int last) {
        if (last + 1 >= tokens.size()) {
            return 0;
        }
        String gap = tokens.gapAfter(last);
        Token next = tokens.get(last + 1);
        if (postNominalAfter(tokens, last)) {
            return 0.85;
        }
        if (gap.equals(" ")
                && next.is(Kind.VERB)
                && next.shape() == Token.Shape.LOWER
                && tokens.language().equals("en")) {
            return 0.25;
        }
        if (gap.strip().equals(",") && next.shape() == Token.Shape.LOWER && (next.is(Kind.KIN) || next.is(Kind.ROLE))) {
            return 0.3;
        }
        if (gap.equals(" (") && (next.is(Kind.KIN) || next.is(Kind.ROLE))) {
            return 0.4;
        }
        return gap.startsWith("'s ") || gap.startsWith("’s ") ? 0.1 : 0;
    }

    /** ", MD", " RN", ", PhD". */
    static boolean postNominalAfter(Tokens tokens, int last) {
        if (last + 1 >= tokens.size()) {
            return false;
        }
        String gap = tokens.gapAfter(last);
        Token next = tokens.get(last + 1);
        boolean near = gap.equals(" ") || gap.equals(", ") || gap.equals(",") || gap.equals(". ");
        if (!near || !next.is(Kind.POST_NOMINAL) || !next.capital()) {
            return false;
        }
        boolean long3 = next.length() >= 3 && next.shape() != Token.Shape.CAPITAL;
        boolean doctor = next.text().equals("MD")
                || next.text().equals("RN")
                || next.text().equals("DO")
                || next.text().equals("PhD");
        return doctor || long3 || gap.startsWith(",") && next.length() >= 2;
    }
}
