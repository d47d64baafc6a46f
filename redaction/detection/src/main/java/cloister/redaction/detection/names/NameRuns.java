package cloister.redaction.detection.names;

/** How far a person's name reaches from its first word, with a cue before it or without one. */
final class NameRuns {
    private static final int LONGEST = 6;

    private NameRuns() {}

    /** After a title or a label words count that would not stand alone: "Mr Long", "Patient: Grant Hope". */
    static int cuedRun(Tokens tokens, int first) {
        if (!opensCued(tokens, first)) {
            return freeRun(tokens, first);
        }
        int last = first;
        while (last - first < LONGEST && last + 1 < tokens.size()) {
            int next = follow(tokens, last);
            if (next < 0 || !continuesCued(tokens, next) && !isGeneration(tokens.get(next))) {
                break;
            }
            last = next;
        }
        return last;
    }

    private static boolean opensCued(Tokens tokens, int i) {
        Token token = tokens.get(i);
        if (NameParts.isTitle(tokens, i) && !lastTitle(tokens, i)
                || NameParts.eponymInUse(tokens, i) && !afterTitle(tokens, i)) {
            return false;
        }
        if (NameParts.isNameWord(token) || token.unknown() || token.shape() == Token.Shape.LOWER) {
            return true;
        }
        if (token.any(Kind.bits(Kind.STOP_WORD, Kind.MONTH_DAY, Kind.DRUG, Kind.MEDICAL_TERM, Kind.ORG_SUFFIX))) {
            return afterTitle(tokens, i) && token.is(Kind.MONTH_DAY);
        }
        if (token.any(Kind.bits(
                Kind.ROLE,
                Kind.KIN,
                Kind.LABEL,
                Kind.ORG_HEAD,
                Kind.ORG_PREFIX,
                Kind.PUBLIC_BODY,
                Kind.STATUTE_NOUN))) {
            return afterTitle(tokens, i) && tokens.get(i - 1).is(Kind.TITLE_STRONG);
        }
        return afterTitle(tokens, i)
                || afterKin(tokens, i)
                || !NameParts.isOrdinaryWord(token)
                || orderlyPair(tokens, i);
    }

    /** "Mr. Justice will see you": a title after a title, and no name after that. */
    private static boolean lastTitle(Tokens tokens, int i) {
        return afterTitle(tokens, i)
                && tokens.get(i - 1).is(Kind.TITLE_STRONG)
                && !tokens.get(i).is(Kind.TITLE_STRONG)
                && (i + 1 >= tokens.size() || !tokens.get(i + 1).capital());
    }

    /** An ordinary word after a label may be a surname if a first name follows it: "Bishop, Marigold". */
    private static boolean orderlyPair(Tokens tokens, int i) {
        if (i + 1 >= tokens.size()) {
            return false;
        }
        Token next = tokens.get(i + 1);
        return next.capital()
                && next.is(Kind.FIRST_NAME)
                && (tokens.gapAfter(i).equals(", ") || tokens.gapAfter(i).equals(" "));
    }

    /** "her aunt Patience": a word with a capital right after a relative. */
    private static boolean afterKin(Tokens tokens, int i) {
        return i > 0
                && tokens.joined(i - 1)
                && tokens.get(i - 1).is(Kind.KIN)
                && tokens.get(i - 1).shape() == Token.Shape.LOWER
                && tokens.get(i).shape() == Token.Shape.CAPITAL
                && tokens.language().equals("en");
    }

    static boolean afterTitle(Tokens tokens, int i) {
        return i > 0 && NameParts.isTitle(tokens, i - 1);
    }

    private static boolean continuesCued(Tokens tokens, int i) {
        Token token = tokens.get(i);
        if (!token.capital()) {
            return false;
        }
        if (NameParts.mayStand(tokens, i)) {
            return true;
        }
        return !token.any(Kind.bits(
                        Kind.STOP_WORD,
                        Kind.ROLE,
                        Kind.KIN,
                        Kind.TITLE_STRONG,
                        Kind.LABEL,
                        Kind.DRUG,
                        Kind.MEDICAL_TERM,
                        Kind.MONTH_DAY,
                        Kind.POST_NOMINAL,
                        Kind.ORG_HEAD,
                        Kind.ORG_SUFFIX,
                        Kind.ORG_PREFIX,
                        Kind.PUBLIC_BODY,
                        Kind.EPONYM_NOUN,
                        Kind.OTHER_WORD))
                && token.length() > 1;
    }

    static int freeRun(Tokens tokens, int first) {
        if (!NameParts.mayStand(tokens, first)) {
            return -1;
        }
        int last = first;
        while (last - first < LONGEST && last + 1 < tokens.size()) {
            int next = follow(tokens, last);
            if (next < 0 || !NameParts.mayStand(tokens, next) && !isGeneration(tokens.get(next))) {
                break;
            }
            last = next;
        }
        return last;
    }

    /** The next word that a name may go on with, particles and quoted nicknames stepped over; -1 if it ends here. */
    private static int follow(Tokens tokens, int last) {
        if (tokens.is(last + 1, Kind.POST_NOMINAL) && isGeneration(tokens.get(last + 1)) && near(tokens, last)) {
            return last + 1;
        }
        if (postNominal(tokens, last + 1) || !near(tokens, last)) {
            return -1;
        }
        int next = last + 1;
        int steps = 0;
        while (next + 1 < tokens.size()
                && steps < 3
                && isInnerParticle(tokens.get(next))
                && (tokens.get(next).shape() == Token.Shape.LOWER
                        || tokens.get(next).shape() == Token.Shape.CAPITAL && nextIsCapital(tokens, next))
                && near(tokens, next)) {
            next++;
            steps++;
        }
        return tokens.get(next).capital() && !postNominal(tokens, next) ? next : -1;
    }

    static boolean nextIsCapital(Tokens tokens, int i) {
        return tokens.joined(i)
                && tokens.get(i + 1).capital()
                && !tokens.get(i).folded().equals("the");
    }

    private static boolean postNominal(Tokens tokens, int i) {
        Token token = tokens.get(i);
        return token.is(Kind.POST_NOMINAL) && token.shape() != Token.Shape.CAPITAL && !token.is(Kind.FIRST_NAME)
                || token.text().equals("MD");
    }

    /** "Jr", "Sr", "III". */
    private static boolean isGeneration(Token token) {
        return switch (token.text()) {
            case "Jr", "Sr", "JR", "SR", "II", "III" -> true;
            default -> false;
        };
    }

    private static boolean isInnerParticle(Token token) {
        return token.is(Kind.PARTICLE)
                && !token.folded().equals("e")
                && !token.folded().equals("of");
    }

    private static boolean near(Tokens tokens, int i) {
        String gap = tokens.gapAfter(i);
        if (tokens.get(i).shape() == Token.Shape.INITIAL
                || tokens.get(i).folded().equals("st")) {
            return gap.equals(". ") || gap.equals(".") || gap.equals(" ") || gap.equals(".-");
        }
        return tokens.joined(i)
                || gap.equals(" \"")
                || gap.equals("\" ")
                || gap.equals(" “")
                || gap.equals("” ")
                || gap.equals(" '");
    }
}
