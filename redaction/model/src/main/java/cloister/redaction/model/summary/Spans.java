package cloister.redaction.model.summary;

import cloister.pipeline.Span;
import java.util.ArrayList;
import java.util.List;

/** Cutting texts into pieces by their places. */
final class Spans {
    private Spans() {}

    /** The same without the white space around it; may be empty. */
    static Span trimmed(String text, Span span) {
        int start = span.start();
        int end = span.end();
        while (start < end && Character.isWhitespace(text.charAt(start))) {
            start++;
        }
        while (end > start && Character.isWhitespace(text.charAt(end - 1))) {
            end--;
        }
        return new Span(start, end);
    }

    /** The lines inside, without their ends; carriage returns end lines too. */
    static List<Span> lines(String text, Span inside) {
        List<Span> lines = new ArrayList<>();
        int from = inside.start();
        for (int at = inside.start(); at < inside.end(); at++) {
            char c = text.charAt(at);
            if (c == '\n' || c == '\r') {
                lines.add(new Span(from, at));
                from = at + 1;
                if (c == '\r' && from < inside.end() && text.charAt(from) == '\n') {
                    at++;
                    from++;
                }
            }
        }
        if (from < inside.end()) {
            lines.add(new Span(from, inside.end()));
        }
        return lines;
    }

    /** What stands between the separators. */
    static List<Span> split(String text, Span inside, char separator) {
        List<Span> pieces = new ArrayList<>();
        int from = inside.start();
        for (int at = inside.start(); at <= inside.end(); at++) {
            if (at == inside.end() || text.charAt(at) == separator) {
                pieces.add(new Span(from, at));
                from = at + 1;
            }
        }
        return pieces;
    }
}
