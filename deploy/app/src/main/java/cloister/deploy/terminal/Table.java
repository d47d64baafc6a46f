package cloister.deploy.terminal;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/** A table that fits the screen: narrow columns keep their width, wide ones share what is left and wrap. */
public final class Table {
    /** A blank at which no line is broken; printed as a common one. */
    public static final String TIED = "\u00a0";

    private static final String GAP = "  ";
    private static final int LEAST = 10;

    private final List<String> heads;
    private final double[] weights;
    private final List<List<Cell>> rows = new ArrayList<>();

    /** One cell; the colour paints its words, not the blanks around them. */
    public record Cell(String text, Optional<Screen.Colour> colour) {
        public Cell {
            text = Texts.harmless(text);
        }

        public static Cell of(String text) {
            return new Cell(text, Optional.empty());
        }

        public static Cell of(String text, Screen.Colour colour) {
            return new Cell(text, Optional.of(colour));
        }
    }

    public Table(String... heads) {
        this.heads = List.of(heads);
        this.weights = new double[heads.length];
        Arrays.fill(weights, 1);
    }

    /** Gives a column more room than others, where there isn't enough for all. */
    public Table favour(int column, double weight) {
        weights[column] = weight;
        return this;
    }

    public Table row(Cell... cells) {
        if (cells.length != heads.size()) {
            throw new IllegalArgumentException("a row has " + heads.size() + " cells");
        }
        rows.add(List.of(cells));
        return this;
    }

    public Table row(String... texts) {
        Cell[] cells = new Cell[texts.length];
        for (int i = 0; i < texts.length; i++) {
            cells[i] = Cell.of(texts[i]);
        }
        return row(cells);
    }

    public void print(Screen screen) {
        int[] widths = widths(screen.width());
        boolean airy = rows.stream().anyMatch(row -> height(row, widths) > 1);
        print(screen, heads.stream().map(h -> Cell.of(h, Screen.Colour.BOLD)).toList(), widths);
        int whole = (widths.length - 1) * GAP.length();
        for (int width : widths) {
            whole += width;
        }
        screen.out().println(screen.paint(Screen.Colour.FAINT, "─".repeat(whole)));
        for (int i = 0; i < rows.size(); i++) {
            if (airy && i > 0) {
                screen.out().println();
            }
            print(screen, rows.get(i), widths);
        }
    }

    private static int height(List<Cell> row, int[] widths) {
        int height = 1;
        for (int i = 0; i < widths.length; i++) {
            height = Math.max(height, Texts.wrap(row.get(i).text(), widths[i]).size());
        }
        return height;
    }

    private static void print(Screen screen, List<Cell> row, int[] widths) {
        List<List<String>> wrapped = new ArrayList<>();
        for (int i = 0; i < widths.length; i++) {
            wrapped.add(Texts.wrap(row.get(i).text(), widths[i]));
        }
        for (int line = 0; line < height(row, widths); line++) {
            StringBuilder out = new StringBuilder();
            for (int i = 0; i < widths.length; i++) {
                String text = line < wrapped.get(i).size() ? wrapped.get(i).get(line) : "";
                Optional<Screen.Colour> colour = row.get(i).colour();
                String painted = colour.isPresent() && !text.isEmpty() ? screen.paint(colour.get(), text) : text;
                out.append(painted);
                if (i < widths.length - 1) {
                    out.append(" ".repeat(widths[i] - Texts.width(text))).append(GAP);
                }
            }
            screen.out().println(out.toString().replace(TIED, " ").stripTrailing());
        }
    }

    /** Every column as wide as its longest cell; if that is too much, the widest one gives way first. */
    private int[] widths(int screen) {
        int[] widths = new int[heads.size()];
        for (int i = 0; i < widths.length; i++) {
            widths[i] = Texts.width(heads.get(i));
            for (List<Cell> row : rows) {
                widths[i] = Math.max(widths[i], Texts.width(row.get(i).text()));
            }
        }
        int room = screen - GAP.length() * (widths.length - 1);
        while (total(widths) > room) {
            int widest = widest(widths);
            if (widths[widest] <= LEAST) {
                // Narrower would be unreadable; let the terminal break the lines.
                break;
            }
            widths[widest]--;
        }
        return widths;
    }

    private static int total(int[] widths) {
        int total = 0;
        for (int width : widths) {
            total += width;
        }
        return total;
    }

    private int widest(int[] widths) {
        int widest = 0;
        for (int i = 1; i < widths.length; i++) {
            if (widths[i] / weights[i] > widths[widest] / weights[widest]) {
                widest = i;
            }
        }
        return widest;
    }
}
