package cloister.redaction.model.writing;

import java.util.List;
import java.util.function.Predicate;

/** Placeholders, numbers, units and dates of a sentence stand in its sources as they stand in it. */
record NumberCheck(Sentence draft, List<Sentence> sources) {
    /** Each placeholder stands in a source, and several come in the order that one source has. */
    boolean placeholdersHold() {
        List<String> wanted = draft.placeholders();
        return sources.stream().anyMatch(source -> Tokens.follow(wanted, source.placeholders(), String::equals))
                || wanted.stream().distinct().count() <= 1 && wanted.stream().allMatch(this::stands);
    }

    private boolean stands(String token) {
        return sources.stream().anyMatch(source -> source.has(token));
    }

    /** Each number stands in a source with the same unit after it, and so does each word for a number or a date. */
    boolean numbersHold() {
        List<String> tokens = draft.tokens();
        for (int at = 0; at < tokens.size(); at++) {
            if (isMeasure(at) && sources.stream().noneMatch(measuredAt(at))) {
                return false;
            }
        }
        return true;
    }

    private boolean isMeasure(int at) {
        String token = draft.tokens().get(at);
        if (Tokens.isPlaceholder(token) || Tokens.isEnd(token) || token.equals(",")) {
            return false;
        }
        boolean plain = Tokens.isWord(token) && token.chars().noneMatch(Character::isDigit);
        return plain ? draft.isIn("number", at) : !token.equals("(") && !token.equals(")");
    }

    private Predicate<Sentence> measuredAt(int at) {
        List<String> tokens = draft.tokens();
        String token = tokens.get(at);
        boolean number = Tokens.isNumber(token);
        String unit = number ? following(tokens, at) : "";
        String before = number && at > 0 && isSign(tokens.get(at - 1)) ? tokens.get(at - 1) : "";
        return source -> measured(source.tokens(), token, unit, before);
    }

    private static boolean isSign(String token) {
        return token.equals("$") || token.equals("\u00a3") || token.equals("\u20ac");
    }

    private static boolean measured(List<String> source, String token, String unit, String before) {
        for (int at = 0; at < source.size(); at++) {
            if (source.get(at).equals(token)
                    && (unit.isEmpty() || Tokens.alike(following(source, at), unit))
                    && (before.isEmpty() || at > 0 && source.get(at - 1).equals(before))) {
                return true;
            }
        }
        return false;
    }

    /** The word after a number, or nothing where the clause ends. */
    static String following(List<String> tokens, int at) {
        if (at + 1 >= tokens.size()) {
            return "";
        }
        String next = tokens.get(at + 1);
        return Tokens.isWord(next) || next.equals("%") || next.equals("\u00b0") || isSign(next) ? next : "";
    }
}
