package cloister.redaction.model.tagging;

import cloister.pipeline.Span;
import java.util.ArrayList;
import java.util.List;

/**
 * How a text is cut for a tagger that sees so many tokens at once: windows overlap, all are equally long, and each token is
 * trusted to the window in which it stands farthest from an edge that hides something.
 */
final class Windows {
    private Windows() {}

    /**
     * A window.
     *
     * @param tokens it sees
     * @param trusted those whose labels are taken from it
     */
    record Window(Span tokens, Span trusted) {}

    /**
     * The windows of a text.
     *
     * @param count tokens of the text
     * @param width tokens of a window, at most
     * @param overlap tokens that neighbours share, at least
     */
    static List<Window> of(int count, int width, int overlap) {
        if (overlap < 0 || width <= 2 * overlap) {
            throw new IllegalArgumentException("windows would not get on");
        }
        int parts = Math.max(1, (count - overlap + width - overlap - 1) / (width - overlap));
        // As long as they must be and no longer: what they share is computed twice.
        int length = (count + (parts - 1) * overlap + parts - 1) / parts;
        List<Span> seen = new ArrayList<>();
        for (int part = 0; part < parts && count > 0; part++) {
            int begin = Math.min(part * (length - overlap), count - length);
            seen.add(new Span(begin, begin + length));
        }
        List<Window> windows = new ArrayList<>();
        int from = 0;
        for (int i = 0; i < seen.size(); i++) {
            boolean last = i + 1 == seen.size();
            int to = last ? count : (seen.get(i).end() + seen.get(i + 1).start()) / 2;
            windows.add(new Window(seen.get(i), new Span(from, to)));
            from = to;
        }
        requireWhole(windows, count);
        return windows;
    }

    private static void requireWhole(List<Window> windows, int count) {
        int at = 0;
        for (Window window : windows) {
            if (window.trusted().start() != at || !window.tokens().contains(window.trusted())) {
                throw new IllegalStateException("a token lies in no window's trusted middle");
            }
            at = window.trusted().end();
        }
        if (at != count) {
            throw new IllegalStateException("a token lies in no window's trusted middle");
        }
    }
}
