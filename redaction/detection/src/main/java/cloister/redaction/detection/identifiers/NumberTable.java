package cloister.redaction.detection.identifiers;

import cloister.pipeline.FindingType;
import cloister.redaction.detection.Evidence;
import com.google.re2j.Pattern;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Reads {@code numbers.txt}: one row per kind of number, see there. */
final class NumberTable {
    private static final String PATH = "/cloister/redaction/detection/identifiers/numbers.txt";
    private static final List<Rule> STANDARD = read(resource());

    private NumberTable() {}

    static List<Rule> standard() {
        return STANDARD;
    }

    /** @throws IllegalArgumentException naming the line that can't be read */
    static List<Rule> read(String table) {
        Map<String, String> lists = new HashMap<>();
        List<Rule> rules = new ArrayList<>();
        int number = 0;
        for (String line : table.split("\n")) {
            number++;
            if (line.isBlank() || line.startsWith("#")) {
                continue;
            }
            try {
                if (line.startsWith("$")) {
                    int equals = line.indexOf('=');
                    lists.put(
                            line.substring(0, equals).strip(),
                            line.substring(equals + 1).strip());
                } else {
                    rules.add(rule(line.split("¦", -1), lists));
                }
            } catch (RuntimeException e) {
                throw new IllegalArgumentException("numbers.txt, line " + number + ": " + e.getMessage(), e);
            }
        }
        return List.copyOf(rules);
    }

    private static Rule rule(String[] cells, Map<String, String> lists) {
        if (cells.length != 6) {
            throw new IllegalArgumentException("a row has six cells");
        }
        String[] scores = cells[2].strip().split(" ");
        String check = cells[3].strip();
        return new Rule(
                cells[0].strip(),
                FindingType.valueOf(cells[1].strip()),
                Pattern.compile(cells[4].strip(), Pattern.LONGEST_MATCH),
                NumberChecks.named(check.isEmpty() ? "any" : check),
                check,
                score(scores[0]),
                score(scores[1]),
                score(scores[2]),
                words(cells[5].strip(), lists),
                scores.length > 3 && scores[3].equals("formal"));
    }

    private static double score(String letter) {
        return switch (letter) {
            case "0" -> 0;
            case "P" -> Evidence.POSSIBLE;
            case "L" -> Evidence.LIKELY;
            case "S" -> Evidence.STRONG;
            case "C" -> Evidence.CERTAIN;
            default -> throw new IllegalArgumentException("a score is 0, P, L, S or C");
        };
    }

    private static List<String> words(String cell, Map<String, String> lists) {
        List<String> words = new ArrayList<>();
        for (String word : cell.isEmpty() ? new String[0] : cell.split(", *")) {
            String list = lists.get(word);
            if (word.startsWith("$") && list == null) {
                throw new IllegalArgumentException("no list is called " + word);
            }
            if (list == null) {
                words.add(word.replace('_', ' '));
            } else {
                words.addAll(words(list, lists));
            }
        }
        return List.copyOf(words);
    }

    private static String resource() {
        try (InputStream in = NumberTable.class.getResourceAsStream(PATH)) {
            if (in == null) {
                throw new IllegalStateException("the jar lacks " + PATH);
            }
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
