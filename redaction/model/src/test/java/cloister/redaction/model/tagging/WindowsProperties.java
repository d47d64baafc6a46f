package cloister.redaction.model.tagging;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;

class WindowsProperties {
    @Property
    void everyToken_isTrustedOnce_farFromEdgesThatHideSomething(
            @ForAll @IntRange(max = 3000) int count,
            @ForAll @IntRange(min = 3, max = 300) int width,
            @ForAll @IntRange(max = 100) int part) {
        int overlap = part * (width - 1) / 201;
        List<Windows.Window> windows = Windows.of(count, width, overlap);
        int next = 0;
        for (Windows.Window window : windows) {
            assertThat(window.trusted().start()).isEqualTo(next);
            assertThat(window.tokens().contains(window.trusted())).isTrue();
            assertThat(window.tokens().length())
                    .isEqualTo(windows.get(0).tokens().length())
                    .isLessThanOrEqualTo(width);
            boolean cutBefore = window.tokens().start() > 0;
            boolean cutAfter = window.tokens().end() < count;
            if (cutBefore) {
                assertThat(window.trusted().start() - window.tokens().start()).isGreaterThanOrEqualTo(overlap / 2);
            }
            if (cutAfter) {
                assertThat(window.tokens().end() - window.trusted().end()).isGreaterThanOrEqualTo(overlap / 2);
            }
            next = window.trusted().end();
        }
        assertThat(next).isEqualTo(count);
    }

    @Test
    void textALittleLongerThanAWindow_isNotComputedTwice() {
        List<Windows.Window> windows = Windows.of(280, 255, 64);
        assertThat(windows).hasSize(2).allSatisfy(w -> assertThat(w.tokens().length())
                .isEqualTo(172));
        assertThat(Windows.of(255, 255, 64)).hasSize(1);
        assertThat(Windows.of(0, 255, 64)).isEmpty();
    }
}
