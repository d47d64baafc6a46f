package cloister.deploy.command;

import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/**
 * Being asked to stop (Ctrl-C, SIGTERM), at any moment from the first step of a start on. The process ends only after the
 * command has closed what it opened; without this, the machine would end it in the middle.
 */
final class StopSignal {
    private static final long LONGEST_MINUTES = 65;

    private final CountDownLatch asked = new CountDownLatch(1);
    private final CountDownLatch closed = new CountDownLatch(1);

    private final int code;

    /** @param code with which the process ends then */
    StopSignal(Context context, int code) {
        this.code = code;
        context.whenStopped(this::stop);
    }

    private void stop() {
        asked.countDown();
        try {
            if (closed.await(LONGEST_MINUTES, TimeUnit.MINUTES)) {
                Runtime.getRuntime().halt(code);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** Waits so long at most, and answers whether it was asked to stop. */
    boolean await(long millis) throws InterruptedException {
        return asked.await(millis, TimeUnit.MILLISECONDS);
    }

    boolean isAsked() {
        return asked.getCount() == 0;
    }

    /** Everything is closed. */
    void closed() {
        closed.countDown();
    }
}
