package cloister.redaction.model.summary;

import cloister.pipeline.Span;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;

/** HL7 version 2 messages: notes and observations are told, the envelope is not. */
final class MessageReader {
    private static final Pattern SEGMENT = Pattern.compile("[A-Z][A-Z0-9]{2}\\|.*", Pattern.DOTALL);
    private static final Set<String> WORDED = Set.of("TX", "FT", "ST", "CE", "CWE", "ED");

    private MessageReader() {}

    static boolean reads(String text, Span part) {
        List<Span> lines = Spans.lines(text, part).stream()
                .map(line -> Spans.trimmed(text, line))
                .filter(line -> !line.isEmpty())
                .limit(4)
                .toList();
        return !lines.isEmpty()
                && lines.get(0).of(text).matches("(?s)(?:MSH|FHS|BHS)\\|.*")
                && lines.stream()
                        .allMatch(line -> SEGMENT.matcher(line.of(text)).matches());
    }

    static List<Passage> read(String text, Span part) {
        List<Passage> passages = new ArrayList<>();
        for (Span line : Spans.lines(text, part)) {
            List<Span> fields = Spans.split(text, Spans.trimmed(text, line), '|');
            switch (fields.get(0).of(text)) {
                case "OBR" -> title(text, fields, passages);
                case "OBX" -> observation(text, fields, passages);
                case "NTE" -> prose(text, field(fields, 3), SectionRole.CONCLUSION, passages);
                case "DG1" -> {
                    prose(text, component(text, field(fields, 3), 1), SectionRole.CONCLUSION, passages);
                    prose(text, field(fields, 4), SectionRole.CONCLUSION, passages);
                }
                default -> {}
            }
        }
        return passages;
    }

    private static void title(String text, List<Span> fields, List<Passage> passages) {
        Span name = component(text, field(fields, 4), 1);
        if (Words.count(name.of(text)) > 0) {
            passages.add(Passage.of(name, SectionRole.OTHER, 0, Passage.Kind.TITLE));
        }
    }

    private static void observation(String text, List<Span> fields, List<Passage> passages) {
        Span value = Spans.trimmed(text, field(fields, 5));
        if (WORDED.contains(field(fields, 2).of(text)) && Words.count(value.of(text)) >= 3) {
            prose(text, value, SectionRole.CONCLUSION, passages);
            return;
        }
        List<Span> cells = new ArrayList<>();
        for (Span cell : List.of(component(text, field(fields, 3), 1), value, field(fields, 6), field(fields, 8))) {
            if (!cell.of(text).isBlank()) {
                cells.add(Spans.trimmed(text, cell));
            }
        }
        if (cells.size() >= 2 && !value.isEmpty()) {
            boolean flagged = !field(fields, 8).of(text).isBlank()
                    && !field(fields, 8).of(text).strip().equals("N");
            SectionRole section = flagged ? SectionRole.NARRATIVE : SectionRole.PARTICULARS;
            passages.add(new Passage(cells, section, 0, Passage.Kind.CELL));
        }
    }

    private static void prose(String text, Span value, SectionRole section, List<Passage> passages) {
        int number = 0;
        for (Span sentence : SentenceSplitter.split(text, value)) {
            passages.add(Passage.of(sentence, section, number++, Passage.Kind.PROSE));
        }
    }

    private static Span field(List<Span> fields, int number) {
        return number < fields.size() ? fields.get(number) : new Span(0, 0);
    }

    private static Span component(String text, Span field, int number) {
        List<Span> components = Spans.split(text, field, '^');
        return components.size() > number ? components.get(number) : components.get(0);
    }
}
