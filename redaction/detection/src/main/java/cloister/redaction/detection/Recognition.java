package cloister.redaction.detection;

import cloister.pipeline.Finding;
import cloister.pipeline.FindingType;
import cloister.pipeline.SensitiveText;
import cloister.pipeline.Span;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * The three phases of recognition under one policy: find, protect, propagate. Works on the folded text and answers in
 * offsets of the text as it was given.
 */
final class Recognition {
    private final PolicyRules rules;
    private final List<Recognizer> recognizers;
    private final List<Propagator> propagators;
    private final List<Protector> protectors;

    Recognition(
            PolicyRules rules, List<Recognizer> recognizers, List<Propagator> propagators, List<Protector> protectors) {
        this.rules = rules;
        this.recognizers = List.copyOf(recognizers);
        this.propagators = List.copyOf(propagators);
        this.protectors = List.copyOf(protectors);
    }

    /**
     * What the policy redacts or doubts, in {@link Finding#ORDER}, in offsets of the text as it was given.
     *
     * @param learned what a tagger found in the folded text, if it was asked: protected and propagated like all
     */
    List<Finding> find(Folding folding, Optional<List<Finding>> learned) {
        DocumentText document = new DocumentText(SensitiveText.of(folding.text()));
        List<Span> shields = shields(document);
        List<Finding> found = new ArrayList<>();
        for (Recognizer recognizer : recognizers) {
            found.addAll(recognizer.find(document));
        }
        if (learned.isPresent()) {
            Learned settling = new Learned(document, shields, protectors);
            found = new ArrayList<>(settling.unopposed(found, learned.get()));
            found.addAll(settling.settled(learned.get(), found));
        }
        found = settled(found, shields);
        for (Propagator propagator : propagators) {
            found.addAll(propagator.extend(document, List.copyOf(found)));
            found = settled(found, shields);
        }
        found.addAll(denied(document));
        return found.stream()
                .filter(f -> rules.redacts(f.type()))
                .map(this::weighed)
                .filter(f -> f.score() >= rules.doubtAt())
                .map(f -> new Finding(folding.toRaw(f.span()), f.type(), f.score(), f.by(), f.kept()))
                .distinct()
                .sorted(Finding.ORDER)
                .toList();
    }

    /** All that shapes the answers, for the digest of the rule set. */
    String signature() {
        StringBuilder all = new StringBuilder();
        recognizers.forEach(
                r -> all.append(r.id()).append('=').append(r.signature()).append('\n'));
        propagators.forEach(p -> all.append(p.signature()).append('\n'));
        protectors.forEach(p -> all.append(p.signature()).append('\n'));
        return all.toString();
    }

    private List<Span> shields(DocumentText document) {
        List<Span> spans = new ArrayList<>();
        protectors.forEach(p -> spans.addAll(p.protectedSpans(document)));
        rules.allow().forEach(allowed -> spans.addAll(occurrences(document, allowed)));
        return Span.union(spans);
    }

    private static List<Finding> settled(List<Finding> found, List<Span> shields) {
        List<Finding> sorted = new ArrayList<>(found.size());
        int shield = 0;
        for (Finding finding : found.stream().sorted(Finding.ORDER).toList()) {
            while (shield < shields.size()
                    && shields.get(shield).end() <= finding.span().start()) {
                shield++;
            }
            boolean shielded = shield < shields.size() && shields.get(shield).contains(finding.span());
            if (!shielded || finding.score() >= Evidence.CERTAIN) {
                sorted.add(finding);
            }
        }
        return sorted;
    }

    /** A type with a threshold of its own is moved to the right side of the policy's common one. */
    private Finding weighed(Finding finding) {
        Double own = rules.redactAtByType().get(finding.type());
        if (own == null) {
            return finding;
        }
        double common = rules.redactAt();
        double score = finding.score() >= own
                ? Math.max(finding.score(), common)
                : Math.min(finding.score(), Math.nextDown(common));
        return new Finding(finding.span(), finding.type(), score, finding.by(), finding.kept());
    }

    private List<Finding> denied(DocumentText document) {
        List<Finding> denied = new ArrayList<>();
        for (String text : rules.deny()) {
            for (Span span : occurrences(document, text)) {
                denied.add(new Finding(span, FindingType.OTHER_ID, 1, "policy.deny"));
            }
        }
        return denied;
    }

    private static List<Span> occurrences(DocumentText document, String text) {
        String wanted = Folding.of(text).text().toLowerCase(Locale.ROOT);
        List<Span> spans = new ArrayList<>();
        int at = document.lower().indexOf(wanted);
        while (at >= 0) {
            int end = at + wanted.length();
            if (Texts.standsAlone(document.raw(), at, end)) {
                spans.add(new Span(at, end));
            }
            at = document.lower().indexOf(wanted, end);
        }
        return spans;
    }
}
