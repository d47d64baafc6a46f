package cloister.redaction.model;

import static org.assertj.core.api.Assertions.assertThat;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class ModelMetricsIT {
    private final SimpleMeterRegistry registry = new SimpleMeterRegistry();

    @Test
    void meters_beforeTheModelIsOpen_areZero() {
        ModelMetrics.bind(Optional::empty, registry);
        assertThat(registry.getMeters()).hasSize(7).allSatisfy(meter -> assertThat(meter.measure())
                .allSatisfy(measurement -> assertThat(measurement.getValue()).isZero()));
    }

    @Test
    void meters_afterACall_countItAndItsTokens() {
        LanguageModel model = SharedModels.get(Precision.FLOAT32);
        ModelMetrics.bind(() -> Optional.of(model), registry);
        double calls = registry.get("cloister.model.queue").functionTimer().count();
        double passes = registry.get("cloister.model.passes").functionCounter().count();
        double tokens = registry.get("cloister.model.tokens").functionCounter().count();
        // The last token is only asked after.
        model.likelihoods(List.of(new int[] {5, 6, 7, 8}));
        assertThat(registry.get("cloister.model.queue").functionTimer().count()).isEqualTo(calls + 1);
        assertThat(registry.get("cloister.model.passes").functionCounter().count())
                .isEqualTo(passes + 1);
        assertThat(registry.get("cloister.model.tokens").functionCounter().count())
                .isEqualTo(tokens + 3);
        assertThat(registry.get("cloister.model.calls.waiting").gauge().value()).isZero();
    }
}
