package cloister.pipeline;

import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;

/**
 * Findings → RedactedText, by the union of spans: overlapping findings may quarrel about the label, but no character of
 * any accepted finding survives. Each united span becomes one placeholder, {@code [NAME_1]}, where equal text of one
 * type gets the same number throughout the document; or what a rewriter says, if nothing of an original shows in it.
 */
public final class Redactor {
    private Redactor() {}

    /** Redacts with placeholders, then makes sure that no telling identifier is left anywhere in the output. */
    public static Attempt<RedactedText> redact(Screened screened) {
        return unlessResidue(redact(screened.text(), screened.accepted()), screened);
    }

    /**
     * Redacts as the rewriter says, then makes sure of the same, and that nothing of what was put in is an original.
     *
     * @param content digest of the document that the text is of
     */
    public static Recorded<Attempt<RedactedText>> redact(Screened screened, Rewriter rewriter, Sha256 content) {
        List<Place> united = united(screened.accepted());
        Recorded<List<Rewritten>> asked = rewriter.rewrite(content, screened.text(), united);
        List<Rewritten> rewritten = asked.value();
        if (rewritten.size() != united.size()) {
            throw new IllegalStateException("a rewriter answers for each place");
        }
        RewriteCheck check = new RewriteCheck(screened.text().reveal(), united);
        for (int i = 0; i < united.size(); i++) {
            if (check.shows(united.get(i), rewritten.get(i))) {
                return new Recorded<>(Attempt.stopped(HoldCode.RESIDUE), asked.inferences());
            }
        }
        RedactedText redacted = written(screened.text().reveal(), united, rewritten);
        return new Recorded<>(unlessResidue(redacted, screened), asked.inferences());
    }

    private static Attempt<RedactedText> unlessResidue(RedactedText redacted, Screened screened) {
        return Residue.in(redacted, screened) ? Attempt.stopped(HoldCode.RESIDUE) : Attempt.done(redacted);
    }

    /** The places that {@link #redact(Screened)} replaces: disjoint, in order, each with the finding that names it. */
    public static List<Finding> places(Screened screened) {
        return united(screened.accepted()).stream().map(Place::finding).toList();
    }

    /**
     * Replaces every character of every accepted finding.
     *
     * @throws IndexOutOfBoundsException if a finding reaches beyond the text
     */
    static RedactedText redact(SensitiveText text, List<Finding> accepted) {
        List<Place> united = united(accepted);
        return written(text.reveal(), united, Collections.nCopies(united.size(), Rewritten.PLACEHOLDER));
    }

    private static RedactedText written(String source, List<Place> united, List<Rewritten> rewritten) {
        StringBuilder out = new StringBuilder(source.length());
        List<Span> made = new ArrayList<>();
        Map<FindingType, Integer> counts = new EnumMap<>(FindingType.class);
        Map<FindingType, Map<String, Integer>> numbers = new EnumMap<>(FindingType.class);
        int from = 0;
        for (int i = 0; i < united.size(); i++) {
            Finding finding = united.get(i).finding();
            out.append(source, from, finding.span().start());
            int start = out.length();
            if (rewritten.get(i).isPlaceholder()) {
                Map<String, Integer> known = numbers.computeIfAbsent(finding.type(), t -> new TreeMap<>());
                int number = known.computeIfAbsent(normalized(finding.span().of(source)), k -> known.size() + 1);
                out.append(placeholder(finding, number));
            } else {
                out.append(rewritten.get(i).text());
                made.add(new Span(start, out.length()));
            }
            counts.merge(finding.type(), 1, Integer::sum);
            from = finding.span().end();
        }
        out.append(source, from, source.length());
        return new RedactedText(out.toString(), counts, made);
    }

    private static String placeholder(Finding finding, int number) {
        String kept = finding.kept().isEmpty() ? "" : ": " + finding.kept();
        return "[" + finding.type() + "_" + number + kept + "]";
    }

    private static List<Place> united(List<Finding> accepted) {
        List<Finding> sorted = accepted.stream().sorted(Finding.ORDER).toList();
        List<Place> places = new ArrayList<>();
        int next = 0;
        for (Span united : Span.union(sorted.stream().map(Finding::span).toList())) {
            int first = next;
            Finding winner = sorted.get(next);
            boolean agreed = true;
            while (next < sorted.size() && united.contains(sorted.get(next).span())) {
                Finding rival = sorted.get(next++);
                winner = better(winner, rival);
                agreed &= rival.span().equals(united) && rival.kept().equals(winner.kept());
            }
            // What one finding lets stand must not show what another one hides.
            Finding named = (agreed ? winner : without(winner)).at(united);
            places.add(new Place(named, sorted.subList(first, next)));
        }
        return places;
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
