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
import java.util.Map;
import java.util.Optional;

/** Elements of XML (FHIR, CDA and others), cells of HTML tables, arrays of JSON, addresses of vCards: the name says what it is. */
final class MarkupRecognizer implements Recognizer {
    private static final Pattern ELEMENT =
            Pattern.compile("<(?:[A-Za-z0-9]+:)?([A-Za-z][A-Za-z0-9_-]{1,40})(?:\\s[^<>]{0,200})?>([^<>]{1,160})</");
    /** FHIR: {@code <birthDate value="1974-12-25"/>}. */
    private static final Pattern VALUE = Pattern.compile(
            "<(?:[A-Za-z0-9]+:)?([A-Za-z][A-Za-z0-9_-]{1,40})\\s+value\\s*=\\s*[\"']([^\"'<>]{1,160})[\"']");

    private static final Pattern ARRAY =
            Pattern.compile("\"([A-Za-z_]{2,40})\"\\s*:\\s*\\[((?:\\s*\"[^\"\\n]{0,120}\"\\s*,?){1,8})\\s*\\]");
    private static final Pattern STRING = Pattern.compile("\"([^\"\\n]{1,120})\"");
    private static final Pattern CELL = Pattern.compile("(?i)<(tr|th|td)\\b[^<>]{0,200}>([^<>]{0,160})");
    private static final Pattern VCARD_ADDRESS = Pattern.compile("(?i)(?:^|\\n)ADR[^:\\n]{0,80}:([^\\n]{1,300})");

    /** Names of elements that the labels of forms don't hold. */
    private static final Map<String, Label> OWN = Map.of(
            "family", new Label(FindingType.NAME, Label.Kind.NAME, true),
            "given", new Label(FindingType.NAME, Label.Kind.NAME, true),
            "line", new Label(FindingType.ADDRESS, Label.Kind.ADDRESS, true),
            "streetaddressline", new Label(FindingType.ADDRESS, Label.Kind.ADDRESS, true),
            "housenumber", new Label(FindingType.ADDRESS, Label.Kind.ADDRESS, true),
            "district", new Label(FindingType.ADDRESS, Label.Kind.ADDRESS, true),
            "birthdate", new Label(FindingType.DATE, Label.Kind.DATE, true),
            "birthtime", new Label(FindingType.DATE, Label.Kind.DATE, true),
            "deceaseddatetime", new Label(FindingType.DATE, Label.Kind.DATE, true));

    private final Labels labels = Labels.standard();

    @Override
    public String id() {
        return "markup";
    }

    @Override
    public String signature() {
        return labels.digest().hex()
                + ELEMENT
                + VALUE
                + ARRAY
                + CELL
                + VCARD_ADDRESS
                + OWN.keySet().stream().sorted().toList();
    }

    @Override
    public List<Finding> find(DocumentText text) {
        List<Finding> found = new ArrayList<>();
        String raw = text.raw();
        if (raw.contains("</") || raw.contains("/>")) {
            each(ELEMENT, text, found);
            each(VALUE, text, found);
        }
        if (text.lower().contains("<td")) {
            tables(text, found);
        }
        if (raw.indexOf('[') >= 0) {
            arrays(text, found);
        }
        if (raw.contains("ADR")) {
            vcards(raw, found);
        }
        return found;
    }

    private Optional<Label> label(String name) {
        Label own = OWN.get(name.toLowerCase(java.util.Locale.ROOT));
        return own == null ? labels.whole(name) : Optional.of(own);
    }

    private void each(Pattern pattern, DocumentText text, List<Finding> found) {
        Matcher matcher = pattern.matcher(text.raw());
        while (matcher.find()) {
            Span value = trimmed(text.raw(), matcher.start(2), matcher.end(2));
            label(matcher.group(1)).ifPresent(label -> TableRecognizer.add(text, label, value, found));
        }
    }

    private void arrays(DocumentText text, List<Finding> found) {
        Matcher array = ARRAY.matcher(text.raw());
        while (array.find()) {
            Optional<Label> label = label(array.group(1));
            Matcher string = STRING.matcher(array.group(2));
            while (label.isPresent() && string.find()) {
                Span value = new Span(array.start(2) + string.start(1), array.start(2) + string.end(1));
                TableRecognizer.add(text, label.get(), value, found);
            }
        }
    }

    /** The first row whose cells are labels gives the columns of the rows after it. */
    private void tables(DocumentText text, List<Finding> found) {
        List<Optional<Label>> columns = List.of();
        List<Span> row = new ArrayList<>();
        Matcher cell = CELL.matcher(text.raw());
        boolean more = cell.find();
        while (more) {
            if (!cell.group(1).equalsIgnoreCase("tr")) {
                row.add(trimmed(text.raw(), cell.start(2), cell.end(2)));
            }
            more = cell.find();
            if (!more || cell.group(1).equalsIgnoreCase("tr")) {
                columns = row(text, columns, row, found);
                row = new ArrayList<>();
            }
        }
    }

    private List<Optional<Label>> row(
            DocumentText text, List<Optional<Label>> columns, List<Span> row, List<Finding> found) {
        List<Optional<Label>> heads =
                row.stream().map(span -> labels.whole(span.of(text.raw()))).toList();
        long known = heads.stream().filter(Optional::isPresent).count();
        if (known >= 2 && known * 3 >= heads.size()) {
            return heads;
        }
        for (int i = 0; i < Math.min(columns.size(), row.size()); i++) {
            Span value = row.get(i);
            columns.get(i).ifPresent(label -> TableRecognizer.add(text, label, value, found));
        }
        return columns;
    }

    /** RFC 6350: box, extension, street, town, region, postal code, country; region and country are the policy's affair. */
    private static void vcards(String raw, List<Finding> found) {
        Matcher matcher = VCARD_ADDRESS.matcher(raw);
        while (matcher.find()) {
            int part = 0;
            int from = matcher.start(1);
            for (int i = from; i <= matcher.end(1); i++) {
                if (i == matcher.end(1) || raw.charAt(i) == ';') {
                    if (part != 4 && part < 6 && !raw.substring(from, i).isBlank()) {
                        found.add(new Finding(new Span(from, i), FindingType.ADDRESS, Evidence.STRONG, "vcard"));
                    }
                    part++;
                    from = i + 1;
                }
            }
        }
    }

    private static Span trimmed(String raw, int from, int to) {
        int start = from;
        int end = to;
        while (start < end && Character.isWhitespace(raw.charAt(start))) {
            start++;
        }
        while (end > start && Character.isWhitespace(raw.charAt(end - 1))) {
            end--;
        }
        return new Span(start, end);
    }
}
