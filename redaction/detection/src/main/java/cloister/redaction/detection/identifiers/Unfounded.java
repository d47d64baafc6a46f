package cloister.redaction.detection.identifiers;

import cloister.pipeline.Finding;
import cloister.pipeline.FindingType;
import cloister.pipeline.Span;
import cloister.redaction.detection.DocumentText;
import cloister.redaction.detection.Protector;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;

/**
 * Numbers and addresses that only a tagger takes for somebody's: two or three digits without a label, the same digit over and
 * over, and addresses that the recognizers know in every form, and let stand.
 */
final class Unfounded implements Protector {
    private static final Set<FindingType> NUMBERS = EnumSet.of(
            FindingType.PHONE,
            FindingType.ACCOUNT,
            FindingType.CARD,
            FindingType.SSN,
            FindingType.NATIONAL_ID,
            FindingType.OTHER_ID);
    private static final int SHORT = 3;
    private static final int LONG = 7;

    @Override
    public List<Span> protectedSpans(DocumentText text) {
        return List.of();
    }

    @Override
    public boolean disputes(DocumentText text, Finding finding) {
        String value = finding.span().of(text.raw());
        if (finding.type() == FindingType.EMAIL) {
            return value.indexOf('@') > 0;
        }
        if (!NUMBERS.contains(finding.type()) || value.chars().anyMatch(Character::isLetter)) {
            return false;
        }
        long digits = value.chars().filter(Character::isDigit).count();
        long kinds = value.chars().filter(Character::isDigit).distinct().count();
        return digits <= SHORT && isAlone(text.raw(), finding.span()) || digits >= LONG && kinds <= 2;
    }

    /** Not a group of a longer number that was cut. */
    private static boolean isAlone(String raw, Span span) {
        int before = span.start() - 2;
        int after = span.end() + 1;
        return (before < 0 || !Character.isDigit(raw.charAt(before)))
                && (after >= raw.length() || !Character.isDigit(raw.charAt(after)));
    }

    @Override
    public String signature() {
        return "identifiers.unfounded 1";
    }
}
