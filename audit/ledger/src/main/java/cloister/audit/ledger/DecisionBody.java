package cloister.audit.ledger;

import cloister.pipeline.CodePoints;
import cloister.pipeline.Decision;
import cloister.pipeline.ExtractedDocument;
import cloister.pipeline.Finding;
import cloister.pipeline.HoldReason;
import cloister.pipeline.Outcome;
import cloister.pipeline.Sha256;
import cloister.pipeline.Summary;
import java.nio.charset.StandardCharsets;
import java.util.List;

/** A decision as it stands in the log. */
public final class DecisionBody {

    private DecisionBody() {}

    static Json of(Decision decision, String content) {
        Json.Builder body = Json.object()
                .put("document", decision.claim().id().toString())
                .put("content_hmac", content)
                .put("outcome", decision.outcome().code())
                .put("recipe_sha256", decision.recipe().hex())
                .put("policy", Bodies.policy(decision.policy()))
                .put("mandate", Bodies.mandate(decision.mandate()))
                .put(
                        "parts",
                        Json.array(decision.parts().stream()
                                .map(DecisionBody::part)
                                .toList()))
                .put(
                        "findings",
                        Json.array(decision.accepted().stream()
                                .map(DecisionBody::finding)
                                .toList()))
                .put("inferences", decision.inferences().size())
                .put("same_as", decision.sameAs().map(Object::toString))
                .put("decided_at", decision.decidedAt());
        return body.putAll(decision.outcome().fold(DecisionBody::released, DecisionBody::held))
                .build();
    }

    /**
     * A summary as it is stored and hashed: its sentences with their places in the redacted text, in code points.
     */
    public static Json summary(Outcome.Released released) {
        CodePoints points = new CodePoints(released.text().value());
        return Json.array(released.summary().sentences().stream()
                .map(sentence -> sentence(sentence, points))
                .toList());
    }

    /**
     * The text as it is after a way through UTF-8, which has no form for half a surrogate pair: broken documents hold
     * such things, and a text that can't be written would stop the work for ever.
     */
    public static String wellFormed(String text) {
        return new String(text.getBytes(StandardCharsets.UTF_8), StandardCharsets.UTF_8);
    }

    private static Json sentence(Summary.Sentence sentence, CodePoints points) {
        List<Json> cites = sentence.cites().stream()
                .map(points::fromUtf16)
                .map(cite -> Json.object()
                        .put("start", cite.start())
                        .put("end", cite.end())
                        .build())
                .toList();
        return Json.object()
                .put("role", sentence.role().word())
                .put("text", wellFormed(sentence.text()))
                .put("cites", Json.array(cites))
                .build();
    }

    private static Json released(Outcome.Released released) {
        return Json.object()
                .put("redacted_sha256", released.text().digest().hex())
                .put(
                        "summary_sha256",
                        Sha256.ofUtf8(summary(released).canonical()).hex())
                .put("redactions", Bodies.counts(released.text().counts()))
                .build();
    }

    private static Json held(Outcome.Held held) {
        return Json.object()
                .put(
                        "reasons",
                        Json.array(held.reasons().stream()
                                .map(DecisionBody::reason)
                                .toList()))
                .build();
    }

    private static Json reason(HoldReason reason) {
        Json.Builder body = Json.object().put("code", reason.code().name());
        reason.part().ifPresent(part -> body.put("part", part));
        return body.build();
    }

    private static Json part(ExtractedDocument.Part part) {
        return Json.object()
                .put("number", part.number())
                .put("kind", part.kind())
                .put("media_type", Bodies.mediaType(part.mediaType()))
                .put("depth", part.depth())
                .put("start", part.range().start())
                .put("end", part.range().end())
                .put("trouble", part.trouble().map(Enum::name))
                .build();
    }

    private static Json finding(Finding finding) {
        return Json.object()
                .put("type", finding.type().name())
                .put("start", finding.span().start())
                .put("end", finding.span().end())
                .put("score_permille", Bodies.permille(finding.score()))
                .put("by", finding.by())
                .build();
    }
}
