package cloister.redaction.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import cloister.redaction.model.file.ModelFileException;
import cloister.redaction.model.file.ModelMetadata;
import cloister.redaction.model.gguf.GgufFile;
import cloister.redaction.model.text.ChatTemplate;
import cloister.redaction.model.text.Tokenizer;
import java.io.IOException;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;

class FirstTokenIT {
    private static final String SAME = "{% for m in messages %}<|im_start|>{{ m['content'] }}<|im_end|>{% endfor %}";
    private static final String ROLES = "{% for m in messages %}{{ m['role'] }}{{ m['content'] }}{% endfor %}";

    @Test
    void file_withBeginToken_givesIt() throws IOException {
        assertThat(first(SAME, Map.of("bos_token_id", 7L))).isEqualTo(7);
    }

    @Test
    void file_thatWantsNone_givesTheTemplatesFirst() throws IOException {
        assertThat(first(SAME, Map.of("bos_token_id", 7L, "add_bos_token", false)))
                .isEqualTo(1);
    }

    @Test
    void template_thatBeginsWithTheRole_leavesTheBeginToken() throws IOException {
        assertThat(first(ROLES, Map.of("bos_token_id", 7L, "add_bos_token", false)))
                .isEqualTo(7);
    }

    @Test
    void neither_isRefused() {
        assertThatThrownBy(() -> first(ROLES, Map.of()))
                .isInstanceOf(ModelFileException.class)
                .hasMessageContaining("no token that all conversations begin with");
    }

    /** By the default model's tokenizer, where {@code <|im_start|>} is 1. */
    private static int first(String template, Map<String, Object> values) throws IOException {
        Map<String, Object> metadata = new HashMap<>();
        values.forEach((key, value) -> metadata.put("tokenizer.ggml." + key, value));
        try (GgufFile file = GgufFile.open(DefaultModel.file(SharedModels.cache()));
                Tokenizer tokenizer = Tokenizer.of(file.metadata())) {
            return FirstToken.of(new ModelMetadata(metadata), new ChatTemplate(template, tokenizer, -1, -1));
        }
    }
}
