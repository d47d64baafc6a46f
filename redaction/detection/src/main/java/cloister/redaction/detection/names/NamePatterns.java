package cloister.redaction.detection.names;

import cloister.pipeline.FindingType;
import cloister.pipeline.Span;
import java.util.Set;
import java.util.regex.Pattern;

/** Names that are known by their form: "LAST, First M.", HL7, staff initials, speakers of a chat, letters one by one. */
final class NamePatterns implements Finder {
    static final String SURNAME_FIRST = "names.surname-first";
    static final String INITIALS = "names.initials";
    static final String SPEAKER = "names.speaker";
    static final String SPELLED = "names.spelled";

    private static final Pattern GIVEN_GAP = Pattern.compile("\\.? ?");
    private static final Pattern CUE_GAP = Pattern.compile("[: ]{1,3}(by:? ?)?");
    private static final Pattern TIME_GAP = Pattern.compile("[\\]) ]*\\s?<?");
    private static final Pattern SPELLED_OUT = Pattern.compile("\\p{L}(-\\p{L}){3,}");
    private static final Pattern LETTER_GAP = Pattern.compile("[ ,]{1,2}|-|[./_·] ?| - ");

    private static final Set<String> INITIALS_CUES = Set.of(
            "dictated",
            "typed",
            "scribe",
            "initials",
            "initialled",
            "initialed",
            "signed",
            "transcribed",
            "checked",
            "witnessed",
            "d",
            "t");

    @Override
    public void find(Tokens tokens, Hits hits) {
        for (int i = 0; i < tokens.size(); i++) {
            surnameFirst(tokens, i, hits);
            joinedParts(tokens, i, hits);
            staffInitials(tokens, i, hits);
            otherInitials(tokens, i, hits);
            speaker(tokens, i, hits);
            spelled(tokens, i, hits);
        }
    }

    private static void surnameFirst(Tokens tokens, int i, Hits hits) {
        if (!tokens.get(i).capital() || i + 1 >= tokens.size() || !isComma(tokens.gapAfter(i))) {
            return;
        }
        int first = i;
        while (first > 0 && i - first < 2 && tokens.joined(first - 1) && surnamePart(tokens, first - 1)) {
            first--;
        }
        int last = i + 1;
        boolean labelled = tokens.get(last).shape() == Token.Shape.CAPITAL
                && tokens.get(last).length() > 2
                && !tokens.get(last).any(Kind.bits(Kind.STOP_WORD, Kind.STATE, Kind.COUNTRY, Kind.ROLE, Kind.LABEL))
                && NameCues.before(tokens, first) > 0.6;
        if (!givenPart(tokens, last) && !labelled || !surnamePart(tokens, i)) {
            return;
        }
        while (last + 1 < tokens.size() && last - i < 3 && joinsGiven(tokens, last) && givenPart(tokens, last + 1)) {
            last++;
        }
        double cue = NameCues.before(tokens, first);
        double surname = NameParts.weight(tokens, i);
        double given = NameParts.weight(tokens, i + 1);
        boolean bothUpper =
                tokens.get(i).shape() == Token.Shape.UPPER && tokens.get(i).length() > 1;
        double score = Hits.either(surname * given, cue);
        boolean cued = bothUpper || tokens.startsLine(first) || cue >= 0.4;
        if (tokens.get(i + 1).is(Kind.FIRST_NAME) && cued) {
            score = Hits.either(score, 0.6);
        } else if (bothUpper && tokens.startsLine(first) && tokens.get(i + 1).shape() == Token.Shape.UPPER) {
            score = Hits.either(score, 0.4);
        }
        boolean listed = last + 1 < tokens.size() && tokens.gapAfter(last).startsWith(",") && cue < 0.5 && !bothUpper;
        hits.add(tokens.span(first, last), FindingType.NAME, listed ? score * 0.6 : score, SURNAME_FIRST);
    }

    private static boolean isComma(String gap) {
        return gap.equals(",") || gap.equals(", ") || gap.equals(",\u00a0");
    }

    private static boolean surnamePart(Tokens tokens, int i) {
        Token token = tokens.get(i);
        return token.capital()
                && token.length() > 1
                && !token.any(Kind.bits(
                        Kind.LABEL,
                        Kind.ROLE,
                        Kind.TITLE_STRONG,
                        Kind.ORG_HEAD,
                        Kind.ORG_SUFFIX,
                        Kind.COUNTRY,
                        Kind.STATE,
                        Kind.MONTH_DAY,
                        Kind.STOP_WORD))
                && (NameParts.isNameWord(token) || !NameParts.isOrdinaryWord(token));
    }

    private static boolean givenPart(Tokens tokens, int i) {
        Token token = tokens.get(i);
        return token.capital()
                && (token.shape() == Token.Shape.INITIAL || token.is(Kind.FIRST_NAME) || token.unknown())
                && !token.any(Kind.bits(Kind.STATE, Kind.COUNTRY, Kind.POST_NOMINAL, Kind.ORG_SUFFIX, Kind.ORG_HEAD));
    }

    private static boolean joinsGiven(Tokens tokens, int i) {
        return tokens.joined(i)
                || tokens.get(i).shape() == Token.Shape.INITIAL
                        && GIVEN_GAP.matcher(tokens.gapAfter(i)).matches();
    }

    /** "RIVERSTONE/CORDELIA", "SMITH^JOHN^A", "DR_PETAL_NWOYE". */
    private static void joinedParts(Tokens tokens, int i, Hits hits) {
        if (i + 1 >= tokens.size() || tokens.get(i).length() < 2) {
            return;
        }
        String gap = tokens.gapAfter(i);
        if (!gap.equals("/") && !gap.equals("^") && !gap.equals("_")) {
            return;
        }
        Token a = tokens.get(i);
        Token b = tokens.get(i + 1);
        boolean named = a.is(Kind.FIRST_NAME) || b.is(Kind.FIRST_NAME);
        boolean upper = a.shape() == Token.Shape.UPPER && b.shape() == Token.Shape.UPPER || gap.equals("^");
        if (!named
                || !upper
                || a.any(Kind.bits(Kind.MEDICAL_TERM, Kind.MONTH_DAY))
                || b.any(Kind.bits(Kind.MEDICAL_TERM, Kind.MONTH_DAY))) {
            return;
        }
        int last = i + 1;
        while (last + 1 < tokens.size()
                && tokens.gapAfter(last).equals(gap)
                && tokens.get(last + 1).capital()) {
            last++;
        }
        double words = NameParts.isOrdinaryWord(a) && NameParts.isOrdinaryWord(b) ? 0.5 : 0.8;
        hits.add(tokens.span(i, last), FindingType.NAME, words, SURNAME_FIRST);
    }

    /** "cut by shr", "Forwarded to KR", "Tech: mw": initials of staff after "by", or alone after a label. */
    private static void otherInitials(Tokens tokens, int i, Hits hits) {
        if (i == 0
                || !initials(tokens.get(i))
                || tokens.get(i)
                        .any(Kind.bits(
                                Kind.MEDICAL_TERM,
                                Kind.STATE,
                                Kind.TECHNICAL,
                                Kind.ORG_SUFFIX,
                                Kind.DRUG,
                                Kind.POST_NOMINAL))) {
            return;
        }
        Token token = tokens.get(i);
        Token previous = tokens.get(i - 1);
        String after = tokens.gapAfter(i);
        boolean ends = after.isEmpty()
                || after.startsWith(".")
                || after.startsWith(",")
                || after.contains("\n")
                || after.startsWith(" /")
                || after.startsWith("  ");
        boolean by = previous.folded().equals("by") && tokens.joined(i - 1);
        boolean label = tokens.gapAfter(i - 1).equals(": ")
                && (previous.is(Kind.ROLE) || previous.folded().equals("by"));
        if (ends && (by || label) && tokens.language().equals("en")) {
            hits.add(token.span(), FindingType.NAME, 0.6, INITIALS);
        }
    }

    /** "Dictated AM/GB", "typed cjw", "checked RC". */
    private static void staffInitials(Tokens tokens, int i, Hits hits) {
        if (!INITIALS_CUES.contains(tokens.get(i).folded()) || i + 1 >= tokens.size()) {
            return;
        }
        String gap = tokens.gapAfter(i);
        if (!CUE_GAP.matcher(gap).matches()) {
            return;
        }
        int first = i + 1;
        if (tokens.get(first).folded().equals("by") && first + 1 < tokens.size()) {
            first++;
        }
        boolean strong = tokens.get(i).length() > 1 || gap.startsWith(":");
        while (strong && first < tokens.size() && initials(tokens.get(first))) {
            hits.add(tokens.get(first).span(), FindingType.NAME, 0.75, INITIALS);
            if (!tokens.gapAfter(first).equals("/")) {
                break;
            }
            first++;
        }
    }

    private static boolean initials(Token token) {
        boolean shortWord = token.length() >= 2 && token.length() <= 3;
        return shortWord
                && (token.shape() == Token.Shape.UPPER
                        || token.shape() == Token.Shape.MIXED
                        || token.shape() == Token.Shape.LOWER)
                && (token.shape() != Token.Shape.LOWER || !NameParts.isOrdinaryWord(token));
    }

    /** "18:06 ingrid: he fell" */
    private static void speaker(Tokens tokens, int i, Hits hits) {
        if (i + 1 >= tokens.size() || i == 0 || !tokens.gapAfter(i).startsWith(": ")) {
            return;
        }
        Token token = tokens.get(i);
        boolean afterTime = tokens.get(i - 1).shape() == Token.Shape.NUMBER
                && !tokens.gapAfter(i - 1).contains("\n")
                && TIME_GAP.matcher(tokens.gapAfter(i - 1)).matches();
        if (!afterTime || !lineStartsWithNumber(tokens, i - 1)) {
            return;
        }
        boolean english = tokens.language().equals("en");
        boolean name = token.is(Kind.FIRST_NAME)
                || english && (token.is(Kind.LAST_NAME) || token.unknown() && token.capital());
        if (name && !token.any(Kind.bits(Kind.ROLE, Kind.LABEL)) && token.length() > 2) {
            hits.add(token.span(), FindingType.NAME, token.is(Kind.ENGLISH_WORD) ? 0.5 : 0.7, SPEAKER);
        }
    }

    private static boolean lineStartsWithNumber(Tokens tokens, int i) {
        int at = i;
        while (at > 0 && i - at < 6 && tokens.get(at).shape() == Token.Shape.NUMBER && !tokens.startsLine(at)) {
            at--;
        }
        return tokens.startsLine(at) && tokens.get(at).shape() == Token.Shape.NUMBER;
    }

    /** "S-I-N-G-H", "V, E, R, I, T, Y", "c r u z": three letters or more, one by one. */
    private static void spelled(Tokens tokens, int i, Hits hits) {
        Token token = tokens.get(i);
        String text = token.text();
        if (text.length() >= 7 && SPELLED_OUT.matcher(text).matches()) {
            hits.add(new Span(token.start(), token.start() + text.length()), FindingType.NAME, 0.75, SPELLED);
            return;
        }
        if (text.length() != 1 || !Character.isLetter(text.charAt(0)) || i > 0 && singleBefore(tokens, i)) {
            return;
        }
        int last = i;
        while (last + 1 < tokens.size()
                && tokens.get(last + 1).text().length() == 1
                && LETTER_GAP.matcher(tokens.gapAfter(last)).matches()
                && Character.isLetter(tokens.get(last + 1).text().charAt(0))) {
            last++;
        }
        // "M.B.B.S." and "F.R.C.S." are degrees, "e.g." is none.
        boolean dotted = tokens.gapAfter(i).startsWith(".");
        if (last - i < (dotted ? 4 : 3)) {
            return;
        }
        hits.add(tokens.span(i, last), FindingType.NAME, spelledScore(tokens, i, last), SPELLED);
    }

    private static boolean singleBefore(Tokens tokens, int i) {
        return tokens.get(i - 1).text().length() == 1
                && LETTER_GAP.matcher(tokens.gapAfter(i - 1)).matches();
    }

    private static double spelledScore(Tokens tokens, int first, int last) {
        StringBuilder joined = new StringBuilder();
        for (int i = first; i <= last; i++) {
            joined.append(tokens.get(i).folded());
        }
        return tokens.stands(joined.toString()) ? 0.9 : 0.6;
    }
}
