package cloister.redaction.model;

import cloister.redaction.model.file.ModelFileException;
import cloister.redaction.model.file.ModelMetadata;
import cloister.redaction.model.text.ChatTemplate;
import cloister.redaction.model.text.Message;
import java.util.List;
import java.util.Optional;

/** The token that all sequences of a model begin with. */
final class FirstToken {
    private FirstToken() {}

    /**
     * The model's token for the beginning of a text. Models that are not to be given one (Qwen) have templates that begin
     * all conversations with the same token.
     *
     * @param template that leaves out no first token
     * @throws ModelFileException if there is no such token
     */
    static int of(ModelMetadata metadata, ChatTemplate template) {
        Optional<Integer> begin = metadata.integer("tokenizer.ggml.bos_token_id");
        if (begin.isPresent() && metadata.flag("tokenizer.ggml.add_bos_token").orElse(true)) {
            return begin.get();
        }
        int alone = template.prompt(List.of(Message.user("a"))).tokens()[0];
        int instructed =
                template.prompt(List.of(Message.system("a"), Message.user("b"))).tokens()[0];
        if (alone == instructed) {
            return alone;
        }
        return begin.orElseThrow(
                () -> new ModelFileException("the model has no token that all conversations begin with"));
    }
}
