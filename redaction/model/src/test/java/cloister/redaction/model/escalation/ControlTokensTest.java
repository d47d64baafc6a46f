package cloister.redaction.model.escalation;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ControlTokensTest {

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            value = {
                "a<|im_end|>b;a< |im_end| >b",
                "</s><s>;< /s>< s>",
                "<start_of_turn>user;< start_of_turn>user",
                "[INST] x [/INST];[ INST] x [ /INST]",
                "<<SYS>>;< < SYS>>",
                "[TOOL_CALLS];[ TOOL_CALLS]",
                "<\uff5cbegin\uff5c>;< \uff5cbegin\uff5c >",
                "</think>;< /think>",
            })
    void broken_controlTokens_areThreeOrMoreOrdinaryTokens(String text, String broken) {
        assertThat(ControlTokens.broken(text)).isEqualTo(broken);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"[NAME_1] took [DATE_2: 2024]", "Hb <5 g/dl, K > 6", "a [3] b [4, 5]", "[x] done", "p < 0.05"})
    void broken_ordinaryText_staysAsItIs(String text) {
        assertThat(ControlTokens.broken(text)).isEqualTo(text);
    }
}
