package cloister.redaction.model.writing;

import cloister.pipeline.Sha256;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;

/** The word lists of {@code vocabulary.txt}: which tokens of a sentence deny, give a side, plan, doubt and so on. */
final class Vocabulary {
    private static final String TEXT = read();
    static final Vocabulary ALL = new Vocabulary(TEXT);

    private final Map<String, Words> classes = new HashMap<>();
    private final List<Pair> opposites = new ArrayList<>();

    /** Two lists, each the opposite of the other. */
    record Pair(Words one, Words other) {}

    private Vocabulary(String text) {
        for (String line : text.split("\\R")) {
            int colon = line.indexOf(':');
            if (line.startsWith("#") || colon < 0) {
                continue;
            }
            String name = line.substring(0, colon);
            String words = line.substring(colon + 1);
            if (name.equals("opposite")) {
                String[] sides = words.split("\\|");
                opposites.add(new Pair(new Words().adding(sides[0]), new Words().adding(sides[1])));
            } else {
                Words unused = classes.computeIfAbsent(name, n -> new Words()).adding(words);
            }
        }
    }

    static Sha256 digest() {
        return Sha256.ofUtf8(TEXT);
    }

    Words of(String name) {
        Words words = classes.get(name);
        if (words == null) {
            throw new IllegalArgumentException("vocabulary.txt has no class " + name);
        }
        return words;
    }

    List<Pair> opposites() {
        return opposites;
    }

    /** Words, beginnings of words, and words that follow each other. */
    static final class Words {
        private final Set<String> whole = new HashSet<>();
        private final List<Pattern> patterns = new ArrayList<>();
        private final Map<String, Set<String>> joined = new HashMap<>();

        private Words adding(String words) {
            for (String word : words.strip().split("\\s+")) {
                int plus = word.indexOf('+');
                if (plus > 0 && plus < word.length() - 1) {
                    joined.computeIfAbsent(word.substring(0, plus), first -> new HashSet<>())
                            .add(word.substring(plus + 1));
                } else if (word.indexOf('*') >= 0) {
                    patterns.add(Pattern.compile(word.replace("*", "\\p{L}*")));
                } else {
                    whole.add(word.replace("+", ""));
                }
            }
            return this;
        }

        /** Whether the token at this place is one, alone or with the one after it. */
        boolean at(List<String> tokens, int at) {
            String token = tokens.get(at);
            Set<String> second = joined.get(token);
            return whole.contains(token)
                    || second != null && at + 1 < tokens.size() && second.contains(tokens.get(at + 1))
                    || patterns.stream()
                            .anyMatch(pattern -> pattern.matcher(token).matches());
        }

        boolean anyIn(List<String> tokens) {
            for (int at = 0; at < tokens.size(); at++) {
                if (at(tokens, at)) {
                    return true;
                }
            }
            return false;
        }
    }

    private static String read() {
        try (var in = Vocabulary.class.getResourceAsStream("vocabulary.txt")) {
            if (in == null) {
                throw new IllegalStateException("vocabulary.txt is missing from the class path");
            }
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
