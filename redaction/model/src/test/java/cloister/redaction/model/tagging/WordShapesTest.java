package cloister.redaction.model.tagging;

import static org.assertj.core.api.Assertions.assertThat;

import cloister.pipeline.Span;
import cloister.redaction.model.text.Tokenizer;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class WordShapesTest {
    private static int[] shapes(String text, int... ends) {
        int[] bounds = IntStream.concat(IntStream.of(0), IntStream.of(ends)).toArray();
        List<Tokenizer.Token> tokens = IntStream.range(0, ends.length)
                .mapToObj(i -> {
                    int start = bounds[i];
                    while (Character.isWhitespace(text.charAt(start))) {
                        start++;
                    }
                    return new Tokenizer.Token(0, new Span(start, bounds[i + 1]));
                })
                .toList();
        return WordShapes.of(text, tokens);
    }

    /** The shape of a word that follows "x ". */
    private static int shape(String word) {
        return shapes("x " + word, 1, 2 + word.length())[1];
    }

    @Test
    void words_writtenInOtherWays_haveOtherNumbers() {
        List<String> words =
                List.of("anna", "Anna", "A", "ANNA", "McNeil", "王小明", "1234", "a1", "#", "jürgen", "Jürgen", "É", "Ω7");
        assertThat(words.stream().map(WordShapesTest::shape)).doesNotHaveDuplicates();
        assertThat(words.stream().map(WordShapesTest::shape)).allMatch(n -> n > 0 && n < WordShapes.COUNT);
    }

    @ParameterizedTest
    @ValueSource(strings = {"Berg", "Żak", "\uD801\uDC00\uD801\uDC28", "I\u0307pek"})
    void words_writtenInOneWay_haveOneNumberOrItsAccentedOne(String word) {
        assertThat((shape(word) - 1) / 2).isEqualTo((shape("Anna") - 1) / 2);
    }

    @Test
    void pieces_ofOneWord_haveItsShape() {
        int[] pieces = shapes("x Müllerin", 1, 4, 7, 10);
        assertThat((pieces[2] - 1) % 18).isEqualTo((pieces[1] - 1) % 18);
        assertThat(pieces[3]).isEqualTo(pieces[2]);
    }

    @Test
    void blanksAndLines_beforeAWord_count() {
        int[] shapes = shapes("a a  a\ta\na\n\na,a", 1, 3, 6, 8, 10, 13, 14, 15);
        assertThat(Arrays.stream(new int[] {shapes[1], shapes[2], shapes[4], shapes[5], shapes[7]})
                        .distinct())
                .hasSize(5);
        assertThat(shapes[3]).isEqualTo(shapes[2]);
        assertThat(shapes[0]).isEqualTo(shapes[5]);
    }

    @Test
    void longWord_inManyPieces_isReadOnce() {
        String text = "字".repeat(200_000);
        int[] shapes = shapes(text, IntStream.rangeClosed(1, text.length()).toArray());
        assertThat(Arrays.stream(shapes).skip(1).distinct()).hasSize(1);
    }
}
