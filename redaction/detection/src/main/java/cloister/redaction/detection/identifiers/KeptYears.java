package cloister.redaction.detection.identifiers;

import cloister.pipeline.Finding;
import cloister.pipeline.FindingType;
import cloister.pipeline.Span;
import cloister.redaction.detection.DocumentText;
import cloister.redaction.detection.Protector;
import com.google.re2j.Pattern;
import java.util.List;

/** A year or a range of years alone, where a policy keeps them: a tagger knows dates, but not which of them stand. */
final class KeptYears implements Protector {
    private static final Pattern YEARS =
            Pattern.compile("(?:1[89]|20)\\d\\d(?:'?s)?(?: ?[-–—/] ?(?:(?:1[89]|20)?\\d\\d))?");

    @Override
    public List<Span> protectedSpans(DocumentText text) {
        return List.of();
    }

    @Override
    public boolean releases(DocumentText text, Finding learned) {
        return (learned.type() == FindingType.DATE || learned.type() == FindingType.OTHER_ID)
                && YEARS.matches(learned.span().of(text.raw()).strip());
    }

    @Override
    public String signature() {
        return "identifiers.kept-years " + YEARS.pattern();
    }
}
