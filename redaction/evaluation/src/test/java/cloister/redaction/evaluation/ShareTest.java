package cloister.redaction.evaluation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ShareTest {

    /** The worked examples of Newcombe (1998), Statistics in Medicine 17, table I, method 3. */
    @ParameterizedTest
    @CsvSource({"81, 263, 0.2553, 0.3662", "15, 148, 0.0624, 0.1605", "0, 20, 0.0, 0.1611", "1, 29, 0.0061, 0.1718"})
    void wilson95_publishedExamples_agree(long hits, long of, double low, double high) {
        Share.Interval interval = new Share(hits, of).wilson95();

        assertThat(interval.low()).isCloseTo(low, within(5e-5));
        assertThat(interval.high()).isCloseTo(high, within(5e-5));
    }

    @Property
    void wilson95_anyShare_holdsTheShareAndMirrors(
            @ForAll @IntRange(max = 5000) int hits, @ForAll @IntRange(max = 5000) int misses) {
        Share share = new Share(hits, (long) hits + misses);
        Share.Interval interval = share.wilson95();
        Share.Interval mirrored = new Share(misses, (long) hits + misses).wilson95();

        assertThat(interval.low()).isBetween(0.0, interval.high());
        assertThat(interval.high()).isLessThanOrEqualTo(1);
        if (share.of() > 0) {
            assertThat(share.value()).isBetween(interval.low(), interval.high());
        }
        assertThat(mirrored.low()).isCloseTo(1 - interval.high(), within(1e-12));
    }

    @Test
    void wilson95_ofNothing_saysNothing() {
        assertThat(new Share(0, 0).wilson95()).isEqualTo(new Share.Interval(0, 1));
        assertThat(new Share(0, 0).value()).isZero();
    }

    @Test
    void share_moreThanAll_isRefused() {
        assertThatThrownBy(() -> new Share(2, 1)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new Share(-1, 1)).isInstanceOf(IllegalArgumentException.class);
    }
}
