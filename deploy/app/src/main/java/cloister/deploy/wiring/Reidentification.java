package cloister.deploy.wiring;

import cloister.audit.ledger.Entry;
import cloister.deploy.home.Refusal;
import cloister.pipeline.DocumentId;
import cloister.pipeline.FindingType;
import cloister.pipeline.Fingerprinter;
import cloister.pipeline.Outcome;
import cloister.pipeline.SensitiveText;
import cloister.redaction.detection.rewriting.Reidentifier;
import cloister.redaction.detection.rewriting.ScopeOf;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Turns ciphertexts back for those who may ask, and records each question before it is answered. */
public final class Reidentification {
    private static final int LONGEST_REASON = 300;
    private static final int SHORTEST_REASON = 8;

    private final Workshop workshop;
    private final List<String> allowed;

    /** @param allowed accounts that may ask */
    public Reidentification(Workshop workshop, List<String> allowed) {
        this.workshop = workshop;
        this.allowed = List.copyOf(allowed);
    }

    /**
     * What somebody asks.
     *
     * @param caseName for pseudonyms of a case
     * @param tenant for pseudonyms of the whole installation
     */
    public record Question(
            String token,
            FindingType type,
            String reason,
            Optional<DocumentId> document,
            Optional<SensitiveText> caseName,
            boolean tenant) {

        /** @throws Refusal if it isn't complete, or contradicts itself */
        public static Question of(
                String token,
                FindingType type,
                String reason,
                @Nullable String document,
                @Nullable String caseName,
                boolean tenant) {
            if (document == null && caseName == null && !tenant) {
                throw new Refusal("name the document (--document), the case (--case), or say --tenant");
            }
            if (caseName != null && tenant) {
                throw new Refusal("a pseudonym is of a case or of the tenant: give --case or --tenant, not both");
            }
            String said = reason.strip();
            if (said.length() < SHORTEST_REASON || said.length() > LONGEST_REASON || said.contains("\n")) {
                throw new Refusal("--reason says in one line why, with " + SHORTEST_REASON + " to " + LONGEST_REASON
                        + " characters");
            }
            return new Question(
                    token.strip(),
                    type,
                    said,
                    Optional.ofNullable(document).map(Question::id),
                    Optional.ofNullable(caseName).map(SensitiveText::of),
                    tenant);
        }

        private static DocumentId id(String text) {
            try {
                return DocumentId.parse(text);
            } catch (IllegalArgumentException e) {
                throw new Refusal("--document is an id of 36 characters, as results are named by it", e);
            }
        }

        String scope() {
            return tenant ? "tenant" : caseName.isPresent() ? "case" : "document";
        }

        /** Shows neither the pseudonym nor the case. */
        @Override
        public String toString() {
            return "Question(" + type + ", " + scope() + ")";
        }
    }

    /**
     * The identifier behind the pseudonym. The question is in the log when this returns, and when it refuses.
     *
     * @throws Refusal if the actor may not ask, the key is missing, or the text can't be such a pseudonym
     */
    public SensitiveText answer(String actor, Question question) {
        if (!allowed.contains(actor)) {
            record(actor, question, false);
            throw new Refusal("the account " + actor + " may not re-identify anybody; who may stands in the settings"
                    + " (reidentification.allowed). The question was recorded");
        }
        SensitiveText found;
        try {
            found = found(question);
        } catch (Refusal refused) {
            record(actor, question, false);
            throw refused;
        }
        record(actor, question, true);
        return found;
    }

    private SensitiveText found(Question question) {
        Reidentifier reidentifier = workshop.reidentifier();
        question.document().ifPresent(id -> requireStands(id, question.token()));
        return reidentifier
                .reveal(scope(question), question.type(), question.token())
                .orElseThrow(() -> new Refusal("this can't be a ciphertext: it is too short, or has other letters and"
                        + " digits than those of ASCII"));
    }

    private void record(String actor, Question question, boolean granted) {
        Fingerprinter fingerprinter = workshop.fingerprinter();
        workshop.store()
                .record(new Entry.Reidentified(
                        actor,
                        granted,
                        question.reason(),
                        question.type(),
                        question.scope(),
                        question.document(),
                        fingerprinter.fingerprint(SensitiveText.of(question.token())),
                        question.caseName().map(fingerprinter::fingerprint)));
    }

    private ScopeOf scope(Question question) {
        if (question.tenant()) {
            return ScopeOf.tenant();
        }
        return question.caseName()
                .map(name -> ScopeOf.ofCase(name, workshop.fingerprinter()))
                .orElseGet(() -> ScopeOf.document(
                        content(question.document().orElseThrow().toString())));
    }

    /** The keyed digest of the document's content, as the log has it. */
    private String content(String document) {
        return workshop.ledgerReader().show(document).stream()
                .map(record -> JsonMapper.shared().readTree(record).path("content_hmac"))
                .filter(JsonNode::isString)
                .map(JsonNode::asString)
                .findFirst()
                .orElseThrow(() -> new Refusal("the log has nothing about the document " + document));
    }

    /** A token that stands elsewhere would give a text that means nothing, and nobody would see it. */
    private void requireStands(DocumentId document, String token) {
        boolean stands = workshop.archive()
                .outcome(document)
                .map(outcome -> outcome.fold(released -> stands(released, token), held -> false))
                .orElse(false);
        if (!stands) {
            throw new Refusal("this text doesn't stand in the redacted text of the document " + document
                    + ", or that document was not released");
        }
    }

    private static boolean stands(Outcome.Released released, String token) {
        return !token.isEmpty() && released.text().value().contains(token);
    }
}
