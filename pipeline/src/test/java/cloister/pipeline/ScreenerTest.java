package cloister.pipeline;

import static org.assertj.core.api.Assertions.assertThat;

import cloister.pipeline.kit.Samples;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class ScreenerTest {
    private static final Finding SURE = new Finding(new Span(0, 1), FindingType.NAME, 0.5, "sure");
    private static final Finding DOUBTFUL = new Finding(new Span(2, 3), FindingType.NAME, 0.49, "doubtful");
    private static final Finding BARELY = new Finding(new Span(4, 5), FindingType.NAME, 0.2, "barely");
    private static final Finding DROPPED = new Finding(new Span(6, 7), FindingType.NAME, 0.19, "dropped");

    private final List<Finding> judged = new ArrayList<>();

    private Detector detector(Examination... examinations) {
        return new Detector() {
            @Override
            public Policy policy() {
                return Samples.POLICY;
            }

            @Override
            public Recorded<Findings> detect(SensitiveText text) {
                return new Recorded<>(new Findings(text.length(), List.of(examinations)), List.of());
            }
        };
    }

    private Attempt<Screened> screen(Judge judge, Examination... examinations) {
        return new Screener(detector(examinations), judge)
                .screen(SensitiveText.of("0123456789"))
                .value();
    }

    private Examination all() {
        return Examination.Examined.whole("digits", 10, List.of(SURE, DOUBTFUL, BARELY, DROPPED));
    }

    @Test
    void thresholds_parTheSureFromTheDoubtful_andTheRestIsDropped() {
        Judge strict = (text, doubtful) -> {
            judged.addAll(doubtful);
            return new Recorded<>(Attempt.done(doubtful), List.of());
        };
        List<Finding> accepted = screen(strict, all()).fold(Screened::accepted, reasons -> List.of());
        assertThat(judged).containsExactly(DOUBTFUL, BARELY);
        assertThat(accepted).containsExactly(SURE, DOUBTFUL, BARELY);
    }

    @Test
    void judge_mayClearTheDoubtful_butNeverTheSure() {
        Judge mild = (text, doubtful) -> new Recorded<>(Attempt.done(List.of()), List.of());
        List<Finding> accepted = screen(mild, all()).fold(Screened::accepted, reasons -> List.of());
        assertThat(accepted).containsExactly(SURE);
    }

    @Test
    void judgeThatFails_stops() {
        Judge broken = (text, doubtful) -> new Recorded<>(Attempt.stopped(HoldCode.MODEL_FAILED), List.of());
        assertThat(screen(broken, all())).isEqualTo(Attempt.stopped(HoldCode.MODEL_FAILED));
    }

    @Test
    void lackOfCoverage_stops_beforeAnybodyIsAsked() {
        Judge never = (text, doubtful) -> {
            throw new AssertionError("asked");
        };
        Examination half = new Examination.Examined("digits", List.of(new Span(0, 5)), List.of());
        assertThat(screen(never, half)).isEqualTo(Attempt.stopped(HoldCode.NOT_EXAMINED));
    }
}
