package cloister.redaction.detection;

import java.util.Arrays;

/** Characters with the stretch of the given text that each came from. */
final class FoldedText {
    private char[] chars;
    private int[] starts;
    private int[] ends;
    private int length;

    FoldedText(int capacity) {
        this.chars = new char[capacity];
        this.starts = new int[capacity];
        this.ends = new int[capacity];
    }

    void add(char c, int start, int end) {
        if (length == chars.length) {
            chars = Arrays.copyOf(chars, length + 1);
            starts = Arrays.copyOf(starts, length + 1);
            ends = Arrays.copyOf(ends, length + 1);
        }
        chars[length] = c;
        starts[length] = start;
        ends[length++] = end;
    }

    /** Puts another character in the place of the last one, which now reaches further. */
    void replaceLast(char c, int end) {
        chars[length - 1] = c;
        ends[length - 1] = end;
    }

    /** Leaves out what is marked. */
    void drop(java.util.BitSet dropped) {
        int kept = 0;
        for (int i = 0; i < length; i++) {
            if (!dropped.get(i)) {
                chars[kept] = chars[i];
                starts[kept] = starts[i];
                ends[kept++] = ends[i];
            }
        }
        length = kept;
    }

    int length() {
        return length;
    }

    /** The characters themselves, of which the first {@link #length()} count; they may be changed in place. */
    char[] chars() {
        return chars;
    }

    char last() {
        return chars[length - 1];
    }

    char at(int index) {
        return index < 0 || index >= length ? '\n' : chars[index];
    }

    int start(int index) {
        return starts[index];
    }

    int end(int index) {
        return ends[index];
    }

    String toText() {
        return new String(chars, 0, length);
    }
}
