package cloister.redaction.evaluation.generation;

/**
 * Which part of the frames, text fragments, names and towns a document is made of. The parts have none of these in
 * common, so that figures on {@link #HELD_OUT} are about text that training has not shown.
 */
public enum Split {
    TRAIN("train"),
    HELD_OUT("held-out");

    private static final int PARTS = 5;

    private final String label;

    Split(String label) {
        this.label = label;
    }

    /** As it stands in the gold lines. */
    public String label() {
        return label;
    }

    /** Whether this is the part that a frame, fragment or name belongs to: one in five is held out. */
    boolean owns(String value) {
        return (Math.floorMod(hash(value), PARTS) == 0) == (this == HELD_OUT);
    }

    /** FNV-1a, then mixed: stable everywhere, unlike nothing that a library promises. */
    private static int hash(String value) {
        int hash = 0x811C9DC5;
        for (int i = 0; i < value.length(); i++) {
            hash = (hash ^ value.charAt(i)) * 0x01000193;
        }
        hash ^= hash >>> 15;
        hash *= 0x2C1B3C6D;
        return hash ^ (hash >>> 12);
    }
}
