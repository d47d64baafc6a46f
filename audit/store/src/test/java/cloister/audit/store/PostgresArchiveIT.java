package cloister.audit.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import cloister.audit.ledger.LedgerException;
import cloister.audit.ledger.Verdict;
import cloister.pipeline.Archive;
import cloister.pipeline.Claim;
import cloister.pipeline.Consultation;
import cloister.pipeline.Decision;
import cloister.pipeline.Engine;
import cloister.pipeline.Outcome;
import cloister.pipeline.Sha256;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PostgresArchiveIT {
    @TempDir
    Path folder;

    private Bench bench;
    private Archive archive;

    @BeforeEach
    void open() {
        bench = new Bench(folder);
        archive = bench.store.archive();
    }

    @AfterEach
    void close() {
        bench.close();
    }

    private Claim claimed(String content) {
        Claim claim = Samples.claim(content);
        archive.claimed(claim, Samples.MANDATE);
        return claim;
    }

    private List<String> kinds() {
        return bench.column("select kind from audit.record order by position");
    }

    @Test
    void released_wayToTheEnd_isReadBackEqualAndRecorded() {
        Claim claim = claimed("John Smith");
        Outcome outcome = Samples.released(Samples.REDACTED);
        archive.decided(Samples.decision(claim, outcome));
        assertThat(archive.outcome(claim.id())).contains(outcome);
        archive.delivered(claim.id());
        assertThat(kinds()).containsExactly("log-opened", "claim", "inference", "inference", "decision", "delivery");
        assertThat(bench.column("select state from work.document")).containsExactly("delivered");
    }

    @Test
    void held_isReadBackEqual() {
        Claim claim = claimed("sealed");
        archive.decided(Samples.decision(claim, Samples.held()));
        assertThat(archive.outcome(claim.id())).contains(Samples.held());
    }

    @Test
    void textWithZeroCharacter_isReadBackEqual() {
        Claim claim = claimed("zero");
        Outcome outcome = Samples.released("a\0b [NAME_1]. She\0 took it.");
        archive.decided(Samples.decision(claim, outcome));
        assertThat(archive.outcome(claim.id())).contains(outcome);
    }

    @Test
    void textWithHalfASurrogatePair_isKeptAsUtf8HasIt() {
        Claim claim = claimed("half");
        archive.decided(Samples.decision(claim, Samples.released("a\uD800b [NAME_1]. She\uDC00 took it.")));
        assertThat(archive.outcome(claim.id())).contains(Samples.released("a?b [NAME_1]. She? took it."));
        assertThat(bench.verify()).isInstanceOf(Verdict.Holds.class);
    }

    @Test
    void sameClaimAgain_changesNothing() {
        Claim claim = claimed("x");
        archive.claimed(claim, Samples.MANDATE);
        assertThat(kinds()).containsExactly("log-opened", "claim");
    }

    @Test
    void sameIdWithOtherContent_isRefused() {
        Claim claim = claimed("x");
        assertThatThrownBy(() -> archive.claimed(Samples.claim(claim.id(), "y"), Samples.MANDATE))
                .isInstanceOf(IllegalStateException.class);
        assertThat(kinds()).containsExactly("log-opened", "claim");
    }

    @Test
    void secondDecision_isRefusedAndLeavesNoTrace() {
        Claim claim = claimed("x");
        archive.decided(Samples.decision(claim, Samples.held()));
        List<String> before = kinds();
        assertThatThrownBy(() -> archive.decided(Samples.decision(claim, Samples.released(Samples.REDACTED))))
                .isInstanceOf(IllegalStateException.class);
        assertThat(kinds()).isEqualTo(before);
        assertThat(archive.outcome(claim.id())).contains(Samples.held());
    }

    @Test
    void decisionWithoutClaim_isRefused() {
        Decision decision = Samples.decision(Samples.claim("x"), Samples.held());
        assertThatThrownBy(() -> archive.decided(decision)).isInstanceOf(IllegalStateException.class);
        assertThat(kinds()).containsExactly("log-opened");
    }

    @Test
    void deliveredAgain_changesNothing_andBeforeDecisionIsRefused() {
        Claim claim = claimed("x");
        assertThatThrownBy(() -> archive.delivered(claim.id())).isInstanceOf(IllegalStateException.class);
        archive.decided(Samples.decision(claim, Samples.held()));
        archive.delivered(claim.id());
        List<String> before = kinds();
        archive.delivered(claim.id());
        assertThat(kinds()).isEqualTo(before).endsWith("delivery");
    }

    @Test
    void givenBackAgain_changesNothing_andAfterDecisionIsRefused() {
        Claim claim = claimed("x");
        archive.givenBack(claim.id());
        archive.givenBack(claim.id());
        assertThat(kinds()).containsExactly("log-opened", "claim", "given-back");
        Claim decided = claimed("y");
        archive.decided(Samples.decision(decided, Samples.held()));
        assertThatThrownBy(() -> archive.givenBack(decided.id())).isInstanceOf(IllegalStateException.class);
    }

    @Test
    void open_listsWhatIsNeitherDeliveredNorGivenBack() {
        Claim waiting = claimed("1");
        Claim decided = claimed("2");
        archive.decided(Samples.decision(decided, Samples.held()));
        Claim delivered = claimed("3");
        archive.decided(Samples.decision(delivered, Samples.held()));
        archive.delivered(delivered.id());
        archive.givenBack(claimed("4").id());
        assertThat(archive.open("inbox")).containsExactlyInAnyOrder(waiting.id(), decided.id());
        assertThat(archive.open("elsewhere")).isEmpty();
    }

    @Test
    void prior_givesTheFirstReleaseOfSameContentAndRecipe() {
        Claim first = claimed("same");
        archive.decided(Samples.decision(first, Samples.released(Samples.REDACTED)));
        Claim second = claimed("same");
        Optional<Archive.Prior> prior = archive.prior(second.content(), Samples.RECIPE);
        assertThat(prior).contains(new Archive.Prior(first.id(), Samples.released(Samples.REDACTED)));
        archive.decided(Samples.decision(second, prior.get().outcome(), Optional.of(first.id())));
        assertThat(archive.prior(second.content(), Samples.RECIPE).map(Archive.Prior::id))
                .contains(first.id());
    }

    @Test
    void prior_ofHeldOrOtherRecipeOrOtherContent_isNone() {
        Claim held = claimed("held");
        archive.decided(Samples.decision(held, Samples.held()));
        Claim released = claimed("released");
        archive.decided(Samples.decision(released, Samples.released(Samples.REDACTED)));
        assertThat(archive.prior(held.content(), Samples.RECIPE)).isEmpty();
        assertThat(archive.prior(released.content(), Sha256.ofUtf8("other"))).isEmpty();
        assertThat(archive.prior(Sha256.ofUtf8("unknown"), Samples.RECIPE)).isEmpty();
    }

    @Test
    void consulted_recordsEachInferenceOfAllTexts() {
        archive.consulted(List.of(Samples.consultation(), Samples.consultation()));
        assertThat(kinds())
                .containsExactly(
                        "log-opened",
                        "consultation",
                        "inference",
                        "inference",
                        "consultation",
                        "inference",
                        "inference");
    }

    @Test
    void consulted_servedModel_isRecordedWithoutADigestOfItsWeights() {
        Engine served = Engine.served(
                "llama-70b",
                "openai-compatible",
                Sha256.ofUtf8("prompt"),
                Map.of("endpoint", "https://llm.example:8443"));
        Consultation told = Samples.consultation();
        archive.consulted(List.of(new Consultation(
                told.id(), told.mandate(), told.policy(), List.of(Samples.inference("summarize", served)))));
        assertThat(bench.column("select concat_ws(';', model, runtime, device, precision, weights_sha256 is null,"
                        + " tokenizer_sha256 is null, parameters ->> 'endpoint') from review.inference"))
                .containsExactly("llama-70b;openai-compatible;remote;unknown;t;t;https://llm.example:8443");
        assertThat(bench.verify()).isInstanceOf(Verdict.Holds.class);
    }

    @Test
    void outcomeChangedInTheTable_isNotBelieved() {
        Claim claim = claimed("x");
        archive.decided(Samples.decision(claim, Samples.released(Samples.REDACTED)));
        bench.sabotage("update work.outcome set redacted_text = redacted_text || ' John Smith'");
        assertThatThrownBy(() -> archive.outcome(claim.id()))
                .isInstanceOf(LedgerException.class)
                .hasMessageContaining("audit verify");
    }
}
