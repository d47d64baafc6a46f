package cloister.redaction.detection.identifiers;

import cloister.pipeline.Finding;
import cloister.pipeline.FindingType;
import cloister.pipeline.Span;
import cloister.redaction.detection.DocumentText;
import cloister.redaction.detection.DocumentText.Word;
import cloister.redaction.detection.Evidence;
import cloister.redaction.detection.Propagator;
import cloister.redaction.detection.Texts;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** A number or user name that was found once is found wherever it stands again. */
final class IdentifierPropagator implements Propagator {
    private static final Set<FindingType> REPEATED = EnumSet.of(
            FindingType.MRN,
            FindingType.HEALTH_PLAN_ID,
            FindingType.ACCOUNT,
            FindingType.SSN,
            FindingType.NATIONAL_ID,
            FindingType.OTHER_ID,
            FindingType.USERNAME,
            FindingType.CREDENTIAL,
            FindingType.LICENSE,
            FindingType.PASSPORT,
            FindingType.VEHICLE,
            FindingType.DEVICE_SERIAL,
            FindingType.IBAN,
            FindingType.CARD,
            FindingType.TAX_ID);
    private static final int LEAST = 5;

    @Override
    public List<Finding> extend(DocumentText text, List<Finding> found) {
        Map<String, List<Finding>> byFirstWord = new HashMap<>();
        Set<Span> known = new HashSet<>();
        Set<String> seen = new HashSet<>();
        for (Finding finding : found) {
            known.add(finding.span());
            String value = finding.span().of(text.raw());
            if (REPEATED.contains(finding.type())
                    && finding.score() >= Evidence.POSSIBLE
                    && telling(value)
                    && seen.add(value)) {
                byFirstWord
                        .computeIfAbsent(firstWord(value), w -> new ArrayList<>())
                        .add(finding);
            }
        }
        List<Finding> more = new ArrayList<>();
        for (Word word : text.words()) {
            for (Finding finding : byFirstWord.getOrDefault(word.text(), List.of())) {
                Span span = new Span(word.start(), word.start() + finding.span().length());
                if (!known.contains(span) && repeats(text.raw(), finding.span(), span)) {
                    more.add(new Finding(
                            span, finding.type(), Math.min(finding.score(), Evidence.STRONG), finding.by() + ".again"));
                }
            }
        }
        return more;
    }

    private static boolean telling(String value) {
        return value.length() >= LEAST
                && Texts.isAlnum(value.charAt(0))
                && value.chars().anyMatch(c -> Character.isDigit(c) || c == '_');
    }

    private static boolean repeats(String raw, Span known, Span span) {
        return span.end() <= raw.length()
                && raw.regionMatches(known.start(), raw, span.start(), known.length())
                && Texts.standsAlone(raw, span.start(), span.end());
    }

    private static String firstWord(String value) {
        return new DocumentText(cloister.pipeline.SensitiveText.of(value))
                .words()
                .get(0)
                .text();
    }
}
