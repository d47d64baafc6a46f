package cloister.redaction.detection.names;

/** How much a word looks like part of a person's name, by itself and beside its neighbours. */
final class NameParts {
    private static final long NAME = Kind.bits(Kind.FIRST_NAME, Kind.LAST_NAME);
    private static final long WORD = Kind.bits(Kind.ENGLISH_WORD, Kind.OTHER_WORD, Kind.STOP_WORD);
    private static final long NOT_A_NAME = Kind.bits(
            Kind.ROLE,
            Kind.KIN,
            Kind.TITLE,
            Kind.DRUG,
            Kind.MEDICAL_TERM,
            Kind.COUNTRY,
            Kind.STATE,
            Kind.DEMONYM,
            Kind.MONTH_DAY,
            Kind.TECHNICAL,
            Kind.ORG_SUFFIX,
            Kind.ORG_HEAD,
            Kind.ORG_PREFIX,
            Kind.PUBLIC_BODY,
            Kind.STATUTE_NOUN,
            Kind.LABEL,
            Kind.PLACE_NOUN,
            Kind.EPONYM_NOUN);

    private NameParts() {}

    static boolean isNameWord(Token token) {
        return token.any(NAME);
    }

    static boolean isOrdinaryWord(Token token) {
        return token.any(WORD);
    }

    /** A title before a name ("Dr", "Mrs", "Judge"), not a name that equals one ("Dean", "Prince" after a first name). */
    static boolean isTitle(Tokens tokens, int i) {
        Token token = tokens.get(i);
        if (!token.is(Kind.TITLE) || token.length() == 1 && !tokens.language().equals("fr")) {
            return false;
        }
        if (token.is(Kind.TITLE_STRONG) || !isNameWord(token)) {
            return true;
        }
        return i == 0 || !(tokens.joined(i - 1) && tokens.get(i - 1).is(Kind.FIRST_NAME));
    }

    /** May stand in a run of capitalised words that is a name, without a cue that says so. */
    static boolean mayStand(Tokens tokens, int i) {
        Token token = tokens.get(i);
        if (!token.capital() || isTitle(tokens, i) || eponymInUse(tokens, i) || longEponym(tokens, i)) {
            return false;
        }
        if (token.shape() == Token.Shape.INITIAL) {
            return true;
        }
        if (token.any(NOT_A_NAME)) {
            return isNameWord(token) && (token.is(Kind.MOSTLY_NAME) || besideName(tokens, i));
        }
        if (token.is(Kind.STOP_WORD)) {
            return isNameWord(token) && (token.is(Kind.MOSTLY_NAME) || token.length() > 2 && besideName(tokens, i));
        }
        if (isNameWord(token)) {
            return true;
        }
        return !isOrdinaryWord(token) && token.length() > 1 || surnameLike(tokens, i) || givenLike(tokens, i);
    }

    /** "Clover Haddon-Reyes": an ordinary word with a capital inside a sentence, right before a surname that is none. */
    private static boolean givenLike(Tokens tokens, int i) {
        Token token = tokens.get(i);
        if (i + 1 >= tokens.size()
                || token.shape() != Token.Shape.CAPITAL
                || !tokens.joined(i)
                || tokens.startsSentence(i)
                || token.length() < 4) {
            return false;
        }
        Token next = tokens.get(i + 1);
        return next.shape() == Token.Shape.CAPITAL
                && next.is(Kind.LAST_NAME)
                && !isOrdinaryWord(next)
                && !next.any(NOT_A_NAME | Kind.bits(Kind.TOWN, Kind.EPONYM))
                && tokens.language().equals("en");
    }

    /** "Robin Sparrow", "K. Rivers": an ordinary word with a capital right after a first name or an initial. */
    private static boolean surnameLike(Tokens tokens, int i) {
        Token token = tokens.get(i);
        if (i == 0 || token.length() < 3 || token.shape() != Token.Shape.CAPITAL) {
            return false;
        }
        Token previous = tokens.get(i - 1);
        if (previous.shape() == Token.Shape.INITIAL) {
            return tokens.gapAfter(i - 1).equals(". ") && !tokens.startsSentence(i);
        }
        boolean given = previous.is(Kind.FIRST_NAME) && (!isOrdinaryWord(previous) || previous.is(Kind.MOSTLY_NAME));
        boolean near = tokens.joined(i - 1) || tokens.gapAfter(i - 1).equals("\" ");
        boolean odd = !isOrdinaryWord(previous)
                && previous.length() > 3
                && !previous.any(Kind.bits(Kind.EPONYM, Kind.TOWN))
                && !tokens.medical();
        return near && (given || odd) && previous.shape() == Token.Shape.CAPITAL && !previous.any(NOT_A_NAME);
    }

    private static boolean besideName(Tokens tokens, int i) {
        return i > 0 && tokens.joined(i - 1) && plainName(tokens.get(i - 1))
                || i + 1 < tokens.size() && tokens.joined(i) && plainName(tokens.get(i + 1));
    }

    private static boolean plainName(Token token) {
        boolean name = token.any(NAME) || token.unknown() && token.shape() == Token.Shape.CAPITAL;
        return token.capital() && name && !token.any(NOT_A_NAME | Kind.STOP_WORD.bit());
    }

    /** "Bence Jones", "Grey Turner": eponyms of several words. */
    static boolean longEponym(Tokens tokens, int i) {
        return tokens.phraseStartingAt(i, Kind.EPONYM, 3) > 1
                || i > 0 && tokens.phraseStartingAt(i - 1, Kind.EPONYM, 3) > 1;
    }

    /** "Graves disease", "Foley catheter", "Murphy's sign", "Wells score", "Crohn's". */
    static boolean eponymInUse(Tokens tokens, int i) {
        Token token = tokens.get(i);
        if (!token.is(Kind.EPONYM)) {
            return false;
        }
        if (i + 1 < tokens.size()) {
            Token next = tokens.get(i + 1);
            String gap = tokens.gapAfter(i);
            boolean near = gap.equals(" ") || gap.equals("-") || gap.equals("'s ");
            if (near && next.is(Kind.EPONYM_NOUN) && !(next.capital() && isNameWord(next) && !next.is(Kind.EPONYM))) {
                return true;
            }
            if (near
                    && next.is(Kind.EPONYM)
                    && i + 2 < tokens.size()
                    && tokens.get(i + 2).is(Kind.EPONYM_NOUN)) {
                return true;
            }
        }
        return !isNameWord(token) || token.text().length() > token.length() && !token.is(Kind.FIRST_NAME);
    }

    /** The chance that this capitalised word is part of a name, going by the word alone. */
    static double weight(Tokens tokens, int i) {
        Token token = tokens.get(i);
        boolean word = isOrdinaryWord(token);
        double weight = 0.05;
        if (token.is(Kind.FIRST_NAME)) {
            weight = !word || token.is(Kind.MOSTLY_NAME) ? 0.8 : 0.35;
        }
        if (token.is(Kind.LAST_NAME)) {
            weight = Math.max(weight, word ? 0.3 : 0.6);
        }
        if (weight < 0.1 && !word) {
            weight = token.any(NOT_A_NAME) ? 0.1 : unknownWeight(tokens, i, token);
        }
        if (token.any(NOT_A_NAME) && !token.is(Kind.MOSTLY_NAME)) {
            weight *= 0.6;
        }
        if (weight < 0.1 && (surnameLike(tokens, i) || givenLike(tokens, i))) {
            weight = 0.25;
        }
        if (token.is(Kind.EPONYM) && !token.is(Kind.FIRST_NAME)) {
            weight *= 0.6;
        }
        if (token.shape() == Token.Shape.UPPER && token.length() <= 4 && !upperLine(tokens, i)) {
            weight *= 0.3;
        }
        return weight;
    }

    private static double unknownWeight(Tokens tokens, int i, Token token) {
        if (token.shape() == Token.Shape.UPPER && !upperLine(tokens, i)) {
            return 0.15;
        }
        if (tokens.language().equals("de")) {
            return 0.15;
        }
        if (token.shape() == Token.Shape.MIXED
                && !token.folded().startsWith("mc")
                && !token.folded().contains("'")) {
            return 0.2;
        }
        // Among drugs and diseases a word that nobody knows is another of them more often than a name.
        boolean english = tokens.language().equals("en") && token.unknown() && token.length() > 3 && !tokens.medical();
        return english ? 0.58 : 0.45;
    }

    /** A neighbour on the line is in capitals too, so that capitals say nothing. */
    static boolean upperLine(Tokens tokens, int i) {
        return i > 0 && !tokens.gapAfter(i - 1).contains("\n") && upperWord(tokens.get(i - 1))
                || i + 1 < tokens.size() && !tokens.gapAfter(i).contains("\n") && upperWord(tokens.get(i + 1));
    }

    private static boolean upperWord(Token token) {
        return token.shape() == Token.Shape.UPPER && token.length() > 3;
    }
}
