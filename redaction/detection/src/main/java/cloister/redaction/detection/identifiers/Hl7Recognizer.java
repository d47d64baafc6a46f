package cloister.redaction.detection.identifiers;

import cloister.pipeline.Finding;
import cloister.pipeline.FindingType;
import cloister.pipeline.Span;
import cloister.redaction.detection.DocumentText;
import cloister.redaction.detection.Evidence;
import cloister.redaction.detection.Recognizer;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** HL7 version 2 messages: segment and field number say what stands there (HL7 v2.5.1, chapters 2, 3, 4, 6). */
final class Hl7Recognizer implements Recognizer {
    /** Segment, then "field:type" pairs; types are the letters of {@link #add}. */
    private static final Map<String, String> FIELDS = Map.ofEntries(
            Map.entry("MSH", "3:O 4:O 5:O 6:O 7:D 10:I"),
            Map.entry("EVN", "2:D 3:D 5:I 6:D"),
            Map.entry("PID", "2:M 3:M 4:M 5:N 6:N 7:D 9:N 11:A 12:A 13:P 14:P 18:C 19:S 20:L 21:M 23:A 29:D"),
            Map.entry("PD1", "3:o 4:X"),
            Map.entry("NK1", "2:N 4:A 5:P 6:P 13:o 30:N 31:P 32:A 33:I"),
            Map.entry("PV1", "3:F 5:I 7:X 8:X 9:X 17:X 19:I 44:D 45:D 50:I 52:X"),
            Map.entry("PV2", "8:D 9:D"),
            Map.entry("GT1", "2:I 3:N 4:N 5:A 6:P 7:P 8:D 12:S 16:N 17:A 18:P 21:o"),
            Map.entry("IN1", "3:i 4:o 5:A 6:N 7:P 8:H 9:o 10:H 11:o 12:D 13:D 16:N 18:D 19:A 36:H 49:H"),
            Map.entry("IN2", "1:H 2:S 6:H 8:H"),
            Map.entry("ORC", "2:I 3:I 4:I 9:D 10:X 11:X 12:X 14:P 15:D"),
            Map.entry("OBR", "2:I 3:I 6:D 7:D 8:D 10:X 14:D 16:X 17:P 20:I 22:D 28:X 32:X 33:X 34:X"),
            Map.entry("OBX", "14:D 16:X"),
            Map.entry("DG1", "5:D 16:X"),
            Map.entry("AL1", "6:D"),
            Map.entry("PR1", "5:D 8:X 11:X 12:X"),
            Map.entry("ACC", "1:D 3:A"),
            Map.entry("SCH", "1:I 2:I 12:X 16:X 20:X"),
            Map.entry("TXA", "4:D 5:X 6:D 7:D 9:X 10:X 11:X 12:I 13:I 22:X"),
            Map.entry("MRG", "1:M 3:C 7:N"));

    @Override
    public String id() {
        return "hl7";
    }

    @Override
    public String signature() {
        return FIELDS.entrySet().stream()
                .map(Object::toString)
                .sorted()
                .toList()
                .toString();
    }

    @Override
    public List<Finding> find(DocumentText text) {
        List<Finding> found = new ArrayList<>();
        if (!text.raw().contains("MSH|") && !text.raw().contains("PID|")) {
            return found;
        }
        String raw = text.raw();
        for (Span line : text.lines()) {
            // Segments end with CR alone in the standard's own encoding.
            int from = line.start();
            for (int i = line.start(); i <= line.end(); i++) {
                if (i == line.end() || raw.charAt(i) == '\r') {
                    segment(raw, from, i, found);
                    from = i + 1;
                }
            }
        }
        return found;
    }

    private static void segment(String raw, int start, int end, List<Finding> found) {
        if (end - start < 5 || raw.charAt(start + 3) != '|' || !FIELDS.containsKey(raw.substring(start, start + 3))) {
            return;
        }
        String segment = raw.substring(start, start + 3);
        Map<Integer, Character> types = types(FIELDS.getOrDefault(segment, ""));
        int number = segment.equals("MSH") ? 1 : 0;
        int from = start;
        for (int i = start; i <= end; i++) {
            if (i == end || raw.charAt(i) == '|') {
                Character type = types.get(number);
                if (type != null && i > from) {
                    for (Span repetition : split(raw, from, i, '~')) {
                        add(raw, repetition, type, found);
                    }
                }
                number++;
                from = i + 1;
            }
        }
    }

    private static Map<Integer, Character> types(String spec) {
        Map<Integer, Character> types = new java.util.HashMap<>();
        for (String pair : spec.split(" ")) {
            int colon = pair.indexOf(':');
            types.put(Integer.parseInt(pair.substring(0, colon)), pair.charAt(colon + 1));
        }
        return types;
    }

    private static void add(String raw, Span field, char type, List<Finding> found) {
        List<Span> parts = split(raw, field.start(), field.end(), '^');
        Span first = parts.get(0);
        switch (type) {
            case 'O', 'o' -> put(raw, first, FindingType.ORGANIZATION, found);
            case 'i' -> put(raw, first, FindingType.OTHER_ID, found);
            case 'D' -> put(raw, first, FindingType.DATE, found);
            case 'I' -> put(raw, first, FindingType.OTHER_ID, found);
            case 'C' -> put(raw, first, FindingType.ACCOUNT, found);
            case 'H' -> put(raw, first, FindingType.HEALTH_PLAN_ID, found);
            case 'L' -> put(raw, first, FindingType.LICENSE, found);
            case 'S' -> put(raw, first, FindingType.SSN, found);
            case 'P' -> phone(raw, field, found);
            case 'N' -> name(raw, parts, 0, found);
            case 'A' -> address(raw, parts, found);
            case 'F' -> place(raw, parts, found);
            case 'M' -> identifier(raw, parts, found);
            case 'X' -> {
                if (hasDigit(raw, first)) {
                    put(raw, first, FindingType.LICENSE, found);
                    name(raw, parts, 1, found);
                } else {
                    name(raw, parts, 0, found);
                }
            }
            default -> throw new IllegalStateException("no such field type");
        }
        if (type == 'o' && parts.size() > 2) {
            put(raw, parts.get(2), FindingType.OTHER_ID, found);
        }
    }

    private static void identifier(String raw, List<Span> parts, List<Finding> found) {
        String kind = parts.size() > 4 ? parts.get(4).of(raw) : "";
        FindingType type =
                switch (kind) {
                    case "SS" -> FindingType.SSN;
                    case "NH", "NI", "CHI" -> FindingType.NATIONAL_ID;
                    case "DL" -> FindingType.LICENSE;
                    case "PPN" -> FindingType.PASSPORT;
                    case "AN" -> FindingType.ACCOUNT;
                    default -> FindingType.MRN;
                };
        put(raw, parts.get(0), type, found);
        if (parts.size() > 3 && parts.get(3).length() > 4) {
            put(raw, parts.get(3), FindingType.ORGANIZATION, found);
        }
    }

    /** Family, given and middle name as one finding, then suffixes and titles stay. */
    private static void name(String raw, List<Span> parts, int from, List<Finding> found) {
        int last = -1;
        for (int i = from; i < Math.min(parts.size(), from + 3); i++) {
            last = parts.get(i).isEmpty() ? last : i;
        }
        if (last >= from && parts.get(from).start() < parts.get(last).end()) {
            put(raw, new Span(parts.get(from).start(), parts.get(last).end()), FindingType.NAME, found);
        }
    }

    /** Street, second line, town, zip; state and country are parts of their own that the policy's other rules judge. */
    private static void address(String raw, List<Span> parts, List<Finding> found) {
        for (int i : new int[] {0, 1, 2, 4}) {
            if (i < parts.size()) {
                put(raw, parts.get(i), FindingType.ADDRESS, found);
            }
        }
    }

    private static void place(String raw, List<Span> parts, List<Finding> found) {
        if (parts.size() > 3) {
            put(raw, parts.get(3), FindingType.ORGANIZATION, found);
        }
        if (parts.get(0).length() > 6) {
            put(raw, parts.get(0), FindingType.ORGANIZATION, found);
        }
    }

    private static void phone(String raw, Span field, List<Finding> found) {
        List<Span> parts = split(raw, field.start(), field.end(), '^');
        for (Span part : parts) {
            String value = part.of(raw);
            if (value.indexOf('@') > 0) {
                put(raw, part, FindingType.EMAIL, found);
            } else if (value.chars().filter(Character::isDigit).count() >= 3) {
                put(raw, part, FindingType.PHONE, found);
            }
        }
    }

    private static void put(String raw, Span span, FindingType type, List<Finding> found) {
        if (span.of(raw).chars().anyMatch(Character::isLetterOrDigit)) {
            found.add(new Finding(span, type, Evidence.CERTAIN, "hl7"));
        }
    }

    private static boolean hasDigit(String raw, Span span) {
        return span.of(raw).chars().anyMatch(Character::isDigit);
    }

    private static List<Span> split(String raw, int start, int end, char at) {
        List<Span> parts = new ArrayList<>();
        int from = start;
        for (int i = start; i <= end; i++) {
            if (i == end || raw.charAt(i) == at) {
                parts.add(new Span(from, i));
                from = i + 1;
            }
        }
        return parts;
    }
}
