package cloister.redaction.detection.names;

import cloister.pipeline.Span;

/**
 * A word with what is known of it without its neighbours.
 *
 * @param folded without possessive ending
 * @param end without possessive ending, so that it covers the name only
 * @param kinds bits of {@link Kind}
 */
record Token(int start, int end, String text, String folded, long kinds, Shape shape) {

    enum Shape {
        LOWER,
        CAPITAL,
        /** Two letters or more, all capital. */
        UPPER,
        /** "McRoberts", "DeShawn", "iPhone". */
        MIXED,
        /** One capital letter. */
        INITIAL,
        /** Holds a digit. */
        NUMBER,
        /** Letters of a script without case. */
        OTHER
    }

    boolean is(Kind kind) {
        return (kinds & kind.bit()) != 0;
    }

    boolean any(long bits) {
        return (kinds & bits) != 0;
    }

    boolean unknown() {
        return kinds == 0;
    }

    int length() {
        return end - start;
    }

    /** Begins with a capital. */
    boolean capital() {
        return shape == Shape.CAPITAL
                || shape == Shape.UPPER
                || shape == Shape.INITIAL
                || (shape == Shape.MIXED && Character.isUpperCase(text.codePointAt(0)));
    }

    Span span() {
        return new Span(start, end);
    }

    @Override
    public String toString() {
        return "Token(" + length() + ")";
    }
}
