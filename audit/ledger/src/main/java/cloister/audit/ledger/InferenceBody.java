package cloister.audit.ledger;

import cloister.pipeline.Engine;
import cloister.pipeline.Inference;
import java.time.temporal.ChronoUnit;

/**
 * An inference as it stands in the log. Names that begin with {@code gen_ai.} are those of OpenTelemetry's conventions
 * for generative AI; its fields for messages are left out on purpose, they would hold text.
 */
final class InferenceBody {

    private InferenceBody() {}

    static Json of(Entry.Inferred inferred) {
        Inference inference = inferred.inference();
        return Json.object()
                .put("document", inferred.subject().toString())
                .put("number", inferred.number())
                .put("gen_ai.operation.name", inference.task())
                .put("gen_ai.provider.name", "cloister")
                .put("gen_ai.request.model", inference.engine().name())
                .put("gen_ai.usage.input_tokens", inference.inputTokens())
                .put("gen_ai.usage.output_tokens", inference.outputTokens())
                .put("engine", engine(inference.engine()))
                .put("input", Bodies.ranges(inference.input()))
                .put("input_hmac", inference.inputFingerprint())
                .put("output_hmac", inference.outputFingerprint())
                .put("counts", Bodies.counts(inference.counts()))
                .put("decision", inference.decision())
                .put("policy", Bodies.policy(inferred.policy()))
                .put("mandate", Bodies.mandate(inferred.mandate()))
                .put("started_at", inference.startedAt())
                .put(
                        "took_us",
                        ChronoUnit.MICROS.between(
                                inference.startedAt(), inference.startedAt().plus(inference.took())))
                .build();
    }

    private static Json engine(Engine engine) {
        Json.Builder parameters = Json.object();
        engine.parameters().forEach(parameters::put);
        Json.Builder body = Json.object();
        // Left out where another machine serves the model: the log has no value for "unknown" that could be mistaken.
        engine.weights().ifPresent(digest -> body.put("weights_sha256", digest.hex()));
        engine.tokenizer().ifPresent(digest -> body.put("tokenizer_sha256", digest.hex()));
        return body.put("runtime", engine.runtime())
                .put("device", engine.device())
                .put("precision", engine.precision())
                .put("prompt_sha256", engine.prompt().hex())
                .put("parameters", parameters.build())
                .build();
    }
}
