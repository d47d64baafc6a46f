package cloister.deploy.terminal;

import java.util.Locale;

/** One line on standard error that shows how far long work has come; nothing at all where that is no terminal. */
public final class Progress implements AutoCloseable {
    private static final int BAR = 24;
    private static final long PAUSE_NANOS = 100_000_000;

    private final Screen screen;
    private final String what;
    private long total;
    private final long begun = System.nanoTime();
    private long done;
    private long drawn;
    private String note = "";

    /** @param total 0 where it isn't known */
    public Progress(Screen screen, String what, long total) {
        this.screen = screen;
        this.what = what;
        this.total = total;
        draw(true);
    }

    public void advance(long by) {
        set(done + by, note);
    }

    /** So many of so many. */
    public synchronized void of(long nowDone, long ofTotal) {
        total = ofTotal;
        set(nowDone, note);
    }

    public synchronized void set(long nowDone, String nowNote) {
        boolean changed = !nowNote.equals(note);
        done = nowDone;
        note = nowNote;
        draw(changed || done == total);
    }

    private synchronized void draw(boolean now) {
        if (!screen.live() || (!now && System.nanoTime() - drawn < PAUSE_NANOS)) {
            return;
        }
        drawn = System.nanoTime();
        String line = total > 0 ? bar() : what + " " + done;
        String whole = line + "  " + seconds() + (note.isEmpty() ? "" : "  " + note);
        screen.err()
                .print("\r"
                        + Texts.wrap(whole, Math.max(20, screen.width() - 1)).get(0) + "\u001b[K");
        screen.err().flush();
    }

    /** A line of words above the one that changes; also where there is no terminal. */
    public synchronized void say(String words) {
        screen.err().println((screen.live() ? "\r\u001b[K" : "") + "cloister: " + words);
        draw(true);
    }

    private String bar() {
        int full = (int) Math.min(BAR, BAR * done / total);
        return String.format(
                Locale.ROOT, "%s [%s%s] %d/%d", what, "#".repeat(full), ".".repeat(BAR - full), done, total);
    }

    private String seconds() {
        return (System.nanoTime() - begun) / 1_000_000_000 + " s";
    }

    @Override
    public synchronized void close() {
        if (screen.live()) {
            screen.err().print("\r\u001b[K");
            screen.err().flush();
        }
    }
}
