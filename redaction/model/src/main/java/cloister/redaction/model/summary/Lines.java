package cloister.redaction.model.summary;

import cloister.pipeline.Span;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Tells a document's lines apart: prose, list items, headings, fields, table rows, part headings, boilerplate. */
final class Lines {
    private static final Pattern PART = Pattern.compile("--- part \\d+: .* ---");
    private static final Pattern RULE = Pattern.compile("[^\\p{L}\\p{N}]*");
    private static final Pattern LABEL = Pattern.compile(
            "(?<label>[\\p{L}(#*][\\p{L}\\p{N} /&()'.#*\u2019-]{0,48}?)\\s*[:\uff1a](?=\\s|$)\\s*(?<rest>.*)");
    private static final Pattern BULLET =
            Pattern.compile("\\s*(?:[-*\u2022\u2013\u25cf\u25aa>+]|\\(?\\d{1,2}[.)]|\\(?[a-z][.)])\\s+(?<rest>.*)");
    private static final Pattern COLUMNS = Pattern.compile(".*(?:\\t|\\|.*\\||\\S {3,}\\S.* {3,}\\S).*");
    private static final Pattern PROSE_END = Pattern.compile(".*[.!?\u3002\u2026][\"'\u201d\u2019\u00bb)\\]]*\\s*");
    private static final int LONGEST_HEADING = 60;

    private Lines() {}

    /** What a line is. */
    enum Kind {
        BLANK,
        PART,
        HEADING,
        FIELD,
        ROW,
        ITEM,
        PROSE
    }

    /**
     * A line.
     *
     * @param body where its prose lies, without label or bullet
     * @param label where its label begins, if it has one, else its prose
     * @param role that its heading or label names
     */
    record Line(Span span, Kind kind, int label, Span body, Optional<SectionRole> role) {}

    static List<Line> of(String text) {
        List<Line> lines = new ArrayList<>();
        int from = 0;
        while (from < text.length()) {
            int end = text.indexOf('\n', from);
            int to = end < 0 ? text.length() : end;
            lines.add(line(text, new Span(from, to)));
            from = to + 1;
        }
        return lines;
    }

    private static Line line(String text, Span span) {
        String raw = span.of(text);
        String content = raw.strip();
        if (content.isEmpty()) {
            return plain(span, Kind.BLANK);
        }
        if (PART.matcher(content).matches()) {
            return plain(span, Kind.PART);
        }
        if (RULE.matcher(content).matches() || isRow(content)) {
            return plain(span, Kind.ROW);
        }
        Matcher bullet = BULLET.matcher(raw);
        boolean item = bullet.matches();
        int at = span.start() + (item ? bullet.start("rest") : raw.indexOf(content));
        Span body = new Span(at, span.start() + raw.indexOf(content) + content.length());
        String words = body.start() < body.end() ? body.of(text) : "";
        return labelled(span, body, words).orElseGet(() -> unlabelled(span, body, content, words, item));
    }

    private static Line plain(Span span, Kind kind) {
        return new Line(span, kind, span.start(), span, Optional.empty());
    }

    private static Optional<Line> labelled(Span span, Span body, String words) {
        Matcher label = LABEL.matcher(words);
        if (!label.matches() || Words.count(label.group("label")) > 6) {
            return Optional.empty();
        }
        Optional<SectionRole> role = SectionRole.named(label.group("label"));
        String rest = label.group("rest");
        if (rest.isEmpty()) {
            return Optional.of(
                    new Line(span, Kind.HEADING, body.start(), body, role.or(() -> Optional.of(SectionRole.OTHER))));
        }
        boolean told = role.isPresent() && role.get() != SectionRole.PARTICULARS;
        boolean prose = Words.count(rest) >= (told ? 3 : 7);
        Span inner = new Span(body.start() + label.start("rest"), body.end());
        return Optional.of(new Line(span, prose ? Kind.ITEM : Kind.FIELD, body.start(), inner, role));
    }

    private static Line unlabelled(Span span, Span body, String content, String words, boolean item) {
        Optional<SectionRole> role = SectionRole.named(content);
        boolean ended = PROSE_END.matcher(content).matches();
        boolean shouted = content.equals(content.toUpperCase(java.util.Locale.ROOT)) && Words.count(content) >= 1;
        if (content.length() <= LONGEST_HEADING
                && (role.isPresent() && Words.count(content) <= 6 || shouted && !ended)) {
            return new Line(span, Kind.HEADING, body.start(), body, role.or(() -> Optional.of(SectionRole.OTHER)));
        }
        return new Line(span, item && !words.isEmpty() ? Kind.ITEM : Kind.PROSE, body.start(), body, Optional.empty());
    }

    private static boolean isRow(String content) {
        if (COLUMNS.matcher(content).matches()) {
            return true;
        }
        long separators = content.chars().filter(c -> c == ',' || c == ';').count();
        long blanks = content.chars().filter(c -> c == ' ').count();
        return separators >= 4 && separators > blanks;
    }
}
