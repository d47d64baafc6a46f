package cloister.redaction.model.grammar;

import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;

/** Characters of JSON texts (RFC 8259), each one character of the text that is meant. */
final class JsonTexts {
    private static final CharacterSet CONTROLS = CharacterSet.of(0, 0x1F);
    private static final CharacterSet ESCAPED = CONTROLS.or(CharacterSet.of("\"\\"));
    private static final CharacterSet PLAIN = CharacterSet.ALL.without(ESCAPED);
    private static final CharacterSet DIGITS = CharacterSet.of('0', '9');
    private static final CharacterSet HEX = DIGITS.or(CharacterSet.of("abcdefABCDEF"));

    /** Any character in any way of writing it, but for halves of surrogate pairs. */
    static final Expression ANY = any();

    private static final Expression ANY_TEXT = text(Expression.repeat(ANY, 0, Expression.UNBOUNDED));

    private JsonTexts() {}

    /** Any text of so many characters. */
    static Expression any(int fewest, int most) {
        return fewest == 0 && most == Expression.UNBOUNDED ? ANY_TEXT : text(Expression.repeat(ANY, fewest, most));
    }

    static Expression text(Expression content) {
        return new Expression.Sequence(List.of(Expression.literal("\""), content, Expression.literal("\"")));
    }

    /** One character of a set, escaped only if it must be. */
    static Expression oneOf(CharacterSet set) {
        List<Expression> ways = new ArrayList<>();
        CharacterSet plain = set.and(PLAIN);
        if (!plain.isEmpty()) {
            ways.add(Expression.characters(plain));
        }
        for (int c = 0; c <= '\\'; c++) {
            if (ESCAPED.contains(c) && set.contains(c)) {
                ways.add(Expression.literal(escaped((char) c)));
            }
        }
        return Expression.choice(ways);
    }

    /** A text as JSON, escaped only where it must be. */
    static String written(String text) {
        StringBuilder out = new StringBuilder("\"");
        text.chars().forEach(c -> out.append(ESCAPED.contains(c) ? escaped((char) c) : Character.toString(c)));
        return out.append('"').toString();
    }

    private static String escaped(char c) {
        return switch (c) {
            case '"' -> "\\\"";
            case '\\' -> "\\\\";
            case '\b' -> "\\b";
            case '\f' -> "\\f";
            case '\n' -> "\\n";
            case '\r' -> "\\r";
            case '\t' -> "\\t";
            default -> "\\u" + HexFormat.of().toHexDigits(c);
        };
    }

    private static Expression any() {
        Expression hex = Expression.characters(HEX);
        Expression two = Expression.repeat(hex, 2, 2);
        Expression three = Expression.repeat(hex, 3, 3);
        Expression d = oneOf("dD");
        Expression basic = Expression.choice(List.of(
                Expression.sequence(Expression.characters(HEX.without(CharacterSet.of("dD"))), three),
                Expression.sequence(d, oneOf("01234567"), two)));
        Expression pair =
                Expression.sequence(d, oneOf("89abAB"), two, Expression.literal("\\u"), d, oneOf("cdefCDEF"), two);
        Expression escape = Expression.choice(List.of(
                oneOf("\"\\/bfnrt"),
                Expression.sequence(Expression.literal("u"), Expression.choice(List.of(basic, pair)))));
        return Expression.choice(
                List.of(Expression.characters(PLAIN), Expression.sequence(Expression.literal("\\"), escape)));
    }

    private static Expression oneOf(String characters) {
        return Expression.characters(CharacterSet.of(characters));
    }
}
