package cloister.redaction.model;

import cloister.pipeline.Attempt;
import cloister.pipeline.Fingerprinter;
import cloister.pipeline.HoldCode;
import cloister.pipeline.Inference;
import cloister.pipeline.Recorded;
import cloister.pipeline.SensitiveText;
import cloister.pipeline.Sha256;
import cloister.redaction.model.text.Message;
import cloister.redaction.model.text.Prompt;
import cloister.redaction.model.writing.DraftSentence;
import cloister.redaction.model.writing.SummaryWriter;
import cloister.redaction.model.writing.WritingPrompt;
import cloister.redaction.model.writing.WritingTask;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;

/** Has the model of this process write. It always takes the likeliest word, so the same text gives the same draft. */
public final class ModelWriter implements SummaryWriter {
    /** Tokens for each sentence that is wanted. */
    private static final int TOKENS = 48;

    /** Most tokens for an answer. */
    private static final int MOST_TOKENS = 480;

    /** A cautious share: dense text of some languages takes a token for every two characters. */
    private static final int CHARACTERS_A_TOKEN = 2;

    private final LanguageModel model;
    private final Fingerprinter fingerprinter;
    private final InstantSource clock;

    public ModelWriter(LanguageModel model, Fingerprinter fingerprinter, InstantSource clock) {
        this.model = model;
        this.fingerprinter = fingerprinter;
        this.clock = clock;
    }

    @Override
    public Sha256 digest() {
        return Sha256.ofUtf8(model.digest() + "\n" + WritingPrompt.digest() + "\n" + TOKENS + "\n" + MOST_TOKENS);
    }

    @Override
    public int mostCharacters() {
        return Math.max(400, (model.mostTokens() - MOST_TOKENS - 300) * CHARACTERS_A_TOKEN);
    }

    @Override
    public Recorded<Attempt<List<DraftSentence>>> write(WritingTask task) {
        Instant started = clock.instant();
        try {
            Prompt prompt = model.prompt(
                    List.of(Message.system(WritingPrompt.system(task)), Message.user(WritingPrompt.user(task))));
            String answer = model.generate(prompt, most(task));
            List<DraftSentence> draft = WritingPrompt.read(answer, task);
            String decision = "draft " + draft.size();
            return new Recorded<>(
                    Attempt.done(draft), List.of(record(task, answer, decision, prompt.length(), started)));
        } catch (RuntimeException e) {
            // The engine's messages may hold text of the document; the call is on record all the same.
            return new Recorded<>(
                    Attempt.stopped(HoldCode.MODEL_FAILED), List.of(record(task, "", "failed", 0, started)));
        }
    }

    private static int most(WritingTask task) {
        return Math.min(MOST_TOKENS, TOKENS * task.most());
    }

    private Inference record(WritingTask task, String answer, String decision, int tokens, Instant started) {
        return new Inference(
                "summarize",
                model.engine(
                        WritingPrompt.digest(),
                        Map.of(
                                "mode", "abstractive",
                                "sentences", Integer.toString(task.most()),
                                "audience", task.audience().word(),
                                "most-tokens", Integer.toString(most(task)))),
                task.ranges(),
                fingerprinter.fingerprint(SensitiveText.of(WritingPrompt.user(task))),
                fingerprinter.fingerprint(SensitiveText.of(answer)),
                Map.of(),
                decision,
                tokens,
                answer.isEmpty() ? 0 : model.tokens(answer).length,
                started,
                Duration.between(started, clock.instant()));
    }
}
