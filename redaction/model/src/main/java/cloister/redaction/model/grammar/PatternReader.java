package cloister.redaction.model.grammar;

import java.util.ArrayList;
import java.util.List;

/**
 * Regular expressions as ECMA-262 writes them (with its flag {@code u}), as the content of a JSON text: without
 * lookaround, back references, word boundaries, properties of characters, and anchors but at the ends.
 */
final class PatternReader {
    private static final int LONGEST = 2_000;
    private static final int DEEPEST = 50;

    /** Bytes of the pattern if each repetition were written out: bounds what ambiguous patterns cost. */
    private static final long LARGEST = 20_000;

    private static final String SYNTAX = "^$\\.*+?()[]{}|/";

    private final String pattern;
    private int at;
    private int depth;

    private PatternReader(String pattern) {
        this.pattern = pattern;
    }

    /** A part of a pattern, with how many characters it takes. */
    record Piece(Expression expression, long shortest, long longest, long size) {
        static final Piece EMPTY = new Piece(Expression.literal(""), 0, 0, 0);
        static final Piece ANYTHING =
                new Piece(Expression.repeat(JsonTexts.ANY, 0, Expression.UNBOUNDED), 0, Expression.UNBOUNDED, 1);

        static Piece of(CharacterSet set) {
            return new Piece(JsonTexts.oneOf(set), 1, 1, 1);
        }

        static Piece sequence(List<Piece> pieces) {
            long longest = pieces.stream().mapToLong(Piece::longest).sum();
            return new Piece(
                    Expression.sequence(pieces.stream().map(Piece::expression).toArray(Expression[]::new)),
                    pieces.stream().mapToLong(Piece::shortest).sum(),
                    Math.min(longest, Expression.UNBOUNDED),
                    pieces.stream().mapToLong(Piece::size).sum());
        }

        static Piece choice(List<Piece> pieces) {
            return new Piece(
                    Expression.choice(pieces.stream().map(Piece::expression).toList()),
                    pieces.stream().mapToLong(Piece::shortest).min().orElse(0),
                    pieces.stream().mapToLong(Piece::longest).max().orElse(0),
                    pieces.stream().mapToLong(Piece::size).sum());
        }

        Piece repeat(int fewest, int most) {
            boolean endless = most == Expression.UNBOUNDED && longest > 0;
            return new Piece(
                    Expression.repeat(expression, fewest, most),
                    shortest * fewest,
                    endless ? Expression.UNBOUNDED : Math.min(Expression.UNBOUNDED, longest * most),
                    size * Math.max(1, most == Expression.UNBOUNDED ? fewest + 1L : most));
        }
    }

    /** The content of a text that the pattern finds itself in, as JSON Schema means it. */
    static Piece read(String pattern) {
        if (pattern.length() > LONGEST) {
            throw new GrammarException("it is longer than " + LONGEST + " characters");
        }
        PatternReader reader = new PatternReader(pattern);
        List<Piece> ways = new ArrayList<>();
        do {
            boolean fromBeginning = reader.skip("^");
            List<Piece> pieces = new ArrayList<>(reader.terms());
            boolean toEnd = reader.skip("$");
            if (!reader.ended() && reader.peek() != '|') {
                throw reader.refusal("an anchor within it or a closing parenthesis too many");
            }
            if (!fromBeginning) {
                pieces.add(0, Piece.ANYTHING);
            }
            if (!toEnd) {
                pieces.add(Piece.ANYTHING);
            }
            ways.add(Piece.sequence(pieces));
        } while (reader.skip("|"));
        return reader.bounded(Piece.choice(ways));
    }

    private Piece bounded(Piece piece) {
        if (piece.size() > LARGEST) {
            throw refusal("more repetition than can be followed");
        }
        return piece;
    }

    private Piece group() {
        if (++depth > DEEPEST) {
            throw refusal("groups nested too deep");
        }
        List<Piece> ways = new ArrayList<>();
        do {
            ways.add(Piece.sequence(terms()));
        } while (skip("|"));
        if (!skip(")")) {
            throw refusal("a group without end, or an anchor within one");
        }
        depth--;
        return Piece.choice(ways);
    }

    private List<Piece> terms() {
        List<Piece> terms = new ArrayList<>();
        while (!ended() && "|)$^".indexOf(peek()) < 0) {
            terms.add(bounded(quantified(atom())));
        }
        return terms.isEmpty() ? List.of(Piece.EMPTY) : terms;
    }

    private Piece atom() {
        if (skip("(?:")) {
            return group();
        }
        if (pattern.startsWith("(?<", at) && !pattern.startsWith("(?<=", at) && !pattern.startsWith("(?<!", at)) {
            at = pattern.indexOf('>', at) + 1;
            if (at == 0) {
                throw refusal("a group's name without end");
            }
            return group();
        }
        if (pattern.startsWith("(?", at)) {
            throw refusal("lookaround");
        }
        if (skip("(")) {
            return group();
        }
        if (skip("[")) {
            return Piece.of(new CharacterClass(this).read());
        }
        if (skip(".")) {
            return Piece.of(CharacterSet.ALL.without(CharacterSet.of("\n\r\u2028\u2029")));
        }
        if ("*+?{}]".indexOf(peek()) >= 0) {
            throw refusal("'" + (char) peek() + "' where nothing is to be repeated");
        }
        return Piece.of(character());
    }

    private Piece quantified(Piece piece) {
        int fewest = 1;
        int most = 1;
        if (skip("*")) {
            fewest = 0;
            most = Expression.UNBOUNDED;
        } else if (skip("+")) {
            most = Expression.UNBOUNDED;
        } else if (skip("?")) {
            fewest = 0;
        } else if (skip("{")) {
            fewest = number();
            most = skip(",") ? (peek() == '}' ? Expression.UNBOUNDED : number()) : fewest;
            if (!skip("}") || most < fewest) {
                throw refusal("a damaged count");
            }
        } else {
            return piece;
        }
        // A lazy repetition matches the same texts.
        skip("?");
        return piece.repeat(fewest, most);
    }

    private int number() {
        int from = at;
        while (!ended() && peek() >= '0' && peek() <= '9') {
            at++;
        }
        if (at == from || at - from > 5) {
            throw refusal("a count that is none or too large");
        }
        return Integer.parseInt(pattern.substring(from, at));
    }

    /** One character or one escape that stands for a set. */
    CharacterSet character() {
        int c = take();
        return c == '\\' ? escape(take()) : CharacterSet.of(c, c);
    }

    private CharacterSet escape(int c) {
        return switch (c) {
            case 'd' -> CharacterClass.DIGITS;
            case 'D' -> CharacterSet.ALL.without(CharacterClass.DIGITS);
            case 'w' -> CharacterClass.WORD;
            case 'W' -> CharacterSet.ALL.without(CharacterClass.WORD);
            case 's' -> CharacterClass.SPACE;
            case 'S' -> CharacterSet.ALL.without(CharacterClass.SPACE);
            case 't' -> CharacterSet.of("\t");
            case 'n' -> CharacterSet.of("\n");
            case 'r' -> CharacterSet.of("\r");
            case 'f' -> CharacterSet.of("\f");
            case 'v' -> CharacterSet.of(0x0B, 0x0B);
            case '0' -> CharacterSet.of(0, 0);
            case 'x' -> code(hex(2));
            case 'u' -> code(skip("{") ? braced() : hex(4));
            default -> {
                if (SYNTAX.indexOf(c) < 0 && c != '-') {
                    throw refusal("the escape \\" + Character.toString(c));
                }
                yield CharacterSet.of(c, c);
            }
        };
    }

    private CharacterSet code(int c) {
        if (c > Character.MAX_CODE_POINT || (c >= Character.MIN_SURROGATE && c <= Character.MAX_SURROGATE)) {
            throw refusal("a code that is no character");
        }
        return CharacterSet.of(c, c);
    }

    private int braced() {
        int end = pattern.indexOf('}', at);
        int c = end < 0 || end - at > 6 ? -1 : hex(end - at);
        if (!skip("}")) {
            throw refusal("a damaged code");
        }
        return c;
    }

    private int hex(int digits) {
        String text = pattern.substring(at, Math.min(pattern.length(), at + digits));
        if (text.length() < digits || !text.matches("[0-9a-fA-F]+")) {
            throw refusal("a damaged code");
        }
        at += digits;
        return Integer.parseInt(text, 16);
    }

    boolean skip(String text) {
        boolean there = pattern.startsWith(text, at);
        at += there ? text.length() : 0;
        return there;
    }

    boolean ended() {
        return at >= pattern.length();
    }

    int peek() {
        return ended() ? -1 : pattern.codePointAt(at);
    }

    private int take() {
        if (ended()) {
            throw refusal("an end in the middle");
        }
        int c = pattern.codePointAt(at);
        at += Character.charCount(c);
        return c;
    }

    GrammarException refusal(String what) {
        return new GrammarException("it has " + what + " at " + at + ", which is not supported");
    }
}
