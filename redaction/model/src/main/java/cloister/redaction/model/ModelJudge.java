package cloister.redaction.model;

import cloister.pipeline.Attempt;
import cloister.pipeline.CodePoints;
import cloister.pipeline.Engine;
import cloister.pipeline.Finding;
import cloister.pipeline.FindingType;
import cloister.pipeline.Fingerprinter;
import cloister.pipeline.HoldCode;
import cloister.pipeline.Inference;
import cloister.pipeline.Judge;
import cloister.pipeline.Recorded;
import cloister.pipeline.SensitiveText;
import cloister.pipeline.Sha256;
import cloister.pipeline.Span;
import cloister.redaction.model.text.Prompt;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Asks the model about doubtful findings, one question each: a name, or a general term? Doubt means redact: a finding is
 * kept only if "term" is likelier by the margin. Only names, places and organizations are asked about, since whether a
 * number identifies somebody is no question of language; all others are redacted.
 */
public final class ModelJudge implements Judge {
    private static final Set<FindingType> ASKED =
            EnumSet.of(FindingType.NAME, FindingType.ADDRESS, FindingType.ORGANIZATION, FindingType.MISC);

    private final LanguageModel model;
    private final Fingerprinter fingerprinter;
    private final InstantSource clock;
    private final JudgeSettings settings;
    private final int[] answers;

    public ModelJudge(LanguageModel model, Fingerprinter fingerprinter, InstantSource clock, JudgeSettings settings) {
        this.model = model;
        this.fingerprinter = fingerprinter;
        this.clock = clock;
        this.settings = settings;
        this.answers = JudgePrompt.ANSWERS.stream()
                .mapToInt(answer -> model.tokens(answer)[0])
                .toArray();
        if (answers[0] == answers[1]) {
            throw new ModelException("the model's tokenizer can't tell the judge's answers apart");
        }
    }

    /** Digest of all that shapes a judgement. */
    public Sha256 digest() {
        return Sha256.ofUtf8(model.digest() + "\n" + JudgePrompt.digest() + "\n" + settings);
    }

    @Override
    public Recorded<Attempt<List<Finding>>> judge(SensitiveText text, List<Finding> doubtful) {
        List<Finding> convicted = new ArrayList<>();
        List<Finding> asked = new ArrayList<>();
        for (Finding finding : doubtful) {
            boolean ask = ASKED.contains(finding.type())
                    && asked.size() < settings.most()
                    && settings.margin() != Double.POSITIVE_INFINITY;
            (ask ? asked : convicted).add(finding);
        }
        List<Inference> inferences = new ArrayList<>();
        for (int from = 0; from < asked.size(); from += settings.batch()) {
            List<Finding> batch = asked.subList(from, Math.min(asked.size(), from + settings.batch()));
            Answer answer = ask(text.reveal(), batch);
            convicted.addAll(answer.convicted());
            inferences.add(answer.record());
            if (answer.failed()) {
                return new Recorded<>(Attempt.stopped(HoldCode.MODEL_FAILED), inferences);
            }
        }
        convicted.sort(Finding.ORDER);
        return new Recorded<>(Attempt.done(List.copyOf(convicted)), inferences);
    }

    /** What came of a batch of questions: the findings to redact, and the record of the call, which may have failed. */
    private record Answer(List<Finding> convicted, boolean failed, Inference record) {}

    private Answer ask(String source, List<Finding> batch) {
        Instant started = clock.instant();
        try {
            List<Prompt> prompts = batch.stream()
                    .map(f -> model.prompt(JudgePrompt.about(source, f.span(), settings.context())))
                    .toList();
            int tokens = prompts.stream().mapToInt(Prompt::length).sum();
            return verdict(source, batch, model.next(prompts, answers), tokens, started);
        } catch (RuntimeException e) {
            // The engine's messages may hold PHI; without an answer nothing is decided, but the call is on record.
            return new Answer(List.of(), true, record(source, batch, "", Map.of(), "failed", 0, started));
        }
    }

    private Answer verdict(String source, List<Finding> batch, float[][] likelihoods, int tokens, Instant started) {
        List<Finding> convicted = new ArrayList<>();
        StringBuilder verdicts = new StringBuilder();
        Map<FindingType, Integer> counts = new EnumMap<>(FindingType.class);
        for (int i = 0; i < batch.size(); i++) {
            // Anything that is no number is doubt, too.
            boolean keep = likelihoods[i][1] - likelihoods[i][0] > settings.margin();
            if (!keep) {
                convicted.add(batch.get(i));
                counts.merge(batch.get(i).type(), 1, Integer::sum);
            }
            verdicts.append(keep ? 'k' : 'r');
        }
        String decision = "redact " + convicted.size() + ", keep " + (batch.size() - convicted.size());
        return new Answer(
                convicted, false, record(source, batch, verdicts.toString(), counts, decision, tokens, started));
    }

    private Inference record(
            String source,
            List<Finding> batch,
            String verdicts,
            Map<FindingType, Integer> counts,
            String decision,
            int tokens,
            Instant started) {
        CodePoints points = new CodePoints(source);
        List<Span> seen = Span.union(batch.stream()
                .map(f -> JudgePrompt.window(source, f.span(), settings.context()))
                .toList());
        String shown =
                String.join("\n", seen.stream().map(span -> span.of(source)).toList());
        return new Inference(
                "judge",
                engine(),
                seen.stream().map(points::fromUtf16).toList(),
                fingerprinter.fingerprint(SensitiveText.of(shown)),
                fingerprinter.fingerprint(SensitiveText.of(verdicts)),
                counts,
                decision,
                tokens,
                verdicts.length(),
                started,
                Duration.between(started, clock.instant()));
    }

    private Engine engine() {
        return model.engine(
                JudgePrompt.digest(),
                Map.of(
                        "margin", Double.toString(settings.margin()),
                        "context", Integer.toString(settings.context()),
                        "most", Integer.toString(settings.most()),
                        "batch", Integer.toString(settings.batch())));
    }
}
