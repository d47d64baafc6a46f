package cloister.pipeline;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * What of the findings in a summary counts. Words that stand at the cited place were looked at there, with all their
 * context, by the same detectors; cut out of it, an eponym or a code looks like a name or a number, so there only what
 * tells by itself counts. Words that don't stand there count in any case: somebody wrote them.
 */
final class SummaryScan {
    /** What the redactor puts in; an identifier that was kept in part ("2024") stands inside. */
    private static final Pattern PLACEHOLDER = Pattern.compile(
            "\\[(?:" + Stream.of(FindingType.values()).map(Enum::name).collect(Collectors.joining("|"))
                    + ")_\\d+(?:: [^\\]\\n]{1,24})?\\]");

    /** Types that tell by themselves, wherever they stand. */
    private static final Set<FindingType> TELLING = Stream.concat(
                    Residue.TELLING.stream(), Stream.of(FindingType.CREDENTIAL))
            .collect(Collectors.toUnmodifiableSet());

    private static final double SURE = 0.7;

    private final SummaryDraft draft;
    private final String text;
    private final List<Span> hidden;

    SummaryScan(SummaryDraft draft) {
        this.draft = draft;
        this.text = draft.lines();
        this.hidden = Stream.concat(
                        PLACEHOLDER.matcher(text).results().map(match -> new Span(match.start(), match.end())),
                        made(draft.source(), text))
                .toList();
    }

    /** Where the summary says what the redactor had put in: surrogates look like the identifiers that they are not. */
    private static Stream<Span> made(RedactedText source, String text) {
        return source.made().stream()
                .map(place -> place.of(source.value()).strip().replaceAll("\\s+", " "))
                .filter(what -> !what.isEmpty())
                .distinct()
                .flatMap(what -> occurrences(text, what));
    }

    private static Stream<Span> occurrences(String text, String what) {
        List<Span> found = new ArrayList<>();
        for (int at = text.indexOf(what); at >= 0; at = text.indexOf(what, at + 1)) {
            int end = at + what.length();
            boolean alone = !(at > 0 && isAlnum(text, at - 1) && isAlnum(text, at))
                    && !(end < text.length() && isAlnum(text, end) && isAlnum(text, end - 1));
            if (alone) {
                found.add(new Span(at, end));
            }
        }
        return found.stream();
    }

    private static boolean isAlnum(String text, int at) {
        return Character.isLetterOrDigit(text.charAt(at));
    }

    /** What the detectors are to look at: the sentences, a line for each. */
    SensitiveText text() {
        return SensitiveText.of(text);
    }

    boolean hits(List<Finding> findings) {
        return findings.stream().anyMatch(this::counts);
    }

    private boolean counts(Finding finding) {
        int from = 0;
        for (Summary.Sentence sentence : draft.sentences()) {
            Span line = new Span(from, from + sentence.text().length());
            if (line.overlaps(finding.span()) && counts(finding, line, sentence)) {
                return true;
            }
            from = line.end() + 1;
        }
        return false;
    }

    private boolean counts(Finding finding, Span line, Summary.Sentence sentence) {
        String cited = cited(sentence);
        int start = Math.max(line.start(), finding.span().start());
        int end = Math.min(line.end(), finding.span().end());
        for (Span gap : Span.gaps(hidden, end)) {
            String shown = gap.end() <= start ? "" : text.substring(Math.max(start, gap.start()), gap.end());
            boolean says = shown.chars().anyMatch(Character::isLetterOrDigit);
            if (says && (!cited.contains(shown.strip()) || tells(finding, shown.strip()))) {
                return true;
            }
        }
        return false;
    }

    private static boolean tells(Finding finding, String shown) {
        return TELLING.contains(finding.type()) && finding.score() >= SURE && shown.length() >= Residue.LEAST;
    }

    private String cited(Summary.Sentence sentence) {
        return sentence.cites().stream()
                .map(cite -> cite.of(draft.source().value()).replaceAll("\\s+", " "))
                .collect(Collectors.joining(" "));
    }
}
