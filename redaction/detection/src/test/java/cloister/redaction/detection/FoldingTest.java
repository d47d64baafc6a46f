package cloister.redaction.detection;

import static org.assertj.core.api.Assertions.assertThat;

import cloister.pipeline.Span;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;

class FoldingTest {

    @Test
    void hiddenAndWideCharacters_areFoldedAndFoundAgain() {
        String raw = "a\u200bb\u00ad\uff11\uff12\u00a0c";
        Folding folding = Folding.of(raw);
        assertThat(folding.text()).isEqualTo("ab12 c");
        assertThat(folding.toRaw(new Span(0, 2)).of(raw)).isEqualTo("a\u200bb");
        assertThat(folding.toRaw(new Span(2, 4)).of(raw)).isEqualTo("\uff11\uff12");
    }

    @Test
    void scannedFigures_becomeFiguresAndWordsStay() {
        assertThat(Folding.of("O7/l8/2O23 lOOl Ol OIl ll8").text()).isEqualTo("07/18/2023 lOOl Ol OIl 118");
    }

    @Property(tries = 300)
    void anyText_everyFoldedCharacterComesFromItsOwnPlace(@ForAll String raw) {
        Folding folding = Folding.of(raw);
        int last = 0;
        for (int i = 0; i < folding.text().length(); i++) {
            Span origin = folding.toRaw(new Span(i, i + 1));
            assertThat(origin.length()).isEqualTo(1);
            assertThat(origin.start()).isGreaterThanOrEqualTo(last);
            last = origin.end();
        }
        assertThat(last).isLessThanOrEqualTo(raw.length());
    }
}
