package cloister.audit.ledger;

import java.util.OptionalLong;
import java.util.function.Function;

/** What a verification found. */
public sealed interface Verdict {

    /**
     * Every record, every checkpoint and every signature holds.
     *
     * @param origin the log's name
     * @param size number of records
     * @param root Merkle tree head over them
     * @param checkpoints how many checkpoints from outside the database were matched
     */
    record Holds(String origin, long size, Hash root, int checkpoints) implements Verdict {}

    /**
     * Something does not hold; this is the first place.
     *
     * @param position the first position from which the log can't be trusted; none if only a checkpoint is at fault
     * @param place the same for people: {@code position 17}, {@code checkpoint 2026-11-22/…}
     * @param what a sentence without PHI
     */
    record Broken(OptionalLong position, String place, String what) implements Verdict {
        static Broken at(long position, String what) {
            return new Broken(OptionalLong.of(position), "position " + position, what);
        }

        static Broken checkpoint(String name, String what) {
            return new Broken(OptionalLong.empty(), "checkpoint " + name, what);
        }
    }

    default <R> R fold(Function<Holds, ? extends R> holds, Function<Broken, ? extends R> broken) {
        return this instanceof Holds h ? holds.apply(h) : broken.apply((Broken) this);
    }

    /** One line for people. */
    default String sentence() {
        return fold(
                h -> "The audit log holds: " + h.size() + " records, " + h.checkpoints()
                        + (h.checkpoints() == 1 ? " checkpoint, root " : " checkpoints, root ")
                        + h.root().hex() + ", log " + h.origin(),
                b -> "The audit log does not hold at " + b.place() + ": " + b.what());
    }
}
