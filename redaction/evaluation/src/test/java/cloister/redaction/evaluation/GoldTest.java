package cloister.redaction.evaluation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import cloister.pipeline.Span;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class GoldTest {
    private static final String GOOD = "{\"id\":\"a\",\"text\":\"Orla\",\"spans\":[]}\n";

    @Test
    void read_offsetsPastSurrogatePairs_becomeUtf16() throws IOException {
        GoldDocument document =
                read("{\"id\":\"a\",\"text\":\"😀 Orla 😀\",\"spans\":[{\"start\":2,\"end\":6,\"type\":\"NAME\"}],"
                                + "\"protected\":[{\"start\":0,\"end\":1}],\"ignore\":[{\"start\":7,\"end\":8}]}")
                        .get(0);

        assertThat(document.spans()).containsExactly(new GoldSpan(new Span(3, 7), "NAME"));
        assertThat(document.protectedSpans()).containsExactly(new Span(0, 2));
        assertThat(document.ignored()).containsExactly(new Span(8, 10));
    }

    @Test
    void read_entityAndIdentifierType_areKept() throws IOException {
        GoldSpan span = read("{\"id\":\"a\",\"text\":\"Orla\",\"spans\":[{\"start\":0,\"end\":4,\"type\":\"PERSON\","
                        + "\"identifier_type\":\"DIRECT\",\"entity_id\":\"e1\"}]}")
                .get(0)
                .spans()
                .get(0);

        assertThat(span).isEqualTo(new GoldSpan(new Span(0, 4), "PERSON", Optional.of("DIRECT"), Optional.of("e1")));
    }

    @Test
    void read_emptyLinesAndCarriageReturnsAndNoLastNewline_areFine() throws IOException {
        String other = GOOD.replace("\"a\"", "\"b\"").strip();

        assertThat(read("\n" + GOOD.strip() + "\r\n\n  \n" + other))
                .extracting(GoldDocument::id)
                .containsExactly("a", "b");
        assertThat(read("")).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Orla Finch is not JSON",
                "[\"Orla Finch\"]",
                "\"Orla Finch\"",
                "{\"id\":\"x\",\"text\":\"Orla Finch\"}",
                "{\"id\":\"x\",\"text\":\"Orla Finch\",\"spans\":{}}",
                "{\"id\":\"x\",\"spans\":[]}",
                "{\"id\":7,\"text\":\"Orla Finch\",\"spans\":[]}",
                "{\"text\":\"Orla Finch\",\"spans\":[]}",
                "{\"id\":\"x\",\"id\":\"y\",\"text\":\"Orla Finch\",\"spans\":[]}",
                "{\"id\":\"x\",\"text\":\"Orla Finch\",\"spans\":[]} Orla",
                "{\"id\":\"x\",\"text\":\"Orla Finch\",\"spans\":[{\"start\":0,\"end\":11,\"type\":\"NAME\"}]}",
                "{\"id\":\"x\",\"text\":\"Orla Finch\",\"spans\":[{\"start\":4,\"end\":4,\"type\":\"NAME\"}]}",
                "{\"id\":\"x\",\"text\":\"Orla Finch\",\"spans\":[{\"start\":-1,\"end\":4,\"type\":\"NAME\"}]}",
                "{\"id\":\"x\",\"text\":\"Orla Finch\",\"spans\":[{\"start\":0.5,\"end\":4,\"type\":\"NAME\"}]}",
                "{\"id\":\"x\",\"text\":\"Orla Finch\",\"spans\":[{\"start\":0,\"end\":99999999999,\"type\":\"NAME\"}]}",
                "{\"id\":\"x\",\"text\":\"Orla Finch\",\"spans\":[{\"start\":0,\"end\":4}]}",
                "{\"id\":\"x\",\"text\":\"Orla Finch\",\"spans\":[7]}",
                "{\"id\":\"x\",\"text\":\"Orla Finch\",\"spans\":[],\"ignore\":7}",
                "{\"id\":\"a\",\"text\":\"Orla Finch\",\"spans\":[]}"
            })
    void read_badLine_isNamedWithoutItsContent(String bad) {
        GoldFormatException refused =
                catchThrowableOfType(GoldFormatException.class, () -> read(GOOD + "\n" + bad + "\n" + GOOD));

        assertThat(refused.line()).isEqualTo(3);
        assertThat(refused).hasMessageStartingWith("line 3: ").hasNoCause();
        assertThat(refused.getMessage()).doesNotContain("Orla").doesNotContain("Finch");
    }

    @Test
    void read_notUtf8_isNamed() {
        byte[] latin = "{\"id\":\"a\",\"text\":\"Zoë\",\"spans\":[]}".getBytes(StandardCharsets.ISO_8859_1);

        assertThatThrownBy(() -> Gold.read(new ByteArrayInputStream(latin)))
                .isInstanceOf(GoldFormatException.class)
                .hasMessage("line 1: it is not UTF-8");
    }

    @Test
    void read_file_isReadOrMissed(@TempDir Path folder) throws IOException {
        Path file = Files.writeString(folder.resolve("gold.jsonl"), GOOD);

        assertThat(Gold.read(file)).hasSize(1);
        assertThatThrownBy(() -> Gold.read(folder.resolve("none"))).isInstanceOf(NoSuchFileException.class);
    }

    @Test
    void toString_ofDocument_showsNoText() throws IOException {
        assertThat(read(GOOD).get(0).toString()).doesNotContain("Orla");
    }

    private static List<GoldDocument> read(String lines) throws IOException {
        return Gold.read(new ByteArrayInputStream(lines.getBytes(StandardCharsets.UTF_8)));
    }
}
