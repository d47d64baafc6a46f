package cloister.redaction.detection.rewriting;

import cloister.pipeline.FindingType;
import java.util.Optional;

/**
 * Keyed hashes: {@code [MRN#q3k7…]}, 80 bits in the letters of RFC 4648. Two spellings
 * of one identifier have one hash.
 */
final class Hashes {
    private static final String ALPHABET = "abcdefghijklmnopqrstuvwxyz234567";
    private static final int LENGTH = 16;

    private Hashes() {}

    static Optional<String> hash(String original, FindingType type, Subject subject) {
        String compact = Characters.compact(original);
        if (compact.isEmpty()) {
            return Optional.empty();
        }
        byte[] tag = subject.keys().pseudonyms().tag("hash", subject.scope(), type.name(), compact);
        StringBuilder out = new StringBuilder("[").append(type).append('#');
        long bits = 0;
        int have = 0;
        int next = 0;
        for (int i = 0; i < LENGTH; i++) {
            if (have < 5) {
                bits = bits << 8 | tag[next++] & 0xFF;
                have += 8;
            }
            have -= 5;
            out.append(ALPHABET.charAt((int) (bits >> have & 31)));
        }
        return Optional.of(out.append(']').toString());
    }
}
