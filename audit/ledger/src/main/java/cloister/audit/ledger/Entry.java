package cloister.audit.ledger;

import cloister.pipeline.Claim;
import cloister.pipeline.Consultation;
import cloister.pipeline.Decision;
import cloister.pipeline.DocumentId;
import cloister.pipeline.FindingType;
import cloister.pipeline.Inference;
import cloister.pipeline.Mandate;
import cloister.pipeline.Policy;
import cloister.pipeline.RunBook;
import java.time.Instant;
import java.util.Optional;

/**
 * What can stand in the log; there is nothing else. An entry becomes a {@link LogRecord} by getting a position and a
 * time. None holds text of a document: types, places, digests, and keyed digests where the plain one could be guessed.
 */
public sealed interface Entry {

    /** What kind of thing happened, as the column {@code kind} has it. */
    String kind();

    /** What is told of it. */
    Json fields();

    /** The first record: whose log this is, and which key signs it. */
    record LogOpened(VerifyingKey key) implements Entry {
        public static final String KIND = "log-opened";

        @Override
        public String kind() {
            return KIND;
        }

        @Override
        public Json fields() {
            return Json.object().put("key", key.toString()).build();
        }
    }

    /**
     * A process began to work on this log.
     *
     * @param settings digest of its configuration
     */
    record ServiceStarted(String actor, String version, String settings) implements Entry {
        @Override
        public String kind() {
            return "service-started";
        }

        @Override
        public Json fields() {
            return Json.object()
                    .put("actor", actor)
                    .put("version", version)
                    .put("settings_sha256", settings)
                    .put("java", Runtime.version().toString())
                    .build();
        }
    }

    /** A process ended its work. @param reason in constant words */
    record ServiceStopped(String actor, String reason) implements Entry {
        @Override
        public String kind() {
            return "service-stopped";
        }

        @Override
        public Json fields() {
            return Json.object().put("actor", actor).put("reason", reason).build();
        }
    }

    /** A document was taken. @param content keyed digest of its bytes */
    record Claimed(Claim claim, String content, Mandate mandate) implements Entry {
        @Override
        public String kind() {
            return "claim";
        }

        @Override
        public Json fields() {
            return Json.object()
                    .put("document", claim.id().toString())
                    .put("source", claim.source())
                    .put("bytes", claim.size())
                    .put("content_hmac", content)
                    .put("claimed_at", claim.claimedAt())
                    .put("run", claim.run())
                    .put("mandate", Bodies.mandate(mandate))
                    .build();
        }
    }

    /** A document's way ended. @param content keyed digest of its bytes */
    record Decided(Decision decision, String content) implements Entry {
        public static final String KIND = "decision";

        @Override
        public String kind() {
            return KIND;
        }

        @Override
        public Json fields() {
            return DecisionBody.of(decision, content);
        }
    }

    /**
     * A model or a set of recognizers ran.
     *
     * @param subject the document, or the consultation, that it ran for
     * @param number from 1, in the order in which they ran
     */
    record Inferred(DocumentId subject, int number, Inference inference, Policy policy, Mandate mandate)
            implements Entry {
        public static final String KIND = "inference";

        @Override
        public String kind() {
            return KIND;
        }

        @Override
        public Json fields() {
            return InferenceBody.of(this);
        }
    }

    /** The results were handed over and the original was put away. */
    record Delivered(DocumentId document) implements Entry {
        @Override
        public String kind() {
            return "delivery";
        }

        @Override
        public Json fields() {
            return Json.object().put("document", document.toString()).build();
        }
    }

    /** A claim was given back without an outcome. */
    record GivenBack(DocumentId document) implements Entry {
        @Override
        public String kind() {
            return "given-back";
        }

        @Override
        public Json fields() {
            return Json.object().put("document", document.toString()).build();
        }
    }

    /** Texts came without a file; their inferences follow. */
    record Consulted(Consultation consultation) implements Entry {
        @Override
        public String kind() {
            return "consultation";
        }

        @Override
        public Json fields() {
            return Json.object()
                    .put("document", consultation.id().toString())
                    .put("policy", Bodies.policy(consultation.policy()))
                    .put("mandate", Bodies.mandate(consultation.mandate()))
                    .put("inferences", consultation.inferences().size())
                    .build();
        }
    }

    /** A batch began. */
    record RunStarted(RunBook.Run run, Mandate mandate) implements Entry {
        @Override
        public String kind() {
            return "run-started";
        }

        @Override
        public Json fields() {
            return Json.object()
                    .put("run", run.id())
                    .put("batch", run.batch())
                    .put("trigger", run.trigger())
                    .put("started_at", run.startedAt())
                    .put("mandate", Bodies.mandate(mandate))
                    .build();
        }
    }

    /** A batch ended. */
    record RunFinished(String run, RunBook.Tally tally, Instant finishedAt) implements Entry {
        @Override
        public String kind() {
            return "run-finished";
        }

        @Override
        public Json fields() {
            return Json.object()
                    .put("run", run)
                    .put("documents", tally.documents())
                    .put("released", tally.released())
                    .put("held", tally.held())
                    .put("failed", tally.failed())
                    .put("finished_at", finishedAt)
                    .build();
        }
    }

    /** This checkpoint lies outside the database; if it's missing there later, somebody took it away. */
    record CheckpointKept(Checkpoint checkpoint) implements Entry {
        public static final String KIND = "checkpoint";

        @Override
        public String kind() {
            return KIND;
        }

        @Override
        public Json fields() {
            return Json.object()
                    .put("size", checkpoint.size())
                    .put("root", checkpoint.root().base64())
                    .build();
        }
    }

    /**
     * Somebody asked who stands behind a pseudonym.
     *
     * @param actor the account that asked
     * @param granted whether it was answered
     * @param reason as the actor gave it
     * @param type of the identifier
     * @param scope {@code document}, {@code case} or {@code tenant}
     * @param document that the pseudonym stands in, if one was named
     * @param token keyed digest of the pseudonym
     * @param caseName keyed digest of the case's name, if one was named
     */
    record Reidentified(
            String actor,
            boolean granted,
            String reason,
            FindingType type,
            String scope,
            Optional<DocumentId> document,
            String token,
            Optional<String> caseName)
            implements Entry {
        public static final String KIND = "re-identification";

        @Override
        public String kind() {
            return KIND;
        }

        @Override
        public Json fields() {
            return Json.object()
                    .put("actor", actor)
                    .put("granted", new Json.Bool(granted))
                    .put("reason", reason)
                    .put("type", type.name())
                    .put("scope", scope)
                    .put("document", document.map(Object::toString))
                    .put("token_hmac", token)
                    .put("case_hmac", caseName)
                    .build();
        }
    }

    /** Somebody had the log verified. @param verdict in constant words and numbers */
    record Verified(String actor, boolean holds, String verdict, Optional<Long> brokenAt) implements Entry {
        @Override
        public String kind() {
            return "verification";
        }

        @Override
        public Json fields() {
            Json.Builder fields = Json.object()
                    .put("actor", actor)
                    .put("holds", new Json.Bool(holds))
                    .put("verdict", verdict);
            brokenAt.ifPresent(position -> fields.put("broken_at", position));
            return fields.build();
        }
    }
}
