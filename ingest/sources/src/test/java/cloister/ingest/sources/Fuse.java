package cloister.ingest.sources;

import java.io.IOException;
import java.nio.file.FileSystemException;

/** Blows at the n-th step: as a kill, after which no step of this process succeeds, or as a fault that passes. */
final class Fuse {
    private final long at;
    private final int faults;
    private long steps;
    private boolean dead;

    /** The process was killed: nothing may be caught and mended. */
    static final class Killed extends Error {
        private static final long serialVersionUID = 1L;
    }

    interface Torn {
        void leave() throws IOException;
    }

    private Fuse(long at, int faults) {
        this.at = at;
        this.faults = faults;
    }

    static Fuse never() {
        return new Fuse(Long.MAX_VALUE, 0);
    }

    static Fuse kill(long at) {
        return new Fuse(at, 0);
    }

    /** From step {@code at} on, this many steps fail with a full disk; later ones succeed. */
    static Fuse full(long at, int faults) {
        return new Fuse(at, faults);
    }

    void io() throws IOException {
        io(() -> {});
    }

    synchronized void io(Torn torn) throws IOException {
        if (dead) {
            throw new Killed();
        }
        long step = ++steps;
        if (step >= at && faults == 0) {
            torn.leave();
            dead = true;
            throw new Killed();
        }
        if (step >= at && step < at + faults) {
            torn.leave();
            throw new FileSystemException("canary-name", null, "No space left on device");
        }
    }

    /** A step that is no input or output of files. */
    synchronized void step() {
        if (dead || (++steps >= at && faults == 0)) {
            dead = true;
            throw new Killed();
        }
    }

    synchronized boolean isDead() {
        return dead;
    }

    synchronized boolean hasBlown() {
        return steps >= at;
    }
}
