package cloister.pipeline;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * The whole way of a document, one method for each arrow:
 *
 * <pre>
 * Claim → ExtractedDocument → Findings → RedactedText → SummaryDraft → Summary → Outcome ⇒ one commit ⇒ the file moves
 * </pre>
 *
 * Whatever stops an arrow leads to {@link Outcome.Held}; only an archive that can't be written leads nowhere, so that
 * nothing happens which isn't recorded.
 */
public final class DocumentFlow {
    private final Extractor extractor;
    private final Screener screener;
    private final Rewriter rewriter;
    private final Summarizer summarizer;
    private final Archive archive;
    private final Sha256 recipe;
    private final InstantSource clock;

    /** @param recipe digest of policy, models and version: with the same content it gives the same outcome */
    public DocumentFlow(
            Extractor extractor,
            Screener screener,
            Rewriter rewriter,
            Summarizer summarizer,
            Archive archive,
            Sha256 recipe,
            InstantSource clock) {
        this.extractor = extractor;
        this.screener = screener;
        this.rewriter = rewriter;
        this.summarizer = summarizer;
        this.archive = archive;
        this.recipe = recipe;
        this.clock = clock;
    }

    /** Takes a claim to its end. After a crash the same call goes on where the last one was cut off. */
    public Result process(Claim claim, Mandate mandate, Delivery delivery) {
        Instant begun = clock.instant();
        archive.claimed(claim, mandate);
        Optional<Outcome> earlier = archive.outcome(claim.id());
        Optional<DocumentId> sameAs;
        Outcome outcome;
        if (earlier.isPresent()) {
            outcome = earlier.get();
            sameAs = archive.sameAs(claim.id());
        } else {
            Decision decision = decide(claim, mandate);
            archive.decided(decision);
            outcome = decision.outcome();
            sameAs = decision.sameAs();
        }
        delivery.deliver(claim, outcome, sameAs);
        archive.delivered(claim.id());
        return new Result(claim.id(), outcome, sameAs, Duration.between(begun, clock.instant()));
    }

    private Decision decide(Claim claim, Mandate mandate) {
        Evidence evidence = new Evidence();
        Optional<Archive.Prior> prior = archive.prior(claim.content(), recipe);
        Outcome outcome = prior.<Outcome>map(Archive.Prior::outcome).orElseGet(() -> outcome(claim, evidence));
        return new Decision(
                claim,
                mandate,
                screener.policy(),
                recipe,
                outcome,
                evidence.parts,
                evidence.accepted,
                evidence.inferences,
                prior.map(Archive.Prior::id),
                clock.instant());
    }

    private Outcome outcome(Claim claim, Evidence evidence) {
        try {
            return extract(claim, evidence)
                    .then(document -> screen(document.text(), evidence))
                    .then(screened -> evidence.keep(Redactor.redact(screened, rewriter, claim.content())))
                    .then(redacted -> release(redacted, evidence))
                    .fold(released -> released, Outcome.Held::new);
        } catch (RuntimeException | StackOverflowError unforeseen) {
            // Its message may hold PHI, and whatever it is, the document must not leave; a text that is nested too
            // deeply for a reader is such a fault too, or it would be tried for ever.
            return new Outcome.Held(List.of(HoldReason.of(HoldCode.INTERNAL_FAULT)));
        }
    }

    /** Claim → ExtractedDocument, every part complete. */
    private Attempt<ExtractedDocument> extract(Claim claim, Evidence evidence) {
        ExtractedDocument document = extractor.extract(claim);
        evidence.read(document);
        return Attempt.unless(document.blockers(), document);
    }

    /** ExtractedDocument → Findings, every character looked at, doubts decided. */
    private Attempt<Screened> screen(SensitiveText text, Evidence evidence) {
        return evidence.keep(screener.screen(text)).then(screened -> {
            evidence.accept(screened.accepted());
            return Attempt.done(screened);
        });
    }

    /** RedactedText → SummaryDraft → Summary, looked at again → Released. */
    private Attempt<Outcome> release(RedactedText redacted, Evidence evidence) {
        return evidence.keep(summarizer.summarize(redacted))
                .then(draft -> evidence.keep(screener.clear(redacted, draft)))
                .then(summary -> Attempt.done(new Outcome.Released(redacted, summary)));
    }

    /** What one document leaves for its audit record on the way. */
    private static final class Evidence {
        private List<ExtractedDocument.Part> parts = List.of();
        private List<Finding> accepted = List.of();
        private final List<Inference> inferences = new ArrayList<>();
        private CodePoints points = new CodePoints("");

        private void read(ExtractedDocument document) {
            points = new CodePoints(document.text().reveal());
            parts = document.parts().stream()
                    .map(part -> part.at(points.fromUtf16(part.range())))
                    .toList();
        }

        private void accept(List<Finding> findings) {
            accepted = findings.stream()
                    .map(finding -> finding.at(points.fromUtf16(finding.span())))
                    .toList();
        }

        private <T> T keep(Recorded<T> recorded) {
            inferences.addAll(recorded.inferences());
            return recorded.value();
        }
    }
}
