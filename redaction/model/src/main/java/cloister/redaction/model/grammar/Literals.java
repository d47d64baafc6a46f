package cloister.redaction.model.grammar;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** One of several texts, with what they begin with in common told once. */
final class Literals {
    private static final int MOST = 20_000;
    private static final int LONGEST = 400;

    private Literals() {}

    static Expression oneOf(List<String> texts) {
        if (texts.isEmpty() || texts.size() > MOST) {
            throw new GrammarException("there must be 1 to " + MOST + " texts to choose from");
        }
        for (String text : texts) {
            if (text.isEmpty() || text.length() > LONGEST || !CharacterSet.isWellFormed(text)) {
                throw new GrammarException("a text to choose must be well-formed, of 1 to " + LONGEST + " characters");
            }
        }
        return branch(new ArrayList<>(new LinkedHashSet<>(texts)), 0);
    }

    /** What follows the first {@code from} characters, which all the texts share. */
    private static Expression branch(List<String> texts, int from) {
        if (texts.size() == 1) {
            return Expression.literal(texts.get(0).substring(from));
        }
        List<Expression> ways = new ArrayList<>();
        Map<Integer, List<String>> byNext = new TreeMap<>();
        for (String text : texts) {
            if (text.length() == from) {
                ways.add(Expression.literal(""));
            } else {
                byNext.computeIfAbsent(text.codePointAt(from), c -> new ArrayList<>())
                        .add(text);
            }
        }
        for (List<String> same : byNext.values()) {
            int to = common(same, from);
            ways.add(
                    same.size() == 1
                            ? branch(same, from)
                            : Expression.sequence(
                                    Expression.literal(same.get(0).substring(from, to)), branch(same, to)));
        }
        return Expression.choice(ways);
    }

    /** Where texts that share a beginning part, never within a surrogate pair. */
    private static int common(List<String> texts, int from) {
        String first = texts.get(0);
        int to = first.length();
        for (String text : texts) {
            int at = from;
            while (at < Math.min(to, text.length()) && text.charAt(at) == first.charAt(at)) {
                at++;
            }
            to = at;
        }
        boolean within = to > from && to < first.length() && Character.isLowSurrogate(first.charAt(to));
        return within ? to - 1 : to;
    }
}
