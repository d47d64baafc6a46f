package cloister.redaction.model.grammar;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/** UTF-8 (RFC 3629) of a set of characters, as a few sequences of one to four ranges of bytes. */
final class Utf8Ranges {
    private static final int[] LAST_BY_LENGTH = {0x7F, 0x7FF, 0xFFFF, 0x10FFFF};

    private Utf8Ranges() {}

    /** Ranges of bytes: for each place the first and the last one. */
    record Bytes(List<Integer> first, List<Integer> last) {
        Bytes {
            first = List.copyOf(first);
            last = List.copyOf(last);
        }

        static Bytes of(String text) {
            List<Integer> bytes = new ArrayList<>();
            for (byte b : text.getBytes(StandardCharsets.UTF_8)) {
                bytes.add(b & 0xFF);
            }
            return new Bytes(bytes, bytes);
        }
    }

    static List<Bytes> of(CharacterSet set) {
        List<Bytes> sequences = new ArrayList<>();
        for (CharacterSet.Range range : set.ranges()) {
            int first = range.first();
            for (int last : LAST_BY_LENGTH) {
                if (first <= Math.min(last, range.last())) {
                    sameLength(first, Math.min(last, range.last()), sequences);
                }
                first = Math.max(first, last + 1);
            }
        }
        return sequences;
    }

    /** Splits a range until its last bytes run free of those before them. */
    private static void sameLength(int first, int last, List<Bytes> sequences) {
        if (last > 0x7F) {
            for (int bits = 6; bits <= 18; bits += 6) {
                int mask = (1 << bits) - 1;
                if (first >> bits == last >> bits) {
                    break;
                }
                if ((first & mask) != 0) {
                    sameLength(first, first | mask, sequences);
                    sameLength((first | mask) + 1, last, sequences);
                    return;
                }
                if ((last & mask) != mask) {
                    sameLength(first, (last & ~mask) - 1, sequences);
                    sameLength(last & ~mask, last, sequences);
                    return;
                }
            }
        }
        sequences.add(new Bytes(
                Bytes.of(Character.toString(first)).first(),
                Bytes.of(Character.toString(last)).first()));
    }
}
