package cloister.audit.store;

import cloister.pipeline.Claim;
import cloister.pipeline.Consultation;
import cloister.pipeline.Decision;
import cloister.pipeline.DocumentId;
import cloister.pipeline.Engine;
import cloister.pipeline.ExtractedDocument;
import cloister.pipeline.FileRef;
import cloister.pipeline.Finding;
import cloister.pipeline.FindingType;
import cloister.pipeline.HoldCode;
import cloister.pipeline.HoldReason;
import cloister.pipeline.Inference;
import cloister.pipeline.Mandate;
import cloister.pipeline.Outcome;
import cloister.pipeline.Policy;
import cloister.pipeline.RedactedText;
import cloister.pipeline.Sha256;
import cloister.pipeline.Span;
import cloister.pipeline.Summary;
import cloister.pipeline.SummaryRole;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SplittableRandom;

/** Claims and decisions as the flow makes them. */
final class Samples {
    static final Instant NOON = Instant.parse("2026-11-22T12:00:00.123456Z");
    static final Mandate MANDATE = new Mandate("service", "de-identification", "45 CFR 164.514(b)(2)");
    static final Policy POLICY =
            new Policy("hipaa-safe-harbor", "1", Sha256.ofUtf8("policy"), Set.of("recognizers", "names"), 0.5, 0.3);
    static final Sha256 RECIPE = Sha256.ofUtf8("recipe");
    /** A character beyond the first 65,536 makes UTF-16 units and code points differ. */
    static final String REDACTED = "😀 [NAME_1] was seen on [DATE_1: 2024]. She took 5 mg of warfarin.";

    private static final SplittableRandom RANDOM = new SplittableRandom(7);

    private Samples() {}

    static synchronized DocumentId id() {
        return DocumentId.fresh(NOON, RANDOM::nextLong);
    }

    static Claim claim(String content) {
        return claim(id(), content);
    }

    static Claim claim(DocumentId id, String content) {
        FileRef file = new FileRef(Path.of("/share/Smith_John_HIV.pdf"));
        return new Claim(id, "inbox", file, content.length(), Sha256.ofUtf8(content), NOON, Optional.of("run-1"));
    }

    static Outcome.Released released(String text) {
        RedactedText redacted =
                RedactedText.reread(text, Map.of(FindingType.NAME, 1, FindingType.DATE, 1), Sha256.ofUtf8(text));
        int sentence = text.indexOf("She");
        List<Summary.Sentence> sentences = sentence < 0
                ? List.of()
                : List.of(Summary.Sentence.quoting(
                        redacted, SummaryRole.EVENT, List.of(new Span(sentence, text.length()))));
        return new Outcome.Released(redacted, Summary.reread(sentences));
    }

    static Outcome.Held held() {
        return new Outcome.Held(
                List.of(HoldReason.ofPart(HoldCode.ENCRYPTED, 2), HoldReason.of(HoldCode.TOO_MUCH_TEXT)));
    }

    static Decision decision(Claim claim, Outcome outcome) {
        return decision(claim, outcome, Optional.empty());
    }

    static Decision decision(Claim claim, Outcome outcome, Optional<DocumentId> sameAs) {
        ExtractedDocument.Part part = new ExtractedDocument.Part(
                1, "document", "text/plain; name=\"Smith_John_HIV.txt\"", 0, new Span(0, 60), Optional.empty());
        List<Finding> findings = List.of(
                new Finding(new Span(2, 12), FindingType.NAME, 0.97, "names.lexicon"),
                new Finding(new Span(25, 35), FindingType.DATE, 0.9, "date.iso", "2024"));
        return new Decision(
                claim,
                MANDATE,
                POLICY,
                RECIPE,
                outcome,
                List.of(part),
                findings,
                List.of(inference("detect"), inference("summarize")),
                sameAs,
                NOON.plusMillis(1500));
    }

    static Inference inference(String task) {
        Engine engine = new Engine(
                "SmolLM2-135M",
                Sha256.ofUtf8("weights"),
                Sha256.ofUtf8("tokenizer"),
                "djl-pytorch 0.35.1/2.7.1",
                "cpu",
                "int8",
                Sha256.ofUtf8("prompt"),
                Map.of("temperature", "0", "threads", "2"));
        return inference(task, engine);
    }

    static Inference inference(String task, Engine engine) {
        return new Inference(
                task,
                engine,
                List.of(new Span(0, 60)),
                "hmac-sha256:" + Sha256.ofUtf8("in"),
                "hmac-sha256:" + Sha256.ofUtf8("out"),
                Map.of(FindingType.NAME, 1),
                "redact 1, keep 0",
                32,
                4,
                NOON.plusMillis(100),
                Duration.ofMillis(250));
    }

    static Consultation consultation() {
        return new Consultation(id(), MANDATE, POLICY, List.of(inference("detect"), inference("judge")));
    }
}
