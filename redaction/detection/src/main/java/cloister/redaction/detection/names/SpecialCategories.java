package cloister.redaction.detection.names;

import cloister.pipeline.FindingType;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;

/** Special categories of personal data (Art. 9 and 10 GDPR) by the words that state them, in several languages. */
final class SpecialCategories {
    static final String ID = "special.";

    private static final int LONGEST = 4;
    private static final int STEM = 4;

    /** Whole phrases, and stems ("epilep*") under their first letters. */
    private static final Map<String, String> PHRASES = new HashMap<>();

    private static final Map<String, Map<String, String>> STEMS = new HashMap<>();

    static {
        try (InputStream in = SpecialCategories.class.getResourceAsStream("special.txt")) {
            if (in == null) {
                throw new IllegalStateException("the lexicon lacks the special categories");
            }
            String[] category = {""};
            new BufferedReader(new InputStreamReader(in, StandardCharsets.UTF_8))
                    .lines()
                    .filter(line -> !line.isBlank() && !line.startsWith("#"))
                    .forEach(line -> {
                        if (line.startsWith("[")) {
                            category[0] = ID + line.substring(1, line.length() - 1);
                        } else {
                            read(line, category[0]);
                        }
                    });
        } catch (IOException e) {
            throw new UncheckedIOException("the lexicon can't be read", e);
        }
    }

    private SpecialCategories() {}

    private static void read(String line, String by) {
        for (String entry : line.split(",")) {
            String folded = Folding.fold(entry.strip());
            if (folded.endsWith("*")) {
                String stem = folded.substring(0, folded.length() - 1);
                STEMS.computeIfAbsent(stem.substring(0, STEM), k -> new HashMap<>())
                        .put(stem, by);
            } else if (!folded.isEmpty()) {
                PHRASES.put(folded, by);
            }
        }
    }

    static void find(Tokens tokens, Hits hits) {
        int i = 0;
        while (i < tokens.size()) {
            i += at(tokens, i, hits);
        }
    }

    /** The number of tokens to go on by. */
    private static int at(Tokens tokens, int i, Hits hits) {
        int most = 1;
        while (most < LONGEST && i + most < tokens.size() && tokens.joined(i + most - 1)) {
            most++;
        }
        for (int n = most; n >= 1; n--) {
            String by = PHRASES.get(tokens.phrase(i, i + n - 1));
            if (by != null) {
                hits.add(tokens.span(i, i + n - 1), FindingType.SPECIAL_CATEGORY, 0.65, by);
                return n;
            }
        }
        String word = tokens.get(i).folded();
        if (word.length() >= STEM) {
            for (Map.Entry<String, String> stem :
                    STEMS.getOrDefault(word.substring(0, STEM), Map.of()).entrySet()) {
                if (word.startsWith(stem.getKey())) {
                    hits.add(tokens.get(i).span(), FindingType.SPECIAL_CATEGORY, 0.65, stem.getValue());
                    return 1;
                }
            }
        }
        return 1;
    }
}
