package cloister.audit.store;

import cloister.audit.ledger.DecisionBody;
import cloister.audit.ledger.Entry;
import cloister.audit.ledger.Json;
import cloister.audit.ledger.LedgerException;
import cloister.audit.ledger.LogRecord;
import cloister.pipeline.CodePoints;
import cloister.pipeline.DocumentId;
import cloister.pipeline.FindingType;
import cloister.pipeline.HoldCode;
import cloister.pipeline.HoldReason;
import cloister.pipeline.Outcome;
import cloister.pipeline.RedactedText;
import cloister.pipeline.Sha256;
import cloister.pipeline.Span;
import cloister.pipeline.Summary;
import cloister.pipeline.SummaryRole;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import org.hibernate.StatelessSession;

/**
 * Reads outcomes back. What the log says counts; the tables only lend the texts whose digests stand in the log, so that
 * nobody turns Held into Released, or one text into another, by changing a table.
 */
final class OutcomeReader {

    private OutcomeReader() {}

    /** @throws LedgerException if the tables and the log contradict each other */
    static Outcome read(StatelessSession session, OutcomeRow row) {
        Json body = decision(session, row);
        String code = body.textAt("outcome").orElse("");
        require(code.equals(row.outcome));
        return code.equals("released") ? released(row, body) : held(body);
    }

    static Optional<Outcome.Released> released(StatelessSession session, OutcomeRow row) {
        return read(session, row).fold(Optional::of, held -> Optional.empty());
    }

    /** The earlier document whose release was taken over, as the log has it. */
    static Optional<DocumentId> sameAs(StatelessSession session, OutcomeRow row) {
        return decision(session, row).textAt("same_as").map(DocumentId::parse);
    }

    private static Json decision(StatelessSession session, OutcomeRow row) {
        LogRecord decided = Optional.ofNullable(session.get(RecordRow.class, row.decisionPosition))
                .map(RecordRow::toRecord)
                .orElseThrow(OutcomeReader::contradiction);
        require(decided.hashMatches() && decided.kind().equals(Entry.Decided.KIND));
        Json body = Json.parse(decided.body());
        require(body.textAt("document").equals(Optional.of(row.document.toString())));
        require(body.textAt("recipe_sha256").equals(Optional.of(row.recipe)));
        return body;
    }

    private static Outcome.Released released(OutcomeRow row, Json body) {
        Map<FindingType, Integer> counts = new EnumMap<>(FindingType.class);
        body.membersAt("redactions")
                .forEach((type, count) ->
                        counts.put(FindingType.valueOf(type), Math.toIntExact(((Json.Num) count).value())));
        String text = row.redacted();
        Sha256 digest = new Sha256(body.textAt("redacted_sha256").orElse(""));
        require(Sha256.ofUtf8(text).equals(digest));
        RedactedText redacted = RedactedText.reread(text, counts, digest);
        Summary summary = Summary.reread(sentences(row, new CodePoints(text)));
        Outcome.Released released = new Outcome.Released(redacted, summary);
        String summaryDigest =
                Sha256.ofUtf8(DecisionBody.summary(released).canonical()).hex();
        require(body.textAt("summary_sha256").equals(Optional.of(summaryDigest)));
        return released;
    }

    private static List<Summary.Sentence> sentences(OutcomeRow row, CodePoints points) {
        String stored = row.summary == null ? "[]" : row.summary;
        return ((Json.Arr) Json.parse(stored))
                .items().stream().map(sentence -> sentence(sentence, points)).toList();
    }

    private static Summary.Sentence sentence(Json stored, CodePoints points) {
        return new Summary.Sentence(
                stored.textAt("role").flatMap(SummaryRole::of).orElseThrow(OutcomeReader::contradiction),
                stored.textAt("text").orElse(""),
                stored.itemsAt("cites").stream()
                        .map(cite -> points.toUtf16(new Span(number(cite, "start"), number(cite, "end"))))
                        .toList());
    }

    private static Outcome.Held held(Json body) {
        return new Outcome.Held(body.itemsAt("reasons").stream()
                .map(reason -> new HoldReason(
                        HoldCode.valueOf(reason.textAt("code").orElse("")),
                        reason.numberAt("part")
                                .map(part -> OptionalInt.of(Math.toIntExact(part)))
                                .orElse(OptionalInt.empty())))
                .toList());
    }

    private static int number(Json object, String name) {
        return Math.toIntExact(object.numberAt(name).orElse(-1L));
    }

    private static void require(boolean holds) {
        if (!holds) {
            throw contradiction();
        }
    }

    private static LedgerException contradiction() {
        return new LedgerException("a stored outcome is not the one that stands in the audit log: run audit verify");
    }
}
