package cloister.ingest.extraction.worker;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;

/**
 * Paragraphs and table rows as lines. A word stays whole however many runs it is made of, and what stands inside a
 * paragraph without being of its sentence (text boxes, notes, comments) gets lines of its own after it. A paragraph
 * with tracked changes is shown twice: as it is now, and as it was before; run together, neither would be readable.
 */
final class Prose {
    private static final String BEFORE = "Before changes: ";
    private static final String FLEETING = "Deleted again: ";

    /** What tracked changes say of a piece of text. */
    enum Change {
        NONE,
        INSERTED,
        DELETED,
        /** Inserted, then deleted. */
        FLEETING
    }

    private static final class Paragraph {
        private final StringBuilder now = new StringBuilder();
        private final StringBuilder before = new StringBuilder();
        private final StringBuilder fleeting = new StringBuilder();

        private void add(CharSequence words, Change change) {
            switch (change) {
                case NONE -> {
                    now.append(words);
                    before.append(words);
                }
                case INSERTED -> now.append(words);
                case DELETED -> before.append(words);
                case FLEETING -> fleeting.append(words).append(' ');
            }
        }

        private List<String> earlier() {
            List<String> lines = new ArrayList<>();
            if (!before.toString().isBlank() && !before.toString().contentEquals(now)) {
                lines.add(BEFORE + before);
            }
            if (!fleeting.toString().isBlank()) {
                lines.add(FLEETING + fleeting);
            }
            return lines;
        }
    }

    private final PartBuffer out;
    private final Deque<Paragraph> open = new ArrayDeque<>();
    private final List<String> later = new ArrayList<>();
    private String gap = "";
    private int rows;

    Prose(PartBuffer out) {
        this.out = out;
        out.line();
    }

    void beginParagraph() {
        open.push(new Paragraph());
    }

    /** Adds to the innermost open paragraph; without one, the words are a line of their own. */
    void add(CharSequence words, Change change) {
        if (open.isEmpty()) {
            beginParagraph();
            add(words, change);
            endParagraph();
        } else {
            open.peek().add(words, change);
        }
    }

    void endParagraph() {
        Paragraph paragraph = open.pop();
        String now = paragraph.now.toString();
        if (!open.isEmpty()) {
            if (!now.isBlank()) {
                later.add(now);
            }
            later.addAll(paragraph.earlier());
            return;
        }
        if (!now.isBlank()) {
            write(now);
        }
        // The paragraph's own past comes before what was only anchored in it.
        later.addAll(0, paragraph.earlier());
        settle();
    }

    /** A line about what comes, such as its author. */
    void line(String words) {
        later.add(words);
        if (open.isEmpty()) {
            settle();
        }
    }

    void beginRow() {
        if (open.isEmpty()) {
            rows++;
        }
    }

    void endCell() {
        if (open.isEmpty()) {
            gap = "\t";
        }
    }

    void endRow() {
        if (open.isEmpty()) {
            rows--;
            gap = "\n";
            settle();
        }
    }

    /** Outside of rows, which must not be torn apart: a label and its value stand in neighbouring cells. */
    private void settle() {
        if (rows > 0) {
            return;
        }
        later.forEach(this::write);
        later.clear();
    }

    private void write(String words) {
        out.append(gap);
        out.append(words);
        gap = "\n";
    }

    void finish() {
        while (!open.isEmpty()) {
            endParagraph();
        }
        rows = 0;
        settle();
        out.line();
    }
}
