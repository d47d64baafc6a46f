package cloister.redaction.model;

import cloister.pipeline.Attempt;
import cloister.pipeline.Fingerprinter;
import cloister.pipeline.HoldCode;
import cloister.pipeline.Inference;
import cloister.pipeline.Recorded;
import cloister.pipeline.SensitiveText;
import cloister.pipeline.Sha256;
import cloister.pipeline.Span;
import cloister.redaction.model.text.Prompt;
import cloister.redaction.model.writing.Entailment;
import cloister.redaction.model.writing.EntailmentPrompt;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Asks the model of this process: Yes or No, nothing else can be answered. */
public final class ModelEntailment implements Entailment {
    private final LanguageModel model;
    private final Fingerprinter fingerprinter;
    private final InstantSource clock;
    private final int[] answers;

    public ModelEntailment(LanguageModel model, Fingerprinter fingerprinter, InstantSource clock) {
        this.model = model;
        this.fingerprinter = fingerprinter;
        this.clock = clock;
        this.answers = EntailmentPrompt.ANSWERS.stream()
                .mapToInt(answer -> model.tokens(answer)[0])
                .toArray();
        if (answers[0] == answers[1]) {
            throw new ModelException("the model's tokenizer can't tell Yes and No apart");
        }
    }

    @Override
    public Sha256 digest() {
        return Sha256.ofUtf8(model.digest() + "\n" + EntailmentPrompt.digest());
    }

    @Override
    public Recorded<Attempt<List<Double>>> odds(List<Claim> claims) {
        Instant started = clock.instant();
        try {
            List<Prompt> prompts = claims.stream()
                    .map(claim -> model.prompt(EntailmentPrompt.about(claim)))
                    .toList();
            float[][] likelihoods = model.next(prompts, answers);
            List<Double> odds = new ArrayList<>();
            for (float[] pair : likelihoods) {
                odds.add((double) pair[0] - pair[1]);
            }
            int tokens = prompts.stream().mapToInt(Prompt::length).sum();
            return new Recorded<>(
                    Attempt.done(List.copyOf(odds)),
                    List.of(record(claims, odds.toString(), "weigh " + odds.size(), tokens, started)));
        } catch (RuntimeException e) {
            // The engine's messages may hold text of the document.
            return new Recorded<>(
                    Attempt.stopped(HoldCode.MODEL_FAILED), List.of(record(claims, "", "failed", 0, started)));
        }
    }

    private Inference record(List<Claim> claims, String answer, String decision, int tokens, Instant started) {
        List<Span> ranges =
                Span.union(claims.stream().flatMap(c -> c.ranges().stream()).toList());
        String shown = String.join(
                "\n",
                claims.stream().map(c -> c.evidence() + "\n" + c.statement()).toList());
        return new Inference(
                "entail",
                model.engine(EntailmentPrompt.digest(), Map.of()),
                ranges,
                fingerprinter.fingerprint(SensitiveText.of(shown)),
                fingerprinter.fingerprint(SensitiveText.of(answer)),
                Map.of(),
                decision,
                tokens,
                answer.isEmpty() ? 0 : claims.size(),
                started,
                Duration.between(started, clock.instant()));
    }
}
