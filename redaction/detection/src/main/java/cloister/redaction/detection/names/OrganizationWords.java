package cloister.redaction.detection.names;

import java.util.Set;

/** How far the name of an organisation reaches, and whether its words say which one it is. */
final class OrganizationWords {
    static final int LONGEST = 8;
    private static final Set<String> INNER = Set.of(
            "of", "the", "and", "for", "de", "du", "des", "del", "della", "di", "da", "do", "dos", "das", "la", "le",
            "les", "van", "von", "der", "den", "am", "im", "an", "zum", "zur", "y", "e", "i", "og", "och", "et", "und",
            "en", "w", "d", "a", "al", "at", "st");
    private static final Set<String> NOT_LEFTWARDS = Set.of("of", "the", "at", "a", "for", "an", "d", "i", "w");
    private static final Set<String> ARTICLES = Set.of(
            "the", "le", "la", "les", "el", "los", "las", "il", "lo", "gli", "de", "het", "die", "der", "das", "o",
            "os", "as");

    private OrganizationWords() {}

    /** A word that may stand inside such a name in lower case. */
    static boolean isInner(Token token) {
        return INNER.contains(token.folded());
    }

    /** The first word of the name that ends before {@code head}; {@code head} itself if there is none. */
    static int leftEdge(Tokens tokens, int head) {
        int first = head;
        int at = head - 1;
        while (at >= 0 && head - at <= LONGEST && leftLinked(tokens, at)) {
            Token token = tokens.get(at);
            if (token.capital()) {
                if (stopsLeft(tokens, at)) {
                    first = first < head && ARTICLES.contains(token.folded()) ? at : first;
                    break;
                }
                first = at;
            } else if (!(token.folded().equals("of")
                            && first < head
                            && distinctive(tokens, at + 1, at + 1)
                            && !tokens.is(at + 1, Kind.ORG_HEAD))
                    && (!INNER.contains(token.folded()) || NOT_LEFTWARDS.contains(token.folded()))) {
                break;
            }
            at--;
        }
        return first;
    }

    static boolean leftLinked(Tokens tokens, int i) {
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

    static boolean stopsLeft(Tokens tokens, int at) {
        Token token = tokens.get(at);
        boolean article = token.is(Kind.STOP_WORD) && !token.is(Kind.ORG_LEFT) && !token.is(Kind.LAST_NAME);
        boolean label =
                token.any(Kind.bits(Kind.LABEL, Kind.ROLE)) && !NameParts.isNameWord(token) && !token.is(Kind.ORG_LEFT);
        return article
                || label
                || token.is(Kind.TITLE_STRONG)
                || token.is(Kind.MONTH_DAY) && !NameParts.isNameWord(token);
    }

    /** "of Klagenfurt", "of St Mary": what follows a head in English. */
    static int rightOf(Tokens tokens, int last) {
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

    static boolean linked(Tokens tokens, int i) {
        String gap = tokens.gapAfter(i);
        return tokens.joined(i)
                || gap.equals(" & ")
                || gap.equals("&")
                || gap.equals(".")
                || gap.equals(". ") && tokens.get(i).length() < 3
                || gap.equals("'")
                || gap.equals("’");
    }

    static boolean onlyGeneric(Tokens tokens, int from, int to) {
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
    static boolean distinctive(Tokens tokens, int from, int to) {
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

    static boolean onlyWords(Tokens tokens, int from, int to) {
        for (int i = from; i <= to; i++) {
            if (!NameParts.isOrdinaryWord(tokens.get(i))
                    || NameParts.isNameWord(tokens.get(i)) && !tokens.get(i).is(Kind.ENGLISH_WORD)) {
                return false;
            }
        }
        return true;
    }

    static boolean onlyNames(Tokens tokens, int from, int to) {
        for (int i = from; i <= to; i++) {
            if (!NameParts.isNameWord(tokens.get(i)) && tokens.get(i).shape() != Token.Shape.INITIAL) {
                return false;
            }
        }
        return true;
    }
}
