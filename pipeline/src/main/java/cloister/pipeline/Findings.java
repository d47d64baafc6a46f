package cloister.pipeline;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * What all detectors of a policy say of one text, with the proof of what they looked at.
 *
 * @param length of the text, in UTF-16 units
 */
public record Findings(int length, List<Examination> examinations) {

    public Findings {
        examinations = List.copyOf(examinations);
        for (Examination examination : examinations) {
            if (examination instanceof Examination.Examined examined) {
                requireInside(examined, length);
            }
        }
    }

    private static void requireInside(Examination.Examined examined, int length) {
        if (examined.findings().stream().anyMatch(f -> f.span().end() > length)) {
            throw new IllegalArgumentException(examined.detector() + " found something beyond the end of the text");
        }
    }

    /** Every finding of every detector, in {@link Finding#ORDER}. */
    public List<Finding> all() {
        return examinations.stream()
                .filter(Examination.Examined.class::isInstance)
                .flatMap(e -> ((Examination.Examined) e).findings().stream())
                .sorted(Finding.ORDER)
                .toList();
    }

    /**
     * Why these findings are no ground for a release: a required detector that is missing or failed, or a character
     * that one of them didn't look at. Empty if all is covered.
     */
    public List<HoldReason> blockers(Set<String> required) {
        Map<String, List<Span>> seen = new LinkedHashMap<>();
        List<HoldReason> reasons = new ArrayList<>();
        for (Examination examination : examinations) {
            if (examination instanceof Examination.Examined examined) {
                seen.computeIfAbsent(examined.detector(), d -> new ArrayList<>())
                        .addAll(examined.ranges());
            } else if (examination instanceof Examination.NotExamined not) {
                reasons.add(HoldReason.of(not.code()));
            }
        }
        for (String detector : required) {
            if (!Span.gaps(seen.getOrDefault(detector, List.of()), length).isEmpty()) {
                reasons.add(HoldReason.of(HoldCode.NOT_EXAMINED));
            }
        }
        return reasons.stream().distinct().toList();
    }
}
