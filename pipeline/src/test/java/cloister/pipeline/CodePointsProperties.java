package cloister.pipeline;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

class CodePointsProperties {

    /** Letters, emoji, and halves of surrogate pairs on their own, as broken files have them. */
    @Provide
    Arbitrary<String> texts() {
        return Arbitraries.of("a", "ß", "\u0301", "😀", "𝒳", "\uD83D", "\uDE00", "\n")
                .list()
                .ofMaxSize(40)
                .map(parts -> String.join("", parts));
    }

    @Property
    void count_isJavasOwn(@ForAll("texts") String text) {
        assertThat(new CodePoints(text).count()).isEqualTo(text.codePointCount(0, text.length()));
    }

    @Property
    void fromUtf16_countsWholeCodePointsBefore(@ForAll("texts") String text) {
        CodePoints points = new CodePoints(text);
        for (int i = 0; i <= text.length(); i++) {
            boolean insidePair = i > 0
                    && i < text.length()
                    && Character.isHighSurrogate(text.charAt(i - 1))
                    && Character.isLowSurrogate(text.charAt(i));
            int expected = text.codePointCount(0, insidePair ? i - 1 : i);
            assertThat(points.fromUtf16(i)).isEqualTo(expected);
        }
    }

    @Property
    void toUtf16_isTheWayBack(@ForAll("texts") String text) {
        CodePoints points = new CodePoints(text);
        for (int i = 0; i <= points.count(); i++) {
            assertThat(points.toUtf16(i)).isEqualTo(text.offsetByCodePoints(0, i));
            assertThat(points.fromUtf16(points.toUtf16(i))).isEqualTo(i);
        }
    }

    @Example
    void offsetsOutside_areRefused() {
        CodePoints points = new CodePoints("a😀");
        assertThatThrownBy(() -> points.fromUtf16(4)).isInstanceOf(IndexOutOfBoundsException.class);
        assertThatThrownBy(() -> points.fromUtf16(-1)).isInstanceOf(IndexOutOfBoundsException.class);
        assertThatThrownBy(() -> points.toUtf16(3)).isInstanceOf(IndexOutOfBoundsException.class);
    }
}
