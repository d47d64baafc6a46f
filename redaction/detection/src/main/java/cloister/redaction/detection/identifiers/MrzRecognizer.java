package cloister.redaction.detection.identifiers;

import cloister.pipeline.Finding;
import cloister.pipeline.FindingType;
import cloister.pipeline.Span;
import cloister.redaction.detection.DocumentText;
import cloister.redaction.detection.Evidence;
import cloister.redaction.detection.Recognizer;
import com.google.re2j.Matcher;
import com.google.re2j.Pattern;
import java.util.ArrayList;
import java.util.List;

/** The machine-readable lines of passports and identity cards (ICAO Doc 9303). */
final class MrzRecognizer implements Recognizer {
    private static final Pattern LINE = Pattern.compile("[A-Z0-9<]{28,46}");

    @Override
    public String id() {
        return "mrz";
    }

    @Override
    public String signature() {
        return LINE.pattern();
    }

    @Override
    public List<Finding> find(DocumentText text) {
        List<Finding> found = new ArrayList<>();
        for (Span line : text.lines()) {
            String piece = line.of(text.raw());
            if (piece.indexOf('<') < 0) {
                continue;
            }
            Matcher matcher = LINE.matcher(piece);
            while (matcher.find()) {
                if (matcher.group().contains("<<")
                        || matcher.group().chars().filter(c -> c == '<').count() >= 2) {
                    Span span = new Span(line.start() + matcher.start(), line.start() + matcher.end());
                    found.add(new Finding(span, FindingType.PASSPORT, Evidence.CERTAIN, "mrz"));
                }
            }
        }
        return found;
    }
}
