package cloister.pipeline;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;

/**
 * Findings → RedactedText, by the union of spans: overlapping findings may quarrel about the label, but no character of
 * any accepted finding survives. Each united span becomes one placeholder, {@code [NAME_1]}; equal text of one type gets
 * the same number throughout the document.
 */
public final class Redactor {
    private Redactor() {}

    /** A united span and the finding that names it. */
    private record Label(Span span, Finding winner) {}

    /** Redacts, then makes sure that no telling identifier is left anywhere in the output. */
    public static Attempt<RedactedText> redact(Screened screened) {
        RedactedText redacted = redact(screened.text(), screened.accepted());
        return Residue.in(redacted, screened) ? Attempt.stopped(HoldCode.RESIDUE) : Attempt.done(redacted);
    }

    /** The places that {@link #redact(Screened)} replaces: disjoint, in order, each with the finding that names it. */
    public static List<Finding> places(Screened screened) {
        return labels(screened.accepted()).stream()
                .map(label -> label.winner().at(label.span()))
                .toList();
    }

    /**
     * Replaces every character of every accepted finding.
     *
     * @throws IndexOutOfBoundsException if a finding reaches beyond the text
     */
    static RedactedText redact(SensitiveText text, List<Finding> accepted) {
        String source = text.reveal();
        StringBuilder out = new StringBuilder(source.length());
        Map<FindingType, Integer> counts = new EnumMap<>(FindingType.class);
        Map<FindingType, Map<String, Integer>> numbers = new EnumMap<>(FindingType.class);
        int from = 0;
        for (Label label : labels(accepted)) {
            out.append(source, from, label.span().start());
            FindingType type = label.winner().type();
            Map<String, Integer> known = numbers.computeIfAbsent(type, t -> new TreeMap<>());
            int number = known.computeIfAbsent(normalized(label.span().of(source)), k -> known.size() + 1);
            out.append(placeholder(label.winner(), number));
            counts.merge(type, 1, Integer::sum);
            from = label.span().end();
        }
        out.append(source, from, source.length());
        return new RedactedText(out.toString(), counts);
    }

    private static String placeholder(Finding finding, int number) {
        String kept = finding.kept().isEmpty() ? "" : ": " + finding.kept();
        return "[" + finding.type() + "_" + number + kept + "]";
    }

    private static List<Label> labels(List<Finding> accepted) {
        List<Finding> sorted = accepted.stream().sorted(Finding.ORDER).toList();
        List<Label> labels = new ArrayList<>();
        int next = 0;
        for (Span united : Span.union(sorted.stream().map(Finding::span).toList())) {
            Finding winner = sorted.get(next);
            boolean agreed = true;
            while (next < sorted.size() && united.contains(sorted.get(next).span())) {
                Finding rival = sorted.get(next++);
                winner = better(winner, rival);
                agreed &= rival.span().equals(united) && rival.kept().equals(winner.kept());
            }
            // What one finding lets stand must not show what another one hides.
            labels.add(new Label(united, agreed ? winner : without(winner)));
        }
        return labels;
    }

    private static Finding better(Finding a, Finding b) {
        if (a.span().length() != b.span().length()) {
            return a.span().length() > b.span().length() ? a : b;
        }
        return a.score() >= b.score() ? a : b;
    }

    private static Finding without(Finding finding) {
        return new Finding(finding.span(), finding.type(), finding.score(), finding.by());
    }

    private static String normalized(String text) {
        return text.strip().toLowerCase(Locale.ROOT).replaceAll("[\\s\\p{Punct}]+", " ");
    }
}
