package cloister.redaction.evaluation.generation;

import java.util.ArrayList;
import java.util.List;

/** Text being written, and the marks on it. No mark lies inside another. */
final class Page {
    /** What is marked, in UTF-16 units, and what was filled in there. */
    record Stretch(int start, int end, Mark mark, String filled) {}

    private final StringBuilder text = new StringBuilder();
    private final List<Stretch> stretches = new ArrayList<>();
    private int depth;

    void add(String more) {
        text.append(more);
    }

    void add(String more, Mark mark) {
        int start = open();
        text.append(more);
        close(start, mark);
    }

    /** Begins a mark; whatever is marked before {@link #close} is part of it. */
    int open() {
        depth++;
        return text.length();
    }

    void close(int from, Mark mark) {
        depth--;
        int start = from;
        int end = text.length();
        while (start < end && Character.isWhitespace(text.charAt(start))) {
            start++;
        }
        while (end > start && Character.isWhitespace(text.charAt(end - 1))) {
            end--;
        }
        if (depth == 0 && end > start && mark.kind() != Mark.Kind.NOTHING) {
            stretches.add(new Stretch(start, end, mark, text.substring(start, end)));
        }
    }

    /** At least two blanks, and more until the line is so long. */
    void tab(int column) {
        int width = text.length() - 1 - text.lastIndexOf("\n");
        int blanks = Math.max(width == 0 ? 0 : 2, column - width);
        text.append(" ".repeat(blanks));
    }

    int length() {
        return text.length();
    }

    /** Capitals from here on, as far as a letter has one capital. */
    void upperCase(int from) {
        for (int i = from; i < text.length(); i++) {
            text.setCharAt(i, Character.toUpperCase(text.charAt(i)));
        }
        stretches.replaceAll(s ->
                s.start() < from ? s : new Stretch(s.start(), s.end(), s.mark(), text.substring(s.start(), s.end())));
    }

    boolean endsWith(char c) {
        return text.length() > 0 && text.charAt(text.length() - 1) == c;
    }

    String text() {
        return text.toString();
    }

    List<Stretch> stretches() {
        return List.copyOf(stretches);
    }
}
