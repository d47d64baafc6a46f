package cloister.pipeline.kit;

import static cloister.pipeline.kit.Samples.MANDATE;
import static cloister.pipeline.kit.Samples.RECIPE;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import cloister.pipeline.Archive;
import cloister.pipeline.Claim;
import cloister.pipeline.Decision;
import cloister.pipeline.DocumentId;
import cloister.pipeline.HoldCode;
import cloister.pipeline.Outcome;
import cloister.pipeline.Sha256;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** What every archive does: extend it, and give a fresh archive. */
public abstract class ArchiveContract {
    private final DocumentId first = Samples.id(1);
    private final DocumentId second = Samples.id(2);
    private final Outcome released = Samples.released("Number 123456789 is gone.\nMore.");
    private final Outcome held = Samples.held(HoldCode.ENCRYPTED);

    /** An archive without entries. */
    protected abstract Archive archive();

    private Claim claim(DocumentId id) {
        return Samples.claim(id, "inbox", "Number 123456789 is gone.\nMore.");
    }

    @Test
    void claimed_again_changesNothing() {
        Archive archive = archive();
        archive.claimed(claim(first), MANDATE);
        archive.claimed(claim(first), MANDATE);
        assertThat(archive.open("inbox")).containsExactly(first);
        assertThat(archive.outcome(first)).isEmpty();
    }

    @Test
    void open_ofAnotherSource_isEmpty() {
        Archive archive = archive();
        archive.claimed(claim(first), MANDATE);
        assertThat(archive.open("elsewhere")).isEmpty();
    }

    @Test
    void decided_released_isReadBackWhole() {
        Archive archive = archive();
        archive.claimed(claim(first), MANDATE);
        archive.decided(Samples.decision(claim(first), released));
        assertThat(archive.outcome(first)).contains(released);
        assertThat(archive.open("inbox")).containsExactly(first);
    }

    @Test
    void decided_held_isReadBackWhole() {
        Archive archive = archive();
        archive.claimed(claim(first), MANDATE);
        archive.decided(Samples.decision(claim(first), held));
        assertThat(archive.outcome(first)).contains(held);
    }

    @Test
    void decided_twice_isRefusedAndTheFirstStands() {
        Archive archive = archive();
        archive.claimed(claim(first), MANDATE);
        archive.decided(Samples.decision(claim(first), held));
        assertThatThrownBy(() -> archive.decided(Samples.decision(claim(first), released)))
                .isInstanceOf(RuntimeException.class);
        assertThat(archive.outcome(first)).contains(held);
    }

    @Test
    void delivered_closesTheDocument_andAgainChangesNothing() {
        Archive archive = archive();
        archive.claimed(claim(first), MANDATE);
        archive.decided(Samples.decision(claim(first), released));
        archive.delivered(first);
        archive.delivered(first);
        assertThat(archive.open("inbox")).isEmpty();
        assertThat(archive.outcome(first)).contains(released);
    }

    @Test
    void givenBack_closesTheClaim_andAgainChangesNothing() {
        Archive archive = archive();
        archive.claimed(claim(first), MANDATE);
        archive.givenBack(first);
        archive.givenBack(first);
        assertThat(archive.open("inbox")).isEmpty();
        assertThat(archive.outcome(first)).isEmpty();
    }

    @Test
    void prior_sameContentAndRecipe_isTheRelease() {
        Archive archive = archive();
        archive.claimed(claim(first), MANDATE);
        archive.decided(Samples.decision(claim(first), released));
        assertThat(archive.prior(claim(second).content(), RECIPE)).hasValueSatisfying(prior -> {
            assertThat(prior.id()).isEqualTo(first);
            assertThat(prior.outcome()).isEqualTo(released);
        });
    }

    @Test
    void sameAs_isTheDocumentWhoseReleaseWasTakenOver() {
        Archive archive = archive();
        archive.claimed(claim(first), MANDATE);
        archive.decided(Samples.decision(claim(first), released));
        archive.claimed(claim(second), MANDATE);
        assertThat(archive.sameAs(second)).isEmpty();
        Decision own = Samples.decision(claim(second), released);
        archive.decided(new Decision(
                own.claim(),
                own.mandate(),
                own.policy(),
                own.recipe(),
                own.outcome(),
                own.parts(),
                own.accepted(),
                own.inferences(),
                Optional.of(first),
                own.decidedAt()));
        assertThat(archive.sameAs(first)).isEmpty();
        assertThat(archive.sameAs(second)).contains(first);
    }

    @Test
    void prior_otherRecipeOrContent_isNone() {
        Archive archive = archive();
        archive.claimed(claim(first), MANDATE);
        archive.decided(Samples.decision(claim(first), released));
        assertThat(archive.prior(claim(first).content(), Sha256.ofUtf8("other")))
                .isEmpty();
        assertThat(archive.prior(Sha256.ofUtf8("other"), RECIPE)).isEmpty();
    }

    @Test
    void prior_held_isNone() {
        Archive archive = archive();
        archive.claimed(claim(first), MANDATE);
        archive.decided(Samples.decision(claim(first), held));
        assertThat(archive.prior(claim(first).content(), RECIPE)).isEmpty();
    }
}
