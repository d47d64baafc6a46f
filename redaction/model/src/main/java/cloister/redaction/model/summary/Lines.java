package cloister.redaction.model.summary;

import cloister.pipeline.Span;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Tells a document's lines apart: prose, list items, headings, fields, table rows, quoted mail. */
final class Lines {
    private static final Pattern RULE = Pattern.compile("[^\\p{L}\\p{N}]*");
    private static final Pattern LABEL = Pattern.compile(
            "(?<label>[\\p{L}(#*][\\p{L}\\p{N} /&()'.,#*\u2019\u00ba\u00b0-]{0,48}?)\\s*[:\uff1a](?=\\s|$)\\s*(?<rest>.*)");
    private static final Pattern BULLET =
            Pattern.compile("\\s*(?:[-*\u2022\u2013\u25cf\u25aa+]|\\(?\\d{1,2}[.)]|\\(?[a-z][.)])\\s+(?<rest>.*)");
    private static final Pattern STAMPED = Pattern.compile(
            "\\s*(?:\\d{1,2}[:h.]\\d{2}\\b|\\d{4}-\\d{2}-\\d{2}\\b|\\[DATE_\\d+(?:: [^\\]]*)?\\] \\d{1,2}:\\d{2}).*");
    private static final Pattern QUOTED = Pattern.compile("\\s*>.*");
    private static final Pattern COLUMNS = Pattern.compile(".*(?:\\t|\\|.*\\||\\S {3,}\\S).*");
    private static final Pattern PROSE_END = Pattern.compile(".*[.!?\u3002\u2026][\"'\u201d\u2019\u00bb)\\]]*\\s*");
    private static final int LONGEST_HEADING = 60;

    private Lines() {}

    /** What a line is. */
    enum Kind {
        BLANK,
        HEADING,
        FIELD,
        ROW,
        QUOTE,
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
    record Line(Span span, Kind kind, int label, Span body, Optional<SectionRole> role) {
        boolean isLabelled() {
            return label < body.start();
        }
    }

    static List<Line> of(String text, List<Span> spans) {
        List<Line> lines = new ArrayList<>();
        for (Span span : spans) {
            lines.add(line(text, span));
        }
        return lines;
    }

    /** Whether a line says by its end that its sentence is over. */
    static boolean ends(String line) {
        return PROSE_END.matcher(line).matches();
    }

    private static Line line(String text, Span span) {
        String raw = span.of(text);
        String content = raw.strip();
        if (content.isEmpty()) {
            return plain(span, Kind.BLANK);
        }
        if (QUOTED.matcher(content).matches()) {
            return plain(span, Kind.QUOTE);
        }
        if (RULE.matcher(content).matches() || COLUMNS.matcher(content).matches()) {
            return plain(span, Kind.ROW);
        }
        Matcher bullet = BULLET.matcher(raw);
        boolean item = bullet.matches();
        int at = span.start() + (item ? bullet.start("rest") : raw.indexOf(content));
        Span body = new Span(at, span.start() + raw.indexOf(content) + content.length());
        String words = body.start() < body.end() ? body.of(text) : "";
        boolean stamped = STAMPED.matcher(content).matches();
        return labelled(span, body, words).orElseGet(() -> unlabelled(span, body, content, item || stamped));
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
        boolean prose = Words.count(rest) >= 7 || Words.count(rest) >= 3 && ends(rest);
        Span inner = new Span(body.start() + label.start("rest"), body.end());
        return Optional.of(new Line(span, prose ? Kind.ITEM : Kind.FIELD, body.start(), inner, role));
    }

    private static Line unlabelled(Span span, Span body, String content, boolean item) {
        Optional<SectionRole> role = SectionRole.named(content);
        boolean ended = ends(content);
        boolean shouted = content.equals(content.toUpperCase(Locale.ROOT)) && Words.count(content) >= 1;
        if (content.length() <= LONGEST_HEADING
                && !ended
                && (role.isPresent() && Words.count(content) <= 8 || shouted)) {
            return new Line(span, Kind.HEADING, body.start(), body, role.or(() -> Optional.of(SectionRole.OTHER)));
        }
        return new Line(span, item && !body.isEmpty() ? Kind.ITEM : Kind.PROSE, body.start(), body, Optional.empty());
    }
}
