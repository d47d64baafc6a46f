package cloister.pipeline;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;

/**
 * One run of a model or of the recognizers over a piece of a document, as the audit log keeps it. No PHI.
 *
 * @param task {@code tag}, {@code detect}, {@code judge}, {@code rewrite} or {@code summarize}; {@code detect-summary} and {@code judge-summary} where
 *     the summary was looked at again
 * @param input which ranges it saw, in code points: of the document's text; for {@code summarize} of the redacted text;
 *     for a summary the ranges of the redacted text that it rests on
 * @param inputFingerprint keyed digest of what it saw
 * @param outputFingerprint keyed digest of what it answered
 * @param counts findings by type, where the task finds
 * @param decision what followed, in a few constant words, for example {@code "redact 3, keep 1"}
 * @param inputTokens 0 where there are none
 * @param outputTokens 0 where there are none
 */
public record Inference(
        String task,
        Engine engine,
        List<Span> input,
        String inputFingerprint,
        String outputFingerprint,
        Map<FindingType, Integer> counts,
        String decision,
        int inputTokens,
        int outputTokens,
        Instant startedAt,
        Duration took) {

    public Inference {
        input = List.copyOf(input);
        counts = Map.copyOf(counts);
    }

    /** The same, told as what it was where it looked at a summary that rests on these ranges. */
    Inference onSummary(List<Span> cited) {
        return new Inference(
                task + "-summary",
                engine,
                cited,
                inputFingerprint,
                outputFingerprint,
                counts,
                decision,
                inputTokens,
                outputTokens,
                startedAt,
                took);
    }
}
