package cloister.redaction.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;
import static org.awaitility.Awaitility.await;

import cloister.pipeline.Span;
import cloister.redaction.model.grammar.TokenConstraint;
import cloister.redaction.model.text.Message;
import cloister.redaction.model.text.Prompt;
import cloister.redaction.model.torch.Kernel;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Many callers of the real model. */
class SharedModelIT {
    private static final String NOTE = """
            Reason for visit: follow-up of type 2 diabetes. The patient reports good control at home, with morning values \
            between 6 and 7. No hypoglycaemia. Metformin 500 mg twice a day is tolerated well. Blood pressure 135/85. \
            Plan: continue metformin, repeat HbA1c in three months, refer to the eye clinic.""";

    @TempDir
    private static Path folder;

    private static LanguageModel model;

    private final ExecutorService callers = Executors.newCachedThreadPool();

    /** With the kernel that takes another way for few rows than for many. */
    @BeforeAll
    static void open() throws IOException {
        Files.createSymbolicLink(folder.resolve("djl"), SharedModels.cache().resolve("djl"));
        model = open(Duration.ofMinutes(1));
        assertThat(model.kernel()).isEqualTo(Kernel.INT4);
    }

    @AfterAll
    static void close() {
        model.close();
    }

    @AfterEach
    void stop() {
        callers.shutdownNow();
    }

    @Test
    void sixteenCallers_mixedWork_getWhatEachGetsAlone() throws Exception {
        List<Callable<Object>> work = new ArrayList<>();
        for (int i = 0; i < 16; i++) {
            work.add(work(i));
        }
        List<Object> alone = new ArrayList<>();
        for (Callable<Object> one : work) {
            alone.add(one.call());
        }
        long passes = model.figures().passes();
        long answers = model.figures().answers();
        List<Object> together = new ArrayList<>();
        for (Future<Object> one : callers.invokeAll(work)) {
            together.add(one.get());
        }
        assertThat(together).isEqualTo(alone);
        // They were computed together, not one after the other.
        assertThat(model.figures().answers() - answers)
                .isGreaterThan(2 * (model.figures().passes() - passes));
    }

    private Callable<Object> work(int number) {
        String text = NOTE.substring(0, 60 + 14 * number);
        Prompt prompt = model.prompt(List.of(Message.system("Answer in one sentence."), Message.user(text)));
        return switch (number % 8) {
            case 0 -> () -> Arrays.deepToString(model.likelihoods(List.of(model.tokens(text), model.tokens("Plan"))));
            case 1 -> () -> Arrays.toString(model.choices(prompt, List.of("Yes", "No, it isn't.")));
            case 2 -> () -> Arrays.deepToString(model.next(List.of(prompt, copying(text)), model.tokens("Yes No")));
            case 3 -> () -> model.generate(copying(text), 40);
            default -> () -> model.generate(prompt, 20 + number);
        };
    }

    /** What a small model answers by copying. */
    private Prompt copying(String text) {
        return model.prompt(List.of(Message.user("Repeat this text word for word.\n\n" + text)));
    }

    @Test
    void drafts_ofCopiedText_areRightAndTheAnswerIsTheSame() {
        Prompt prompt = copying(NOTE);
        long passes = model.figures().passes();
        String drafted = model.generate(prompt, 64);
        long taken = model.figures().passes() - passes;
        // A form that allows everything is never guessed ahead in.
        String undrafted = model.generate(
                prompt, GenerationOptions.most(64).withConstraint(() -> new Anything(model.vocabulary())));
        assertThat(drafted).isEqualTo(undrafted);
        assertThat(taken).isLessThan(60);
    }

    /** Any token may come, and the end at any time. */
    private record Anything(BitSet allowed) implements TokenConstraint {
        Anything(int tokens) {
            this(new BitSet(tokens));
            allowed.set(0, tokens);
        }

        @Override
        public void accept(int token) {
            assertThat(allowed.get(token)).isTrue();
        }

        @Override
        public boolean mayEnd() {
            return true;
        }
    }

    @Test
    void instructions_keptFromAnotherCall_changeNothing() throws Exception {
        Prompt prompt = model.prompt(JudgePrompt.about(NOTE, new Span(21, 30), 40));
        assertThat(prompt.instructions()).isGreaterThan(100).isLessThan(prompt.length());
        Prompt other = model.prompt(JudgePrompt.about(NOTE, new Span(40, 48), 40));
        assertThat(Arrays.copyOf(other.tokens(), other.instructions()))
                .isEqualTo(Arrays.copyOf(prompt.tokens(), prompt.instructions()));
        int[] answers = model.tokens("Yes No");
        try (LanguageModel fresh = open(Duration.ofMinutes(1))) {
            float[][] first = fresh.next(List.of(prompt), answers);
            long tokens = fresh.figures().tokens();
            float[][] second = fresh.next(List.of(prompt), answers);
            assertThat(Arrays.deepToString(second)).isEqualTo(Arrays.deepToString(first));
            assertThat(fresh.figures().tokens() - tokens).isEqualTo(prompt.length() - prompt.instructions() + 1);
        }
    }

    @Test
    void likelihoodsOfAPrompt_afterItsInstructions_areThoseOfTheWhole() {
        LanguageModel exact = SharedModels.get(Precision.FLOAT32);
        Prompt prompt = exact.prompt(List.of(Message.system("Say what is new in each sentence."), Message.user(NOTE)));
        float[] whole = exact.likelihoods(List.of(prompt.tokens()))[0];
        float[] rest = exact.likelihoods(prompt);
        for (int i = 0; i < rest.length; i++) {
            if (i < prompt.instructions()) {
                assertThat(rest[i]).isNaN();
            } else {
                assertThat(rest[i]).isCloseTo(whole[i], within(1e-3f));
            }
        }
    }

    @Test
    void caller_interruptedDuringAnAnswer_leavesItsSeat() throws Exception {
        try (LanguageModel own = open(Duration.ofMinutes(1))) {
            Prompt prompt = own.prompt(List.of(Message.user("Tell a very long story.")));
            CountDownLatch ended = new CountDownLatch(1);
            Future<?> story = callers.submit(() -> {
                try {
                    return own.generate(prompt, GenerationOptions.most(2_000).withConstraint(() -> endless(own)));
                } finally {
                    ended.countDown();
                }
            });
            await().until(() -> own.figures().running() == 1);
            story.cancel(true);
            ended.await();
            await().until(() -> own.figures().running() == 0);
        }
    }

    @Test
    void answer_pastItsDeadline_isGivenUp() throws Exception {
        try (LanguageModel own = open(Duration.ofMinutes(1))) {
            Prompt prompt = own.prompt(List.of(Message.user("Tell a very long story.")));
            GenerationOptions options = GenerationOptions.most(2_000)
                    .withConstraint(() -> endless(own))
                    .withDeadline(Duration.ofMillis(300));
            assertThatThrownBy(() -> own.generate(prompt, options))
                    .isInstanceOf(ModelException.class)
                    .hasMessageContaining("in time");
            await().until(() -> own.figures().running() == 0);
        }
    }

    @Test
    void close_duringAnswers_endsThemAndTheThread() throws Exception {
        LanguageModel own = open(Duration.ofMinutes(1));
        Prompt prompt = own.prompt(List.of(Message.user("Tell a very long story.")));
        List<Future<String>> stories = new ArrayList<>();
        for (int i = 0; i < 4; i++) {
            stories.add(callers.submit(
                    () -> own.generate(prompt, GenerationOptions.most(2_000).withConstraint(() -> endless(own)))));
        }
        await().until(() -> own.figures().running() == 4);
        own.close();
        for (Future<String> story : stories) {
            assertThatThrownBy(story::get)
                    .isInstanceOf(ExecutionException.class)
                    .cause()
                    .isInstanceOf(ModelException.class)
                    .hasMessageContaining("closed");
        }
        assertThatThrownBy(() -> own.prompt(List.of(Message.user("Still there?"))))
                .isInstanceOf(ModelException.class);
        assertThatThrownBy(() -> own.likelihoods(List.of(new int[] {5})))
                .isInstanceOf(ModelException.class)
                .hasMessageContaining("closed");
    }

    /** Any token but the end. */
    private static TokenConstraint endless(LanguageModel model) {
        BitSet all = new BitSet();
        all.set(100, model.vocabulary());
        return new TokenConstraint() {
            @Override
            public BitSet allowed() {
                return all;
            }

            @Override
            public void accept(int token) {
                assertThat(all.get(token)).isTrue();
            }

            @Override
            public boolean mayEnd() {
                return false;
            }
        };
    }

    private static LanguageModel open(Duration patience) {
        ModelSettings settings =
                DefaultModel.settings(SharedModels.cache()).withThreads(1).withPrecision(Precision.INT4);
        return LanguageModel.open(new ModelSettings(
                settings.file(),
                settings.digest(),
                settings.precision(),
                settings.device(),
                settings.threads(),
                settings.mostTokens(),
                settings.mostWaiting(),
                patience,
                folder.resolve("djl")));
    }
}
