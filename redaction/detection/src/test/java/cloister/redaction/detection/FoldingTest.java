package cloister.redaction.detection;

import static org.assertj.core.api.Assertions.assertThat;

import cloister.pipeline.Span;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

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

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "&#74;&#x6f;hn &amp; Zo&euml; &nope; &#x1F600;|John & Zoë &nope; &#x1F600;",
                "\\u004aohn C:\\users|John C:\\users",
                "anna%40mill.example 40%40 5 %40|anna@mill.example 40%40 5 %40",
                "a=2Eb=40c=2Ed width=40px|a.b@c.d width=40px",
                "Ѕmіth and Рaul|Smith and Paul",
                "Сергей и Анна|Сергей и Анна",
                "ΗELEN ΖΩΗ|HELEN ΖΩΗ",
                "NF-κB TNFα β2 Kαtharina|NF-κB TNFα β2 Katharina",
                "𝐉𝐨𝐡𝐧 𝟖𝟏𝟐 Ⓙⓞ ℌ|John 812 Jo H",
                "9/2Z/l9B1 B12 S24-55 1.5.OO|9/22/1981 B12 S24-55 1.5.00",
                "5—5 5•5 a—b|5-5 5-5 a—b"
            })
    void disguise_isUndone(String raw, String plain) {
        assertThat(Folding.of(raw).text()).isEqualTo(plain);
    }

    @Test
    void decomposedLetters_areOneAndKeepTheirMarksOnTheWayBack() {
        String raw = "Zoe\u0308 S\u0336m\u0336";
        Folding folding = Folding.of(raw);
        assertThat(folding.text()).isEqualTo("Zoë Sm");
        assertThat(folding.toRaw(new Span(0, 3)).of(raw)).isEqualTo("Zoe\u0308");
        assertThat(folding.toRaw(new Span(4, 6)).of(raw)).isEqualTo("S\u0336m\u0336");
    }

    @Test
    void brokenLines_areJoinedWhereAWordOrNumberGoesOn() {
        assertThat(Folding.of("Kel-\nler 812-\r\n> 40 A - \nb 5.\n6 x-\n\ny").text())
                .isEqualTo("Keller 812-40 A - \nb 5.\n6 x-\n\ny");
        assertThat(Folding.of("a n n a @ m i l l . e x a m p l e").text()).isEqualTo("anna@mill.example");
        assertThat(Folding.of("a b c d e f g h i j k").text()).isEqualTo("a b c d e f g h i j k");
    }

    @Property(tries = 300)
    void anyText_everyFoldedCharacterComesFromItsOwnPlace(@ForAll String raw) {
        Folding folding = Folding.of(raw);
        int last = 0;
        for (int i = 0; i < folding.text().length(); i++) {
            Span origin = folding.toRaw(new Span(i, i + 1));
            assertThat(origin.length()).isGreaterThanOrEqualTo(1);
            assertThat(origin.start()).isGreaterThanOrEqualTo(last);
            last = origin.end();
        }
        assertThat(last).isLessThanOrEqualTo(raw.length());
    }
}
