package cloister.redaction.model.summary;

import static org.assertj.core.api.Assertions.assertThat;

import cloister.pipeline.Span;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SentenceSplitterTest {
    @ParameterizedTest
    @CsvSource(
            delimiter = '#',
            value = {
                "She came. He left.#She came.|He left.",
                "Seen by Dr. Smith today. Stable.#Seen by Dr. Smith today.|Stable.",
                "Given 2.5 mg b.i.d. for pain. Well tolerated!#Given 2.5 mg b.i.d. for pain.|Well tolerated!",
                "J. K. Rowling wrote it. Really?  Yes.#J. K. Rowling wrote it.|Really?|Yes.",
                "Am 12. M\u00e4rz entlassen. Es geht gut.#Am 12. M\u00e4rz entlassen.|Es geht gut.",
                "It fell to 45. He recovered.#It fell to 45.|He recovered.",
                "He said \"Stop.\" Then he left.#He said \"Stop.\"|Then he left.",
                "Seen by [NAME_1]. [NAME_2] agreed.#Seen by [NAME_1].|[NAME_2] agreed.",
                "\u75c5\u6c17\u3067\u3059\u3002\u5e30\u5b85\u3057\u307e\u3057\u305f\u3002#\u75c5\u6c17\u3067\u3059\u3002|\u5e30\u5b85\u3057\u307e\u3057\u305f\u3002",
                "no end here#no end here",
            })
    void split_text_endsWhereSentencesEnd(String text, String expected) {
        List<Span> spans = SentenceSplitter.split(text, new Span(0, text.length()));
        assertThat(spans.stream().map(s -> s.of(text))).containsExactly(expected.split("\\|"));
    }
}
