package cloister.redaction.model.writing;

import static org.assertj.core.api.Assertions.assertThat;

import cloister.redaction.model.summary.Candidate;
import cloister.redaction.model.summary.CandidateFinder;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * The traps of the summary benchmark: plausible sentences that their documents don't support. Each is checked as if a
 * model had written it and named the one, two or four sentences that have most of its words.
 */
class TrapsTest {
    private static final JsonMapper JSON = JsonMapper.builder().build();

    @ParameterizedTest
    @ValueSource(strings = {"development", "held-out"})
    void check_noTrapPasses_mostTrueSentencesDo(String set) throws IOException {
        Score score = score(set);
        assertThat(score.traps()).isGreaterThan(100);
        assertThat(score.passed()).isEmpty();
        assertThat(score.rejected()).hasSizeLessThan(score.supported() / 4);
    }

    private record Score(List<String> passed, int traps, List<String> rejected, int supported) {}

    private static Score score(String set) throws IOException {
        List<String> passed = new ArrayList<>();
        List<String> rejected = new ArrayList<>();
        int traps = 0;
        int supported = 0;
        for (String line : Files.readAllLines(Path.of("../../deploy/benchmarks/summaries/" + set + ".jsonl"))) {
            JsonNode document = JSON.readTree(line);
            String text = document.path("text").stringValue();
            List<String> sentences = CandidateFinder.find(text).stream()
                    .map((Candidate c) -> c.words(text))
                    .toList();
            for (JsonNode trap : document.path("traps")) {
                traps++;
                if (passes(trap.stringValue(), sentences)) {
                    passed.add(trap.stringValue());
                }
            }
            for (JsonNode said : document.path("supported")) {
                supported++;
                if (!passes(said.stringValue(), sentences)) {
                    rejected.add(said.stringValue());
                }
            }
        }
        return new Score(passed, traps, rejected, supported);
    }

    private static boolean passes(String statement, List<String> sentences) {
        Set<String> words = words(statement);
        List<String> nearest = new ArrayList<>(sentences);
        nearest.sort(Comparator.comparingInt(sentence -> {
            Set<String> shared = words(sentence);
            shared.retainAll(words);
            return -shared.size();
        }));
        return List.of(1, 2, 4).stream()
                .map(count -> nearest.subList(0, Math.min(count, nearest.size())))
                .anyMatch(sources -> SupportCheck.objection(statement, sources).isEmpty());
    }

    private static Set<String> words(String text) {
        Set<String> words = new HashSet<>();
        for (String word : text.toLowerCase(Locale.ROOT).split("[^\\p{L}\\p{N}]+")) {
            words.add(word.length() > 6 ? word.substring(0, 6) : word);
        }
        return words;
    }
}
