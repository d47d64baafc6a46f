package cloister.redaction.detection.names;

import cloister.pipeline.FindingType;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;

/** Special categories of personal data (Art. 9 and 10 GDPR) by the words that state them, in several languages. */
final class SpecialCategories {
    static final String ID = "special.category";

    private static final int LONGEST = 4;
    private static final int STEM = 4;

    /** Whole phrases, and stems ("epilep*") under their first letters. */
    private static final Set<String> PHRASES = new HashSet<>();

    private static final Map<String, Set<String>> STEMS = new HashMap<>();

    static {
        try (InputStream in = SpecialCategories.class.getResourceAsStream("special.txt")) {
            if (in == null) {
                throw new IllegalStateException("the lexicon lacks the special categories");
            }
            new BufferedReader(new InputStreamReader(in, StandardCharsets.UTF_8))
                    .lines()
                    .filter(line -> !line.isBlank() && !line.startsWith("#"))
                    .forEach(SpecialCategories::read);
        } catch (IOException e) {
            throw new UncheckedIOException("the lexicon can't be read", e);
        }
    }

    private SpecialCategories() {}

    private static void read(String line) {
        for (String entry : line.split(",")) {
            String folded = Folding.fold(entry.strip());
            if (folded.endsWith("*")) {
                String stem = folded.substring(0, folded.length() - 1);
                STEMS.computeIfAbsent(stem.substring(0, STEM), k -> new HashSet<>())
                        .add(stem);
            } else if (!folded.isEmpty()) {
                PHRASES.add(folded);
            }
        }
    }

    static void find(Tokens tokens, Hits hits) {
        int i = 0;
        while (i < tokens.size()) {
            int count = longest(tokens, i);
            if (count > 0) {
                hits.add(tokens.span(i, i + count - 1), FindingType.SPECIAL_CATEGORY, 0.65, ID);
            }
            i += Math.max(1, count);
        }
    }

    private static int longest(Tokens tokens, int i) {
        int most = 1;
        while (most < LONGEST && i + most < tokens.size() && tokens.joined(i + most - 1)) {
            most++;
        }
        for (int n = most; n >= 1; n--) {
            if (PHRASES.contains(tokens.phrase(i, i + n - 1))) {
                return n;
            }
        }
        return stem(tokens.get(i)) ? 1 : 0;
    }

    private static boolean stem(Token token) {
        String word = token.folded();
        if (word.length() < STEM) {
            return false;
        }
        return STEMS.getOrDefault(word.substring(0, STEM), Set.of()).stream().anyMatch(word::startsWith);
    }
}
