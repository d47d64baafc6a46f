package cloister.redaction.model.summary;

import cloister.pipeline.Span;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Tables whose cells are separated by a character: worded cells are told one by one, other rows by their words. */
final class TableReader {
    private static final char[] SEPARATORS = {'\t', '|', ';', ','};
    private static final int FEWEST_ROWS = 3;
    private static final int MOST_CELLS = 5;

    private TableReader() {}

    /** A table: its lines, and what separates its cells. */
    record Block(int from, int to, char separator) {}

    /** The table that begins at a line, if one does: three rows with equally many cells. */
    static Optional<Block> at(String text, List<Span> lines, int from) {
        for (char separator : SEPARATORS) {
            int cells = cells(text, lines.get(from), separator).size();
            if (cells < (separator == ',' || separator == ';' ? 4 : 2)) {
                continue;
            }
            int to = from + 1;
            while (to < lines.size()
                    && alike(cells, cells(text, lines.get(to), separator).size(), separator)) {
                to++;
            }
            if (to - from >= FEWEST_ROWS
                    && (separator == '\t' || separator == '|' || headed(text, lines.get(from), separator))) {
                return Optional.of(new Block(from, to, separator));
            }
        }
        return Optional.empty();
    }

    /** Spreadsheets leave out trailing empty cells. */
    private static boolean alike(int cells, int others, char separator) {
        return separator == '\t' ? others >= 2 && others <= cells + 1 : others == cells;
    }

    /** Whether a line reads as a row of titles: short cells, nothing that ends a sentence. */
    private static boolean headed(String text, Span line, char separator) {
        return cells(text, line, separator).stream()
                .map(cell -> cell.of(text).strip())
                .allMatch(cell -> cell.length() <= 40 && cell.split("\\s+").length <= 4 && !cell.endsWith("."));
    }

    static List<Passage> read(String text, List<Span> lines, Block block) {
        List<Passage> passages = new ArrayList<>();
        List<SectionRole> columns = new ArrayList<>();
        for (Span cell : cells(text, lines.get(block.from()), block.separator())) {
            columns.add(SectionRole.named(cell.of(text).replace('_', ' ')).orElse(SectionRole.OTHER));
        }
        boolean header = headed(text, lines.get(block.from()), block.separator());
        for (int row = block.from() + (header ? 1 : 0); row < block.to(); row++) {
            row(text, cells(text, lines.get(row), block.separator()), columns, passages);
        }
        return passages;
    }

    private static void row(String text, List<Span> cells, List<SectionRole> columns, List<Passage> passages) {
        List<Span> short_ = new ArrayList<>();
        int worded = 0;
        for (int column = 0; column < cells.size(); column++) {
            Span cell = cells.get(column);
            SectionRole section = column < columns.size() ? columns.get(column) : SectionRole.OTHER;
            int words = Words.count(cell.of(text));
            if (words >= 3 && section != SectionRole.PARTICULARS) {
                for (Span sentence : SentenceSplitter.split(text, cell)) {
                    passages.add(Passage.of(sentence, section, 0, Passage.Kind.CELL));
                }
                worded++;
            } else if (!cell.isEmpty() && short_.size() < MOST_CELLS && Words.placeholders(cell.of(text)) == 0) {
                short_.add(cell);
            }
        }
        int words = short_.stream().mapToInt(cell -> Words.count(cell.of(text))).sum();
        if (worded == 0 && words >= 2) {
            passages.add(new Passage(short_, SectionRole.PARTICULARS, 0, Passage.Kind.CELL));
        }
    }

    /** The cells of a row, without quotation marks and the blanks around them. */
    static List<Span> cells(String text, Span line, char separator) {
        List<Span> cells = new ArrayList<>();
        int from = line.start();
        boolean quoted = false;
        for (int at = line.start(); at <= line.end(); at++) {
            if (at < line.end() && text.charAt(at) == '"') {
                quoted = !quoted;
            } else if (at == line.end() || text.charAt(at) == separator && !quoted) {
                cells.add(bare(text, new Span(from, at)));
                from = at + 1;
            }
        }
        // A bar at both ends of the row makes two empty cells.
        if (separator == '|'
                && cells.size() > 2
                && cells.get(0).isEmpty()
                && cells.get(cells.size() - 1).isEmpty()) {
            return cells.subList(1, cells.size() - 1);
        }
        return cells;
    }

    private static Span bare(String text, Span cell) {
        Span inner = Spans.trimmed(text, cell);
        boolean quoted =
                inner.length() >= 2 && text.charAt(inner.start()) == '"' && text.charAt(inner.end() - 1) == '"';
        return quoted ? Spans.trimmed(text, new Span(inner.start() + 1, inner.end() - 1)) : inner;
    }
}
