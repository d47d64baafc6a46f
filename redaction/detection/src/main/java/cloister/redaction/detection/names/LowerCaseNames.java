package cloister.redaction.detection.names;

import cloister.pipeline.FindingType;
import java.util.Set;

/** Names in lower case: after a cue, or in lines that are written without capitals. */
final class LowerCaseNames implements Finder {
    static final String LOWER_CASE = "names.lower-case";

    /** Who isn't a relative and stands before a name like one. */
    private static final Set<String> FELLOWS = Set.of(
            "bro",
            "sis",
            "boss",
            "teacher",
            "neighbor",
            "neighbour",
            "friend",
            "buddy",
            "roommate",
            "flatmate",
            "coworker",
            "colleague",
            "manager",
            "supervisor",
            "landlord",
            "landlady",
            "carer",
            "caregiver");

    private static final Set<String> ACTS = Set.of(
            "is", "was", "has", "had", "says", "said", "called", "calls", "rang", "asked", "asks", "wants", "thinks",
            "came", "comes", "lives", "works", "visited", "visits", "will", "would", "can", "does", "did", "went",
            "took", "takes", "knows", "told", "brought", "brings", "got", "gets", "died", "stays", "helps", "drives",
            "keeps");

    @Override
    public void find(Tokens tokens, Hits hits) {
        for (int i = 0; i < tokens.size(); i++) {
            lowerCase(tokens, i, hits);
        }
    }

    private static void lowerCase(Tokens tokens, int i, Hits hits) {
        Token token = tokens.get(i);
        if (i == 0
                || token.shape() != Token.Shape.LOWER
                || token.length() < 3
                || tokens.gapAfter(i - 1).contains("\n")) {
            return;
        }
        double cue = lowerCue(tokens, i);
        if (cue == 0) {
            lowerStyle(tokens, i, hits);
            return;
        }
        double weight = lowerWeight(token, cue);
        if (weight == 0 && token.is(Kind.FIRST_NAME) && i + 1 < tokens.size() && tokens.joined(i)) {
            // "mark vandersloot": a word that is a first name, before a word that nobody knows.
            weight = lowerWeight(tokens.get(i + 1), cue) > 0 && !NameParts.isOrdinaryWord(tokens.get(i + 1)) ? 0.5 : 0;
        }
        if (weight == 0 && isActing(tokens, i)) {
            weight = 0.5;
        }
        if (weight == 0) {
            return;
        }
        int last = i;
        while (last + 1 < tokens.size()
                && last - i < 3
                && tokens.joined(last)
                && lowerWeight(tokens.get(last + 1), cue > 0.6 ? cue : 0.3) > 0.25) {
            last++;
        }
        hits.add(
                tokens.span(i, last),
                FindingType.NAME,
                Hits.either(weight * 0.5, cue) * (weight < 0.2 ? 0.6 : 1),
                LOWER_CASE);
    }

    /** "daughter hope is poa", "my boss rusty says": a first name that is a word too, between a relative and what they do. */
    private static boolean isActing(Tokens tokens, int i) {
        Token token = tokens.get(i);
        return token.is(Kind.FIRST_NAME)
                && !token.any(Kind.bits(Kind.STOP_WORD, Kind.KIN, Kind.MONTH_DAY, Kind.MEDICAL_TERM, Kind.DRUG))
                && isRelative(tokens.get(i - 1))
                && i + 1 < tokens.size()
                && tokens.joined(i)
                && ACTS.contains(tokens.get(i + 1).folded());
    }

    private static boolean isRelative(Token token) {
        return token.shape() == Token.Shape.LOWER && (token.is(Kind.KIN) || FELLOWS.contains(token.folded()));
    }

    /** In a text without capitals a first name that is no word counts by itself. */
    private static void lowerStyle(Tokens tokens, int i, Hits hits) {
        Token token = tokens.get(i);
        if (!tokens.lowerLine(i)
                || !token.is(Kind.FIRST_NAME)
                || lowerWeight(token, 0) < 0.8
                || token.any(Kind.bits(Kind.EPONYM, Kind.TOWN, Kind.COUNTRY, Kind.TECHNICAL))) {
            return;
        }
        boolean pair = i + 1 < tokens.size() && tokens.joined(i) && lowerWeight(tokens.get(i + 1), 0) > 0.3;
        hits.add(tokens.span(i, pair ? i + 1 : i), FindingType.NAME, pair ? 0.75 : 0.52, LOWER_CASE);
    }

    private static boolean plainFirstName(Tokens tokens, int i) {
        return tokens.get(i).is(Kind.FIRST_NAME) && !NameParts.isOrdinaryWord(tokens.get(i));
    }

    private static double lowerCue(Tokens tokens, int i) {
        Token previous = tokens.get(i - 1);
        String gap = tokens.gapAfter(i - 1);
        boolean field = gap.equals(": ") || gap.equals(":");
        if (field
                && previous.shape() != Token.Shape.LOWER
                && tokens.phraseEndingAt(i - 1, Kind.LABEL, 3) > 0
                && plainFirstName(tokens, i)) {
            return 0.45;
        }
        boolean adjacent = gap.equals(" ") || gap.equals(". ");
        if (adjacent
                && previous.is(Kind.TITLE_STRONG)
                && previous.length() > 1
                && previous.shape() == Token.Shape.LOWER) {
            return gap.equals(". ") || previous.length() > 3 ? 0.8 : 0.7;
        }
        if (!gap.equals(" ")) {
            return 0;
        }
        for (int n = Math.min(3, i); n >= 1; n--) {
            if (NameCues.INTRODUCTIONS.contains(tokens.phrase(i - n, i - 1))) {
                return 0.5;
            }
        }
        if (isRelative(previous)) {
            return 0.5;
        }
        return previous.is(Kind.TITLE) && previous.shape() == Token.Shape.LOWER && previous.length() > 3 ? 0.4 : 0;
    }

    private static double lowerWeight(Token token, double cue) {
        if (token.shape() != Token.Shape.LOWER
                || token.any(Kind.bits(
                        Kind.STOP_WORD,
                        Kind.VERB,
                        Kind.MEDICAL_TERM,
                        Kind.DRUG,
                        Kind.KIN,
                        Kind.ROLE,
                        Kind.STATE,
                        Kind.COUNTRY,
                        Kind.MONTH_DAY,
                        Kind.DEMONYM,
                        Kind.TECHNICAL))) {
            return 0;
        }
        if (NameParts.isOrdinaryWord(token)) {
            boolean name = NameParts.isNameWord(token);
            return name && token.is(Kind.MOSTLY_NAME) ? 0.5 : name && cue > 0.6 ? 0.3 : 0;
        }
        if (token.is(Kind.FIRST_NAME)) {
            return 0.8;
        }
        return token.is(Kind.LAST_NAME) ? 0.6 : token.unknown() && token.length() > 3 ? 0.4 : 0;
    }
}
