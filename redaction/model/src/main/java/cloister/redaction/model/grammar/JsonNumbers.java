package cloister.redaction.model.grammar;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.List;

/** Numbers of JSON within bounds of length, and of size if there are any. */
final class JsonNumbers {
    private static final Expression DIGIT = Expression.characters(CharacterSet.of('0', '9'));
    private static final Expression FRACTION =
            Expression.optional(Expression.sequence(Expression.literal("."), Expression.repeat(DIGIT, 1, 15)));
    private static final Expression ZEROS = Expression.optional(
            Expression.sequence(Expression.literal("."), Expression.repeat(Expression.literal("0"), 1, 15)));

    /** Any whole number of up to 18 digits. */
    static final Expression WHOLE = Expression.choice(List.of(
            Expression.literal("0"), Expression.sequence(Expression.optional(Expression.literal("-")), positive(18))));

    /** Any number of up to 15 digits before and after the point, with or without an exponent. */
    static final Expression ANY = Expression.sequence(
            Expression.optional(Expression.literal("-")),
            Expression.choice(List.of(Expression.literal("0"), positive(15))),
            FRACTION,
            Expression.optional(Expression.sequence(
                    Expression.characters(CharacterSet.of("eE")),
                    Expression.optional(Expression.characters(CharacterSet.of("+-"))),
                    Expression.repeat(DIGIT, 1, 2))));

    private JsonNumbers() {}

    /** Bounds, both included. */
    record Bounds(BigInteger least, BigInteger most) {
        Bounds {
            if (least.compareTo(most) > 0) {
                throw new GrammarException("no number lies between minimum and maximum");
            }
        }

        /** Whole numbers from {@code least} to {@code most}. */
        static Bounds whole(BigDecimal least, BigDecimal most) {
            return new Bounds(
                    least.setScale(0, RoundingMode.CEILING).toBigIntegerExact(),
                    most.setScale(0, RoundingMode.FLOOR).toBigIntegerExact());
        }

        /** The same, which must also lie between {@code above} and {@code below}. */
        static Bounds within(BigDecimal least, BigDecimal most, BigDecimal above, BigDecimal below) {
            BigDecimal next = above.setScale(0, RoundingMode.FLOOR).add(BigDecimal.ONE);
            BigDecimal last = below.setScale(0, RoundingMode.CEILING).subtract(BigDecimal.ONE);
            return whole(least.max(next), most.min(last));
        }
    }

    /** Whole numbers within bounds. */
    static Expression whole(Bounds bounds) {
        List<Expression> ways = new ArrayList<>();
        if (bounds.least().signum() < 0) {
            BigInteger nearest = bounds.most().negate().max(BigInteger.ONE);
            ways.add(Expression.sequence(
                    Expression.literal("-"), range(nearest, bounds.least().negate())));
        }
        if (bounds.most().signum() >= 0) {
            ways.add(range(bounds.least().max(BigInteger.ZERO), bounds.most()));
        }
        return Expression.choice(ways);
    }

    /** Numbers within whole bounds, without exponent. */
    static Expression any(Bounds bounds) {
        List<Expression> ways = new ArrayList<>();
        if (bounds.least().signum() < 0) {
            BigInteger nearest = bounds.most().negate().max(BigInteger.ZERO);
            ways.add(Expression.sequence(
                    Expression.literal("-"), upTo(nearest, bounds.least().negate())));
        }
        if (bounds.most().signum() >= 0) {
            ways.add(upTo(bounds.least().max(BigInteger.ZERO), bounds.most()));
        }
        return Expression.choice(ways);
    }

    private static Expression upTo(BigInteger least, BigInteger most) {
        Expression last = Expression.sequence(Expression.literal(most.toString()), ZEROS);
        return least.equals(most)
                ? last
                : Expression.choice(
                        List.of(Expression.sequence(range(least, most.subtract(BigInteger.ONE)), FRACTION), last));
    }

    private static Expression positive(int digits) {
        return Expression.sequence(
                Expression.characters(CharacterSet.of('1', '9')), Expression.repeat(DIGIT, 0, digits - 1));
    }

    /** Whole numbers from {@code least}, which is not negative, to {@code most}. */
    private static Expression range(BigInteger least, BigInteger most) {
        List<Expression> ways = new ArrayList<>();
        for (int digits = least.toString().length(); digits <= most.toString().length(); digits++) {
            BigInteger first = digits == 1 ? BigInteger.ZERO : BigInteger.TEN.pow(digits - 1);
            BigInteger last = BigInteger.TEN.pow(digits).subtract(BigInteger.ONE);
            ways.add(between(least.max(first).toString(), most.min(last).toString()));
        }
        return Expression.choice(ways);
    }

    /** Between two texts of digits of the same length. */
    private static Expression between(String first, String last) {
        int length = first.length();
        if (first.equals(last)) {
            return Expression.literal(first);
        }
        if (first.equals("0".repeat(length)) && last.equals("9".repeat(length))) {
            return Expression.repeat(DIGIT, length, length);
        }
        char low = first.charAt(0);
        char high = last.charAt(0);
        if (low == high) {
            return Expression.sequence(digits(low, low), between(first.substring(1), last.substring(1)));
        }
        List<Expression> ways = new ArrayList<>();
        boolean fromZero = first.substring(1).equals("0".repeat(length - 1));
        boolean toNine = last.substring(1).equals("9".repeat(length - 1));
        if (!fromZero) {
            ways.add(Expression.sequence(digits(low, low), between(first.substring(1), "9".repeat(length - 1))));
        }
        char from = fromZero ? low : (char) (low + 1);
        char to = toNine ? high : (char) (high - 1);
        if (from <= to) {
            ways.add(Expression.sequence(digits(from, to), Expression.repeat(DIGIT, length - 1, length - 1)));
        }
        if (!toNine) {
            ways.add(Expression.sequence(digits(high, high), between("0".repeat(length - 1), last.substring(1))));
        }
        return Expression.choice(ways);
    }

    private static Expression digits(char first, char last) {
        return Expression.characters(CharacterSet.of(first, last));
    }
}
