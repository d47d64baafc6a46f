package cloister.redaction.detection.names;

import cloister.pipeline.FindingType;
import java.util.Set;
import java.util.regex.Pattern;

/** Towns by lexicon and by what stands before them, regions, states, countries. */
final class PlaceFinder implements Finder {
    /** A town where somebody was born, lives or signs. */
    static final String RESIDENCE = "place.residence";
    /** A town that is only mentioned. */
    static final String TOWN = "place.town";

    static final String REGION = "place.region";
    static final String STATE = "place.state";
    static final String COUNTRY = "place.country";

    private static final int LONGEST = 4;
    private static final Pattern DATE_GAP = Pattern.compile(", ?| ");
    private static final Set<String> DATE_WORDS =
            Set.of("den", "the", "le", "el", "il", "li", "dnia", "am", "a", "op", "em", "on", "dated");

    @Override
    public void find(Tokens tokens, Hits hits) {
        int i = 0;
        while (i < tokens.size()) {
            i = tokens.get(i).capital() ? Math.max(i + 1, place(tokens, i, hits)) : i + 1;
        }
    }

    /** The token to go on with. */
    private static int place(Tokens tokens, int i, Hits hits) {
        int country = tokens.phraseStartingAt(i, Kind.COUNTRY, LONGEST);
        if (country > 0 && sureOf(tokens, i, country)) {
            boolean party = tokens.parties().contains(tokens.phrase(i, i + country - 1));
            hits.add(tokens.span(i, i + country - 1), FindingType.ADDRESS, party ? 0.4 : 0.8, COUNTRY);
            return i + country;
        }
        int state = tokens.phraseStartingAt(i, Kind.STATE, LONGEST);
        if (state > 0 && sureOf(tokens, i, state)) {
            hits.add(tokens.span(i, i + state - 1), FindingType.ADDRESS, 0.75, STATE);
            return i + state;
        }
        return town(tokens, i, hits);
    }

    private static boolean sureOf(Tokens tokens, int i, int count) {
        for (int k = i; k < i + count; k++) {
            if (!tokens.get(k).capital() && !tokens.get(k).is(Kind.STOP_WORD)) {
                return false;
            }
        }
        Token token = tokens.get(i);
        boolean name = count == 1 && token.is(Kind.FIRST_NAME);
        return !name || cued(tokens, i) > 0;
    }

    private static int town(Tokens tokens, int i, Hits hits) {
        double cue = Math.max(cued(tokens, i), signsAlone(tokens, i) || inAddressBlock(tokens, i) ? 0.6 : 0);
        int known = tokens.phraseStartingAt(i, Kind.TOWN, LONGEST);
        int last = known > 0 ? i + known - 1 : cue > 0 ? unknownRun(tokens, i) : i - 1;
        if (last < i) {
            return i;
        }
        while (last + 1 < tokens.size()
                && tokens.joined(last)
                && tokens.get(last + 1).capital()
                && tokens.get(last + 1).is(Kind.PLACE_NOUN)) {
            last++;
        }
        boolean region = tokens.get(last).is(Kind.PLACE_NOUN) && last > i;
        double weight = weight(tokens, i, last, known > 0);
        double score = region ? Hits.either(0.5, cue) : Hits.either(weight, cue);
        boolean lives = tokens.phraseEndingAt(i - 1, Kind.LIVE_CUE, 3) > 0 || signs(tokens, i, last);
        if (known == 0 && !lives && !region && tokens.language().equals("de")) {
            score *= 0.8;
        }
        hits.add(tokens.span(i, last), FindingType.ADDRESS, score, lives ? RESIDENCE : region ? REGION : TOWN);
        return last + 1;
    }

    private static double weight(Tokens tokens, int first, int last, boolean known) {
        boolean word = true;
        boolean name = false;
        for (int i = first; i <= last; i++) {
            word &= NameParts.isOrdinaryWord(tokens.get(i));
            name |= NameParts.isNameWord(tokens.get(i));
        }
        if (known) {
            return word ? last > first ? 0.3 : 0.02 : name && first == last ? 0.25 : 0.5;
        }
        return word ? 0 : name ? 0.1 : 0.25;
    }

    /** Words after "in", "near", "from" that nobody knows. */
    private static int unknownRun(Tokens tokens, int first) {
        int last = first - 1;
        while (last + 1 < tokens.size()
                && last - first < 3
                && (last < first || tokens.joined(last))
                && placePart(tokens, last + 1, first)) {
            last++;
        }
        return last;
    }

    private static boolean placePart(Tokens tokens, int i, int first) {
        Token token = tokens.get(i);
        if (!token.capital()
                || token.length() < 3
                || token.any(Kind.bits(
                        Kind.MONTH_DAY,
                        Kind.STOP_WORD,
                        Kind.TITLE,
                        Kind.ROLE,
                        Kind.KIN,
                        Kind.DRUG,
                        Kind.MEDICAL_TERM,
                        Kind.STATUTE_NOUN,
                        Kind.LABEL,
                        Kind.ORG_HEAD,
                        Kind.ORG_SUFFIX,
                        Kind.PUBLIC_BODY,
                        Kind.COURT_HEAD,
                        Kind.TECHNICAL,
                        Kind.DEMONYM))
                || token.shape() == Token.Shape.UPPER && token.length() < 6 && !NameParts.upperLine(tokens, i)) {
            return false;
        }
        return i > first
                || !NameParts.isOrdinaryWord(token)
                || i + 1 < tokens.size()
                        && tokens.joined(i)
                        && tokens.get(i + 1).is(Kind.PLACE_NOUN);
    }

    private static double cued(Tokens tokens, int i) {
        if (i == 0) {
            return 0;
        }
        if (tokens.phraseEndingAt(i - 1, Kind.LIVE_CUE, 3) > 0 && tokens.joined(i - 1)) {
            return 0.7;
        }
        Token previous = tokens.get(i - 1);
        if (tokens.joined(i - 1) && previous.is(Kind.PLACE_CUE) && previous.shape() == Token.Shape.LOWER) {
            return switch (previous.folded()) {
                case "in", "near", "te", "en", "w", "em", "i" -> 0.6;
                case "of", "na", "no", "do", "z", "we" -> 0.15;
                case "a", "at", "bei", "da", "na\u00e3" -> 0.2;
                default -> 0.35;
            };
        }
        return 0;
    }

    /** A line of its own between a line with a house number and one with a country or postcode. */
    private static boolean inAddressBlock(Tokens tokens, int i) {
        if (i == 0 || !tokens.startsLine(i) || NameParts.isOrdinaryWord(tokens.get(i)) || !houseLine(tokens, i - 1)) {
            return false;
        }
        int last = i;
        while (!tokens.endsLine(last)) {
            last++;
            if (last - i > 3 || !tokens.get(last).capital()) {
                return false;
            }
        }
        return last + 1 < tokens.size() && tokens.phraseStartingAt(last + 1, Kind.COUNTRY, LONGEST) > 0;
    }

    private static boolean houseLine(Tokens tokens, int last) {
        for (int i = last; i >= 0 && last - i < 4; i--) {
            if (tokens.get(i).shape() == Token.Shape.NUMBER) {
                return true;
            }
            if (tokens.startsLine(i)) {
                return false;
            }
        }
        return false;
    }

    private static boolean signsAlone(Tokens tokens, int i) {
        int last = i;
        while (last - i < 3 && tokens.joined(last) && !signs(tokens, i, last)) {
            last++;
        }
        return signs(tokens, i, last)
                && !NameParts.isOrdinaryWord(tokens.get(i))
                && !tokens.get(i).is(Kind.MONTH_DAY);
    }

    /** "Ponte de Sor, 19 de dezembro de 2025": place and date of a signature, on a line of its own. */
    private static boolean signs(Tokens tokens, int first, int last) {
        return tokens.startsLine(first)
                && last + 1 < tokens.size()
                && DATE_GAP.matcher(tokens.gapAfter(last)).matches()
                && (tokens.get(last + 1).shape() == Token.Shape.NUMBER
                                && !tokens.gapAfter(last).equals(" ")
                        || DATE_WORDS.contains(tokens.get(last + 1).folded())
                                && last + 2 < tokens.size()
                                && tokens.get(last + 2).shape() == Token.Shape.NUMBER);
    }
}
