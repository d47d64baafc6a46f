package cloister.audit.store;

import cloister.audit.ledger.Entry;
import cloister.pipeline.Archive;
import cloister.pipeline.Claim;
import cloister.pipeline.Consultation;
import cloister.pipeline.Decision;
import cloister.pipeline.DocumentId;
import cloister.pipeline.Fingerprinter;
import cloister.pipeline.Inference;
import cloister.pipeline.Mandate;
import cloister.pipeline.Outcome;
import cloister.pipeline.Policy;
import cloister.pipeline.SensitiveText;
import cloister.pipeline.Sha256;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.hibernate.LockMode;
import org.hibernate.StatelessSession;

/** The archive in PostgreSQL. Each method is one transaction; the log's records are part of it. */
final class PostgresArchive implements Archive {
    private final Transactions transactions;
    private final LogAppender log;
    private final Fingerprinter fingerprinter;
    private final InstantSource clock;

    PostgresArchive(Transactions transactions, LogAppender log, Fingerprinter fingerprinter, InstantSource clock) {
        this.transactions = transactions;
        this.log = log;
        this.fingerprinter = fingerprinter;
        this.clock = clock;
    }

    @Override
    public void claimed(Claim claim, Mandate mandate) {
        String content = fingerprint(claim.content());
        transactions.write(session -> {
            DocumentRow known = session.get(DocumentRow.class, claim.id().value());
            if (known != null) {
                requireSame(known, claim, content);
                return;
            }
            session.insert(new DocumentRow(claim, content, mandate));
            log.append(session, List.of(new Entry.Claimed(claim, content, mandate)));
        });
    }

    @Override
    public Optional<Prior> prior(Sha256 content, Sha256 recipe) {
        String fingerprint = fingerprint(content);
        return transactions.run(session -> session
                .createQuery(
                        "select o from OutcomeRow o join DocumentRow d on d.id = o.document"
                                + " where d.contentHmac = :content and o.recipe = :recipe"
                                + " and o.outcome = 'released' and o.sameAs is null"
                                + " order by o.decisionPosition",
                        OutcomeRow.class)
                .setParameter("content", fingerprint)
                .setParameter("recipe", recipe.hex())
                .setMaxResults(1)
                .getResultList()
                .stream()
                .findFirst()
                .flatMap(row -> OutcomeReader.released(session, row)
                        .map(released -> new Prior(new DocumentId(row.document), released))));
    }

    @Override
    public void decided(Decision decision) {
        transactions.write(session -> {
            UUID id = decision.claim().id().value();
            DocumentRow document = locked(session, decision.claim().id());
            requireState(document, DocumentRow.CLAIMED, "only a claimed document can be decided");
            List<Entry> entries = entries(decision);
            long first = log.append(session, entries);
            session.insert(new OutcomeRow(decision, first + entries.size() - 1));
            session.insertMultiple(details(id, decision.outcome()));
            document.state = DocumentRow.DECIDED;
            session.update(document);
        });
    }

    @Override
    public Optional<Outcome> outcome(DocumentId id) {
        return transactions.run(session -> Optional.ofNullable(session.get(OutcomeRow.class, id.value()))
                .map(row -> OutcomeReader.read(session, row)));
    }

    @Override
    public Optional<DocumentId> sameAs(DocumentId id) {
        return transactions.run(session -> Optional.ofNullable(session.get(OutcomeRow.class, id.value()))
                .flatMap(row -> OutcomeReader.sameAs(session, row)));
    }

    @Override
    public void delivered(DocumentId id) {
        transactions.write(session -> {
            DocumentRow document = locked(session, id);
            if (document.state.equals(DocumentRow.DELIVERED)) {
                return;
            }
            requireState(document, DocumentRow.DECIDED, "only a decided document can be delivered");
            document.state = DocumentRow.DELIVERED;
            document.deliveredAt = clock.instant();
            session.update(document);
            log.append(session, List.of(new Entry.Delivered(id)));
        });
    }

    @Override
    public void givenBack(DocumentId id) {
        transactions.write(session -> {
            DocumentRow document = locked(session, id);
            if (document.state.equals(DocumentRow.GIVEN_BACK)) {
                return;
            }
            requireState(document, DocumentRow.CLAIMED, "only a claimed document can be given back");
            document.state = DocumentRow.GIVEN_BACK;
            document.givenBackAt = clock.instant();
            session.update(document);
            log.append(session, List.of(new Entry.GivenBack(id)));
        });
    }

    @Override
    public List<DocumentId> open(String source) {
        return transactions.run(session -> session
                .createQuery(
                        "select d.id from DocumentRow d where d.source = :source"
                                + " and d.state in ('claimed', 'decided') order by d.id",
                        UUID.class)
                .setParameter("source", source)
                .getResultList()
                .stream()
                .map(DocumentId::new)
                .toList());
    }

    @Override
    public void consulted(List<Consultation> consultations) {
        if (consultations.isEmpty()) {
            return;
        }
        List<Entry> entries = new ArrayList<>();
        for (Consultation one : consultations) {
            entries.add(new Entry.Consulted(one));
            entries.addAll(inferred(one.id(), one.inferences(), one.policy(), one.mandate()));
        }
        transactions.write(session -> log.append(session, entries));
    }

    /** The inferences in their order, then the decision that rests on them. */
    private List<Entry> entries(Decision decision) {
        DocumentId id = decision.claim().id();
        List<Entry> entries =
                new ArrayList<>(inferred(id, decision.inferences(), decision.policy(), decision.mandate()));
        entries.add(new Entry.Decided(decision, fingerprint(decision.claim().content())));
        return entries;
    }

    private static List<Entry> inferred(
            DocumentId subject, List<Inference> inferences, Policy policy, Mandate mandate) {
        List<Entry> entries = new ArrayList<>();
        for (Inference inference : inferences) {
            entries.add(new Entry.Inferred(subject, entries.size() + 1, inference, policy, mandate));
        }
        return entries;
    }

    private static List<Object> details(UUID document, Outcome outcome) {
        List<Object> rows = new ArrayList<>();
        outcome.fold(
                released -> {
                    released.text()
                            .counts()
                            .forEach((type, places) -> rows.add(new RedactionRow(document, type, places)));
                    return rows;
                },
                held -> {
                    held.reasons().forEach(reason -> rows.add(new HoldReasonRow(document, rows.size() + 1, reason)));
                    return rows;
                });
        return rows;
    }

    private static DocumentRow locked(StatelessSession session, DocumentId id) {
        DocumentRow document = session.get(DocumentRow.class, id.value(), LockMode.PESSIMISTIC_WRITE);
        if (document == null) {
            throw new IllegalStateException("there is no claim of document " + id);
        }
        return document;
    }

    private static void requireState(DocumentRow document, String state, String rule) {
        if (!document.state.equals(state)) {
            throw new IllegalStateException(rule + "; document " + document.id + " is " + document.state);
        }
    }

    private static void requireSame(DocumentRow known, Claim claim, String content) {
        boolean same =
                known.contentHmac.equals(content) && known.bytes == claim.size() && known.source.equals(claim.source());
        if (!same) {
            throw new IllegalStateException("document " + claim.id() + " was claimed with other content");
        }
    }

    /** The plain digest of a short file would give its content away to whoever guesses it. */
    private String fingerprint(Sha256 content) {
        return fingerprinter.fingerprint(SensitiveText.of(content.hex()));
    }
}
