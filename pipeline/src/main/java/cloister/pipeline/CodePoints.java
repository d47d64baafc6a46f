package cloister.pipeline;

/**
 * Turns UTF-16 offsets of one text into code point offsets and back. A surrogate pair is one code point; an offset
 * inside a pair belongs to the pair's start. Conversion is constant-time for texts without surrogates, and logarithmic
 * otherwise.
 */
public final class CodePoints {
    private final int length;
    /** UTF-16 index of the low half of each surrogate pair, ascending. */
    private final int[] lows;

    public CodePoints(String text) {
        this.length = text.length();
        int[] found = new int[8];
        int count = 0;
        for (int i = 1; i < length; i++) {
            if (Character.isLowSurrogate(text.charAt(i)) && Character.isHighSurrogate(text.charAt(i - 1))) {
                if (count == found.length) {
                    found = java.util.Arrays.copyOf(found, count * 2);
                }
                found[count++] = i;
            }
        }
        this.lows = java.util.Arrays.copyOf(found, count);
    }

    /** The number of code points in the text. */
    public int count() {
        return length - lows.length;
    }

    /** The code point offset of a UTF-16 offset. */
    public int fromUtf16(int offset) {
        if (offset < 0 || offset > length) {
            throw new IndexOutOfBoundsException("offset " + offset + " of " + length);
        }
        int at = java.util.Arrays.binarySearch(lows, offset);
        int before = at >= 0 ? at + 1 : -at - 1;
        return offset - before;
    }

    /** The UTF-16 offset of a code point offset. */
    public int toUtf16(int codePoint) {
        if (codePoint < 0 || codePoint > count()) {
            throw new IndexOutOfBoundsException("code point " + codePoint + " of " + count());
        }
        int low = 0;
        int high = lows.length;
        while (low < high) {
            int middle = (low + high) >>> 1;
            if (lows[middle] - middle <= codePoint) {
                low = middle + 1;
            } else {
                high = middle;
            }
        }
        return codePoint + low;
    }

    public Span fromUtf16(Span span) {
        return new Span(fromUtf16(span.start()), fromUtf16(span.end()));
    }

    public Span toUtf16(Span span) {
        return new Span(toUtf16(span.start()), toUtf16(span.end()));
    }
}
