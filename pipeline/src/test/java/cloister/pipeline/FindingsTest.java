package cloister.pipeline;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import cloister.pipeline.Examination.Examined;
import cloister.pipeline.Examination.NotExamined;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

class FindingsTest {

    private static Examined looked(String detector, Span... ranges) {
        return new Examined(detector, List.of(ranges), List.of());
    }

    @Test
    void everyCharacterSeenByEveryDetector_blocksNothing() {
        Findings findings =
                new Findings(10, List.of(looked("a", new Span(0, 4), new Span(4, 10)), looked("b", new Span(0, 10))));
        assertThat(findings.blockers(Set.of("a", "b"))).isEmpty();
    }

    @Test
    void oneCharacterUnseen_blocks() {
        for (int hole = 0; hole < 10; hole++) {
            Findings findings = new Findings(10, List.of(looked("a", new Span(0, hole), new Span(hole + 1, 10))));
            assertThat(findings.blockers(Set.of("a"))).containsExactly(HoldReason.of(HoldCode.NOT_EXAMINED));
        }
    }

    @Test
    void whatOneDetectorSaw_doesNotCountForAnother() {
        Findings findings = new Findings(10, List.of(looked("a", new Span(0, 5)), looked("b", new Span(5, 10))));
        assertThat(findings.blockers(Set.of("a", "b"))).containsExactly(HoldReason.of(HoldCode.NOT_EXAMINED));
    }

    @Test
    void missingDetector_blocks_alsoWhereOthersFoundMuch() {
        Findings findings = new Findings(10, List.of(Examined.whole("a", 10, List.of())));
        assertThat(findings.blockers(Set.of("a", "b"))).containsExactly(HoldReason.of(HoldCode.NOT_EXAMINED));
    }

    @Test
    void failedDetector_blocks_evenIfThePolicyDoesNotNameIt() {
        Findings findings = new Findings(
                10, List.of(Examined.whole("a", 10, List.of()), new NotExamined("extra", HoldCode.DETECTOR_FAILED)));
        assertThat(findings.blockers(Set.of("a"))).containsExactly(HoldReason.of(HoldCode.DETECTOR_FAILED));
    }

    @Test
    void emptyText_needsNoLook() {
        assertThat(new Findings(0, List.of()).blockers(Set.of("a"))).isEmpty();
    }

    @Test
    void findingBeyondTheEnd_isRefused() {
        Finding beyond = new Finding(new Span(8, 11), FindingType.NAME, 1, "a");
        assertThatThrownBy(() -> new Findings(10, List.of(Examined.whole("a", 10, List.of(beyond)))))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("a found something beyond the end of the text");
    }

    @Test
    void all_isEveryFindingInOrder() {
        Finding late = new Finding(new Span(5, 7), FindingType.NAME, 1, "a");
        Finding early = new Finding(new Span(0, 2), FindingType.DATE, 1, "b");
        Finding longer = new Finding(new Span(0, 4), FindingType.DATE, 0.1, "b");
        Findings findings = new Findings(
                10, List.of(Examined.whole("a", 10, List.of(late)), Examined.whole("b", 10, List.of(early, longer))));
        assertThat(findings.all()).containsExactly(longer, early, late);
    }

    @Test
    void scoresOutsideZeroToOne_andEmptyFindings_areRefused() {
        assertThatThrownBy(() -> new Finding(new Span(0, 1), FindingType.NAME, 1.01, "a"))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new Finding(new Span(0, 1), FindingType.NAME, Double.NaN, "a"))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new Finding(new Span(1, 1), FindingType.NAME, 1, "a"))
                .isInstanceOf(IllegalArgumentException.class);
    }
}
