package cloister.redaction.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class ModelSoakIT {
    private static final ModelSettings SETTINGS =
            DefaultModel.settings(SharedModels.cache()).withThreads(1);

    @Test
    void run_makesAllRequests_andLooksAtTheWholeProcess() throws IOException {
        List<Integer> done = new ArrayList<>();
        ModelSoak.Figures figures = ModelSoak.run(SETTINGS, 48, 8, done::add);
        assertThat(figures.end().requests()).isEqualTo(48);
        assertThat(done).hasSize(20).isSorted().endsWith(48);
        assertThat(figures.digest()).isEqualTo(DefaultModel.DIGEST.hex());
        assertThat(figures.settled().requests()).isEqualTo(8);
        assertThat(figures.looks()).hasSize(21).allSatisfy(look -> {
            ResidentMemory memory = look.memory();
            assertThat(memory.total()).isGreaterThan(100 * 1024).isLessThanOrEqualTo(figures.most());
            assertThat(memory.heap()).isGreaterThan(1024);
            assertThat(memory.code()).isGreaterThan(1024);
            assertThat(memory.files()).isGreaterThan(1024);
            assertThat(memory.rest()).isLessThan(memory.total() - 3 * 1024);
        });
    }

    @Test
    void growth_isAShareOfTheSettledSize() {
        assertThat(figures(1_000, 1_050).growth()).isCloseTo(5.0, within(1e-9));
        assertThat(figures(1_000, 1_200, 900).growth()).isCloseTo(-10.0, within(1e-9));
        assertThat(figures(1_000, 1_200, 900).most()).isEqualTo(1_200);
    }

    @Test
    void run_withoutRequestsAfterTheFirstLook_isRefused() {
        assertThatThrownBy(() -> ModelSoak.run(SETTINGS, 8, 8, done -> {}))
                .isInstanceOf(IllegalArgumentException.class);
    }

    private static ModelSoak.Figures figures(long... sizes) {
        List<ModelSoak.Look> looks = new ArrayList<>();
        for (long size : sizes) {
            looks.add(new ModelSoak.Look(looks.size() + 1, new ResidentMemory(size, 1, 1, 1)));
        }
        return new ModelSoak.Figures("m", "d", "k", 1.0, looks);
    }
}
