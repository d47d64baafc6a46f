package cloister.redaction.detection.names;

import cloister.pipeline.FindingType;
import cloister.pipeline.Span;
import java.util.Set;

/** Organisations: a head or a legal form, expanded over the capitalised words that belong to it. */
final class OrganizationFinder implements Finder {
    static final String PRIVATE = "org.private";
    static final String PUBLIC_BODY = "org.public-body";
    static final String EMPLOYER = "org.employer";

    private static final int LONGEST = 8;
    private static final Set<String> INNER = Set.of(
            "of", "the", "and", "for", "de", "du", "des", "del", "della", "di", "da", "do", "dos", "das", "la", "le",
            "les", "van", "von", "der", "den", "am", "im", "an", "zum", "zur", "y", "e", "i", "og", "och", "et", "und",
            "en", "w", "d", "a", "al", "at", "st");

    @Override
    public void find(Tokens tokens, Hits hits) {
        for (int i = 0; i < tokens.size(); i++) {
            Token token = tokens.get(i);
            if (token.is(Kind.ORG_SUFFIX)) {
                suffix(tokens, i, hits);
            }
            if (token.is(Kind.ORG_HEAD) && token.capital()) {
                head(tokens, i, hits);
            }
            if (token.is(Kind.ORG_PREFIX) && token.capital()) {
                prefix(tokens, i, hits);
            }
            if (token.is(Kind.PUBLIC_BODY) || token.is(Kind.COURT_HEAD)) {
                publicBody(tokens, i, hits);
            }
            if (token.shape() == Token.Shape.LOWER) {
                employer(tokens, i, hits);
            }
        }
    }

    /** "Touwslagerij Prins & Zn. B.V.", "Garmin Ltd". */
    private static void suffix(Tokens tokens, int i, Hits hits) {
        Token token = tokens.get(i);
        boolean legal = token.shape() != Token.Shape.LOWER && (token.shape() != Token.Shape.INITIAL);
        if (!legal || i == 0 || token.is(Kind.ORG_HEAD) && token.length() > 5) {
            return;
        }
        int first = leftEdge(tokens, i);
        if (first == i) {
            germanCompound(tokens, i, hits);
            return;
        }
        boolean distinct = token.shape() == Token.Shape.UPPER
                || token.shape() == Token.Shape.MIXED
                || token.text().length() > 2;
        if (token.length() <= 2 && !distinct || onlyGeneric(tokens, first, i - 1)) {
            return;
        }
        if (token.length() <= 3 && token.is(Kind.STATE)
                || token.any(Kind.bits(Kind.POST_NOMINAL, Kind.FIRST_NAME))
                        && token.length() <= 2
                        && onlyNames(tokens, first, i - 1)) {
            return;
        }
        add(tokens, first, i, 0.88, hits);
    }

    private static void germanCompound(Tokens tokens, int i, Hits hits) {
        if (tokens.joined(i) && i + 1 < tokens.size() && tokens.get(i).length() > 4) {
            prefix(tokens, i, hits);
        }
    }

    private static boolean onlyNames(Tokens tokens, int from, int to) {
        for (int i = from; i <= to; i++) {
            if (!NameParts.isNameWord(tokens.get(i)) && tokens.get(i).shape() != Token.Shape.INITIAL) {
                return false;
            }
        }
        return true;
    }

    /** "First Sycamore Credit Union", "St Cedd's Primary", "CEDAR LANTERN MEMORIAL HOSPITAL". */
    private static void head(Tokens tokens, int i, Hits hits) {
        int last = i;
        while (last + 1 < tokens.size()
                && tokens.joined(last)
                && tokens.get(last + 1).capital()
                && tokens.get(last + 1).any(Kind.bits(Kind.ORG_HEAD, Kind.ORG_SUFFIX, Kind.PLACE_NOUN))) {
            last++;
        }
        int first = leftEdge(tokens, i);
        int right = rightOf(tokens, last);
        if (first == i && right == last || onlyGeneric(tokens, first, i) && right == last) {
            return;
        }
        boolean heading = first == i;
        double score = heading ? 0.6 : distinctive(tokens, first, i - 1) ? 0.82 : 0.62;
        add(tokens, first, right, score, hits);
    }

    /** "of Klagenfurt", "of St Mary": what follows a head in English. */
    private static int rightOf(Tokens tokens, int last) {
        if (last + 2 >= tokens.size() || !tokens.joined(last) || !tokens.joined(last + 1)) {
            return last;
        }
        Token of = tokens.get(last + 1);
        int next = last + 2;
        if (!of.folded().equals("of") && !of.folded().equals("for")) {
            return last;
        }
        if (tokens.get(next).folded().equals("the") && next + 1 < tokens.size()) {
            next++;
        }
        int end = last;
        while (next < tokens.size() && tokens.get(next).capital() && next - last < LONGEST) {
            end = next;
            if (!tokens.joined(next)) {
                break;
            }
            next++;
        }
        return end;
    }

    /** "Clinique du Parc", "Ospedale San Rocco", "Kancelaria Nowak". */
    private static void prefix(Tokens tokens, int i, Hits hits) {
        int last = i;
        int next = i + 1;
        while (next < tokens.size() && next - i < LONGEST && linked(tokens, next - 1)) {
            Token token = tokens.get(next);
            if (token.capital() && !token.any(Kind.bits(Kind.LABEL, Kind.TITLE_STRONG, Kind.MONTH_DAY))
                    || token.is(Kind.ORG_SUFFIX) && token.capital()) {
                last = next;
            } else if (!INNER.contains(token.folded())) {
                break;
            }
            next++;
        }
        if (last == i) {
            return;
        }
        boolean germanNoun = tokens.language().equals("de") && onlyWords(tokens, i + 1, last);
        boolean english =
                tokens.language().equals("en") && tokens.get(i).is(Kind.ENGLISH_WORD) && onlyWords(tokens, i + 1, last);
        if (tokens.is(i, Kind.ORG_LEFT) && !tokens.get(i).is(Kind.ORG_HEAD)) {
            return;
        }
        add(tokens, i, last, germanNoun || english ? 0.35 : 0.75, hits);
    }

    private static boolean onlyWords(Tokens tokens, int from, int to) {
        for (int i = from; i <= to; i++) {
            if (!NameParts.isOrdinaryWord(tokens.get(i))
                    || NameParts.isNameWord(tokens.get(i)) && !tokens.get(i).is(Kind.ENGLISH_WORD)) {
                return false;
            }
        }
        return true;
    }

    private static boolean linked(Tokens tokens, int i) {
        String gap = tokens.gapAfter(i);
        return tokens.joined(i)
                || gap.equals(" & ")
                || gap.equals("&")
                || gap.equals(".")
                || gap.equals(". ") && tokens.get(i).length() < 3
                || gap.equals("'")
                || gap.equals("’");
    }

    /** The first word of the name that ends before {@code head}; {@code head} itself if there is none. */
    private static int leftEdge(Tokens tokens, int head) {
        int first = head;
        int at = head - 1;
        while (at >= 0 && head - at <= LONGEST && leftLinked(tokens, at)) {
            Token token = tokens.get(at);
            if (token.capital() || token.shape() == Token.Shape.NUMBER && first < head) {
                if (stopsLeft(tokens, at)) {
                    break;
                }
                first = at;
            } else if (!INNER.contains(token.folded())
                    || token.folded().equals("at")
                    || token.folded().equals("a")
                    || token.folded().equals("for")) {
                break;
            }
            at--;
        }
        return first;
    }

    private static boolean leftLinked(Tokens tokens, int i) {
        String gap = tokens.gapAfter(i);
        return tokens.joined(i)
                || gap.equals(" & ")
                || gap.equals("&")
                || gap.equals("'s ")
                || gap.equals("’s ")
                || gap.equals("' ")
                || gap.equals(", ") && tokens.get(i + 1).folded().equals("inc")
                || gap.equals(", ")
                        && i + 2 < tokens.size()
                        && tokens.gapAfter(i + 1).equals(" & ")
                || gap.equals(". ")
                        && (tokens.get(i).folded().equals("st") || tokens.get(i).shape() == Token.Shape.INITIAL);
    }

    private static boolean stopsLeft(Tokens tokens, int at) {
        Token token = tokens.get(at);
        boolean article = token.is(Kind.STOP_WORD) && !token.is(Kind.ORG_LEFT) && !token.is(Kind.LAST_NAME);
        boolean label =
                token.any(Kind.bits(Kind.LABEL, Kind.ROLE)) && !NameParts.isNameWord(token) && !token.is(Kind.ORG_LEFT);
        return article
                || label
                || token.is(Kind.TITLE_STRONG)
                || token.is(Kind.MONTH_DAY) && !NameParts.isNameWord(token);
    }

    private static boolean onlyGeneric(Tokens tokens, int from, int to) {
        for (int i = from; i <= to; i++) {
            Token token = tokens.get(i);
            if (!token.any(Kind.bits(Kind.ORG_GENERIC, Kind.ROLE, Kind.ORG_SUFFIX, Kind.MEDICAL_TERM))
                    && !INNER.contains(token.folded())
                    && token.shape() != Token.Shape.NUMBER) {
                return false;
            }
        }
        return true;
    }

    /** A word that is no common one. */
    private static boolean distinctive(Tokens tokens, int from, int to) {
        for (int i = from; i <= to; i++) {
            Token token = tokens.get(i);
            if (NameParts.isNameWord(token)
                    || token.is(Kind.TOWN)
                    || !NameParts.isOrdinaryWord(token)
                    || token.is(Kind.ORG_LEFT) && to > from) {
                return true;
            }
        }
        return false;
    }

    private static void publicBody(Tokens tokens, int i, Hits hits) {
        Token token = tokens.get(i);
        if (!token.capital()) {
            return;
        }
        int first = leftEdge(tokens, i);
        int last = i;
        while (last + 1 < tokens.size()
                && tokens.joined(last)
                && tokens.get(last + 1).capital()
                && !tokens.get(last + 1).is(Kind.MONTH_DAY)
                && last - i < 4) {
            last++;
        }
        last = rightOf(tokens, last);
        if (first == i && last == i) {
            return;
        }
        hits.add(tokens.span(first, last), FindingType.ORGANIZATION, 0.7, PUBLIC_BODY);
    }

    /** "she works at Pickle Barrel": a capitalised run after words that an employer or insurer follows. */
    private static void employer(Tokens tokens, int i, Hits hits) {
        int cue = tokens.phraseEndingAt(i, Kind.EMPLOYER_CUE, 3);
        if (cue == 0 || !tokens.joined(i) || i + 1 >= tokens.size()) {
            return;
        }
        int first = i + 1;
        if (tokens.get(first).folded().equals("the") && first + 1 < tokens.size()) {
            first++;
        }
        int last = first - 1;
        while (last + 1 < tokens.size()
                && last - first < LONGEST
                && (last < first || linked(tokens, last))
                && employerPart(tokens, last + 1)) {
            last++;
        }
        if (last >= first && !tokens.get(first).is(Kind.STOP_WORD) && !onlyGeneric(tokens, first, last)) {
            hits.add(tokens.span(first, last), FindingType.ORGANIZATION, 0.65, EMPLOYER);
        }
    }

    private static boolean employerPart(Tokens tokens, int i) {
        Token token = tokens.get(i);
        return token.capital() && !token.any(Kind.bits(Kind.TITLE_STRONG, Kind.MONTH_DAY, Kind.COUNTRY, Kind.STATE));
    }

    private static void add(Tokens tokens, int first, int last, double score, Hits hits) {
        boolean body = false;
        for (int i = first; i <= last; i++) {
            body |= tokens.get(i).any(Kind.bits(Kind.COURT_HEAD, Kind.PUBLIC_BODY));
        }
        Span span = withDot(tokens, first, last);
        hits.add(span, FindingType.ORGANIZATION, score, body ? PUBLIC_BODY : PRIVATE);
    }

    private static Span withDot(Tokens tokens, int first, int last) {
        return tokens.span(first, last);
    }
}
