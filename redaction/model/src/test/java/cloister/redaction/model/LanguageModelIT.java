package cloister.redaction.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import cloister.redaction.model.text.Message;
import cloister.redaction.model.text.Prompt;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;

class LanguageModelIT {
    private final LanguageModel model = SharedModels.get(Precision.INT8);

    @Test
    void choices_capitalOfFrance_prefersParis() {
        Prompt prompt = model.prompt(List.of(Message.user("What is the capital of France?")));
        double[] scores =
                model.choices(prompt, List.of("The capital of France is Paris.", "The capital of France is Oslo."));
        assertThat(scores[0]).isGreaterThan(scores[1]);
    }

    @Test
    void next_sharedBeginnings_givesTheSameAsAlone() {
        LanguageModel exact = SharedModels.get(Precision.FLOAT32);
        List<Prompt> prompts = new ArrayList<>();
        for (String word : List.of("snow", "coal and other things", "grass")) {
            prompts.add(exact.prompt(List.of(Message.user("Is this white: " + word))));
        }
        int[] candidates = {exact.tokens("Yes")[0], exact.tokens("No")[0]};
        float[][] together = exact.next(prompts, candidates);
        for (int i = 0; i < prompts.size(); i++) {
            float[] alone = exact.next(List.of(prompts.get(i)), candidates)[0];
            assertThat(together[i]).containsExactly(alone, within(1e-3f));
        }
    }

    @Test
    void likelihoods_batchOfUnequalLengths_givesTheSameAsAlone() {
        LanguageModel exact = SharedModels.get(Precision.FLOAT32);
        int[] shorter = exact.tokens("Short one.");
        int[] longer = exact.tokens("A sentence that is quite a bit longer than the other.");
        float[][] together = exact.likelihoods(List.of(shorter, longer));
        assertThat(together[0]).containsExactly(exact.likelihoods(List.of(shorter))[0], within(1e-3f));
        assertThat(together[1]).containsExactly(exact.likelihoods(List.of(longer))[0], within(1e-3f));
    }

    @Test
    void prompt_tooLong_isRefusedNotCut() {
        Prompt prompt = model.prompt(List.of(Message.user("word ".repeat(5_000))));
        assertThatThrownBy(() -> model.generate(prompt, 1))
                .isInstanceOf(ModelException.class)
                .hasMessageContaining("beyond the limit");
    }

    @Test
    void calls_fromManyThreads_giveTheSame() throws Exception {
        Prompt prompt = model.prompt(List.of(Message.user("Say something.")));
        List<String> answers = List.of("Yes", "Something.");
        double[] expected = model.choices(prompt, answers);
        ExecutorService pool = Executors.newFixedThreadPool(4);
        try {
            List<Future<double[]>> results = new ArrayList<>();
            for (int i = 0; i < 12; i++) {
                results.add(pool.submit(() -> model.choices(prompt, answers)));
            }
            for (Future<double[]> result : results) {
                assertThat(result.get()).containsExactly(expected);
            }
        } finally {
            pool.shutdown();
        }
    }

    @Test
    void memory_manyCalls_staysFlat() throws IOException {
        Prompt prompt = model.prompt(List.of(Message.user("How are you?")));
        List<String> answers = List.of("Fine.", "Not so well, thank you.");
        calls(prompt, answers, 50);
        long before = resident();
        calls(prompt, answers, 150);
        // One leaked cache a call would be 150 x 2 MB.
        assertThat(resident() - before).isLessThan(100L << 20);
    }

    @Test
    void digest_precision_isPartOfIt() {
        assertThat(model.digest())
                .isNotEqualTo(SharedModels.get(Precision.FLOAT32).digest());
    }

    @Test
    void script_pinsTheSameDigest() throws IOException {
        assertThat(Files.readString(Path.of("../../deploy/fetch-model"))).contains("digest=" + DefaultModel.DIGEST);
    }

    private void calls(Prompt prompt, List<String> answers, int count) {
        for (int i = 0; i < count; i++) {
            model.choices(prompt, answers);
        }
    }

    private static long resident() throws IOException {
        return Long.parseLong(Files.readString(Path.of("/proc/self/statm")).split(" ")[1]) * 4096;
    }
}
