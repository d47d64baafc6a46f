package cloister.redaction.model.tagging;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import cloister.pipeline.Scheme;
import cloister.pipeline.Sha256;
import cloister.redaction.model.file.ModelFileException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class AdapterFileTest {
    private static final Adapter ADAPTER = new Adapter(
            Sha256.ofUtf8("base"),
            3,
            4,
            2,
            127,
            91,
            List.of(Scheme.STRICT, Scheme.SAFE_HARBOR),
            Tags.STANDARD.types(),
            1.25,
            Map.of("data", "a.jsonl", "seed", "7"),
            new float[] {0, 1, -2.5f, 0x1p-60f, 1.00390625f});

    @Test
    void adapter_writtenAndRead_isTheSameInBfloat16() {
        byte[] file = AdapterFile.write(ADAPTER);
        Adapter read = AdapterFile.read(file);
        assertThat(read).usingRecursiveComparison().ignoringFields("numbers").isEqualTo(ADAPTER);
        // The last one lies in the middle between two numbers of eight bits: ties go to the even one.
        assertThat(read.numbers()).containsExactly(0, 1, -2.5f, 0x1p-60f, 1f);
        assertThat(AdapterFile.write(read)).isEqualTo(file);
    }

    @Test
    void adapter_thatDoesNotSayItsWindows_isOneOfTheFirst() {
        String text = new String(AdapterFile.write(ADAPTER), StandardCharsets.ISO_8859_1)
                .replace("\"width\"", "\"wided\"")
                .replace("\"word-shapes\"", "\"worn-shapes\"");
        Adapter read = AdapterFile.read(text.getBytes(StandardCharsets.ISO_8859_1));
        assertThat(read.width()).isEqualTo(255);
        assertThat(read.wordShapes()).isZero();
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 5, 9, 40, 400})
    void adapter_cutOff_isRefused(int length) {
        byte[] cut = Arrays.copyOf(AdapterFile.write(ADAPTER), length);
        assertThatThrownBy(() -> AdapterFile.read(cut)).isInstanceOf(ModelFileException.class);
    }

    @Test
    void adapter_withoutItsLastNumber_isRefused() {
        byte[] file = AdapterFile.write(ADAPTER);
        byte[] cut = Arrays.copyOf(file, file.length - 2);
        assertThatThrownBy(() -> AdapterFile.read(cut)).isInstanceOf(ModelFileException.class);
    }

    @Test
    void adapter_ofAnUnknownScheme_isRefused() {
        byte[] file = AdapterFile.write(ADAPTER);
        String text = new String(file, StandardCharsets.ISO_8859_1).replace("strict", "strixt");
        byte[] other = text.getBytes(StandardCharsets.ISO_8859_1);
        assertThatThrownBy(() -> AdapterFile.read(other))
                .isInstanceOf(ModelFileException.class)
                .hasMessageContaining("header");
    }
}
