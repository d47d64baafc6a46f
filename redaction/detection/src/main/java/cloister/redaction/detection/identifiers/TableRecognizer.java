package cloister.redaction.detection.identifiers;

import cloister.pipeline.Finding;
import cloister.pipeline.FindingType;
import cloister.pipeline.Span;
import cloister.redaction.detection.DocumentText;
import cloister.redaction.detection.Evidence;
import cloister.redaction.detection.Recognizer;
import com.google.re2j.Matcher;
import com.google.re2j.Pattern;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Tables with a row of headers, and SQL inserts: the column says what a cell is. */
final class TableRecognizer implements Recognizer {
    private static final Pattern INSERT =
            Pattern.compile("(?i)insert\\s+into\\s+\\S+\\s*\\(([^)]{1,600})\\)\\s*values");
    private static final char[] DELIMITERS = {';', '\t', '|', ','};
    private static final int LEAST_COLUMNS = 3;

    private final Labels labels = Labels.standard();

    @Override
    public String id() {
        return "table";
    }

    @Override
    public String signature() {
        return labels.digest().hex() + INSERT;
    }

    @Override
    public List<Finding> find(DocumentText text) {
        List<Finding> found = new ArrayList<>();
        int line = 0;
        while (line < text.lines().size()) {
            line = Math.max(line + 1, table(text, line, found));
        }
        inserts(text, found);
        return found;
    }

    /** Reads the table whose headers stand on this line; the line to go on with. */
    private int table(DocumentText text, int headerLine, List<Finding> found) {
        Span header = text.lines().get(headerLine);
        if (header.length() < 8 || header.length() > 2000) {
            return headerLine;
        }
        for (char delimiter : DELIMITERS) {
            List<Span> heads = cells(text.raw(), header, delimiter);
            List<Optional<Label>> columns = columns(text, heads);
            long known = columns.stream().filter(Optional::isPresent).count();
            if (heads.size() >= LEAST_COLUMNS && known >= 2 && known * 3 >= heads.size()) {
                return rows(text, headerLine + 1, delimiter, columns, found);
            }
        }
        return headerLine;
    }

    private List<Optional<Label>> columns(DocumentText text, List<Span> heads) {
        List<Optional<Label>> columns = new ArrayList<>();
        for (Span head : heads) {
            String name = head.of(text.raw());
            boolean headerLike =
                    name.length() <= 40 && name.chars().noneMatch(c -> c >= '0' && c <= '9' || c == ':' || c == '@');
            columns.add(headerLike ? labels.whole(name) : Optional.empty());
        }
        return columns;
    }

    private static int rows(
            DocumentText text, int from, char delimiter, List<Optional<Label>> columns, List<Finding> found) {
        int line = from;
        while (line < text.lines().size()) {
            Span row = text.lines().get(line);
            List<Span> cells = cells(text.raw(), row, delimiter);
            if (cells.size() < Math.max(2, columns.size() - 1) || row.length() > 4000) {
                break;
            }
            for (int i = 0; i < Math.min(cells.size(), columns.size()); i++) {
                Span cell = cells.get(i);
                columns.get(i).ifPresent(label -> add(text, label, cell, found));
            }
            line++;
        }
        return line;
    }

    private void inserts(DocumentText text, List<Finding> found) {
        if (!text.lower().contains("insert")) {
            return;
        }
        Matcher insert = INSERT.matcher(text.raw());
        while (insert.find()) {
            List<Optional<Label>> columns =
                    columns(text, cells(text.raw(), new Span(insert.start(1), insert.end(1)), ','));
            int at = insert.end();
            int open = text.raw().indexOf('(', at);
            while (open >= 0 && text.raw().substring(at, open).matches("[\\s,]*")) {
                int close = SqlTuples.close(text.raw(), open);
                List<Span> cells = cells(text.raw(), new Span(open + 1, close), ',');
                for (int i = 0; i < Math.min(cells.size(), columns.size()); i++) {
                    Span cell = cells.get(i);
                    columns.get(i).ifPresent(label -> add(text, label, cell, found));
                }
                at = Math.min(text.raw().length(), close + 1);
                open = text.raw().indexOf('(', at);
            }
        }
    }

    static void add(DocumentText text, Label label, Span cell, List<Finding> found) {
        String value = cell.of(text.raw());
        if (value.isBlank()
                || value.equalsIgnoreCase("null")
                || value.length() > 120
                || value.matches("[-–./]+|n/?a|none|unknown")) {
            return;
        }
        boolean digits = value.chars().anyMatch(Character::isDigit);
        boolean letters = value.chars().anyMatch(Character::isLetter);
        boolean fits =
                switch (label.kind()) {
                    case ID, PHONE, DATE -> digits && label.type() != FindingType.AGE;
                    case NAME, ORG -> letters;
                    case ADDRESS, SECRET, TEXT, USER -> true;
                };
        if (fits) {
            found.add(new Finding(
                    cell, label.type(), label.kind() == Label.Kind.TEXT ? Evidence.POSSIBLE : 0.95, "table"));
        }
    }

    /** The cells of a line without quotes and blanks around them. */
    private static List<Span> cells(String raw, Span line, char delimiter) {
        List<Span> cells = new ArrayList<>();
        int from = line.start();
        char quote = 0;
        for (int i = line.start(); i <= line.end(); i++) {
            char c = i < line.end() ? raw.charAt(i) : delimiter;
            if (quote != 0 && i < line.end()) {
                quote = c == quote ? 0 : quote;
            } else if ((c == '"' || c == '\'') && raw.substring(from, i).isBlank()) {
                quote = c;
            } else if (c == delimiter) {
                cells.add(trimmed(raw, from, i));
                from = i + 1;
            }
        }
        boolean framed = cells.size() > 2 && delimiter == '|' && cells.get(0).isEmpty();
        return framed ? cells.subList(1, cells.size()) : cells;
    }

    private static Span trimmed(String raw, int from, int to) {
        int start = from;
        int end = to;
        while (start < end && (Character.isWhitespace(raw.charAt(start)) || "\"'".indexOf(raw.charAt(start)) >= 0)) {
            start++;
        }
        while (end > start
                && (Character.isWhitespace(raw.charAt(end - 1)) || "\"'".indexOf(raw.charAt(end - 1)) >= 0)) {
            end--;
        }
        return new Span(start, end);
    }
}
