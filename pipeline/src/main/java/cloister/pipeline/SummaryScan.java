package cloister.pipeline;

import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** A summary as the detectors see it once more, and what of their findings counts. */
final class SummaryScan {
    /** What the redactor puts in; an identifier that was kept in part ("2024") stands inside. */
    private static final Pattern PLACEHOLDER = Pattern.compile("\\[(?:"
            + java.util.stream.Stream.of(FindingType.values()).map(Enum::name).collect(Collectors.joining("|"))
            + ")_\\d+(?:: [^\\]\\n]{1,24})?\\]");

    private SummaryScan() {}

    /** Whether one of the findings shows a letter or a digit outside of placeholders. */
    static boolean hits(String text, List<Finding> findings) {
        List<Span> hidden = PLACEHOLDER
                .matcher(text)
                .results()
                .map(match -> new Span(match.start(), match.end()))
                .toList();
        return findings.stream().anyMatch(finding -> shows(text, finding.span(), hidden));
    }

    private static boolean shows(String text, Span span, List<Span> hidden) {
        for (int at = span.start(); at < span.end(); at++) {
            int place = at;
            if (Character.isLetterOrDigit(text.charAt(at))
                    && hidden.stream().noneMatch(h -> h.start() <= place && place < h.end())) {
                return true;
            }
        }
        return false;
    }
}
