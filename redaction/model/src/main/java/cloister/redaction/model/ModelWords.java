package cloister.redaction.model;

import cloister.redaction.model.file.ModelFileException;
import cloister.redaction.model.file.ModelMetadata;
import cloister.redaction.model.text.ChatTemplate;
import cloister.redaction.model.text.Tokenizer;

/**
 * How texts become a model's tokens.
 *
 * @param firstToken that all sequences begin with
 */
record ModelWords(Tokenizer tokenizer, ChatTemplate template, int firstToken) {
    /** @throws ModelFileException if the file lacks one of them, or has what isn't supported */
    static ModelWords of(ModelMetadata metadata) {
        String template = metadata.text("tokenizer.chat_template")
                .orElseThrow(() -> new ModelFileException("the metadata lacks tokenizer.chat_template"));
        Tokenizer tokenizer = Tokenizer.of(metadata);
        try {
            int end = metadata.integer("tokenizer.ggml.eos_token_id").orElse(-1);
            ChatTemplate conversations = new ChatTemplate(template, tokenizer, -1, end);
            int first = FirstToken.of(metadata, conversations);
            return new ModelWords(tokenizer, conversations.withFirstToken(first), first);
        } catch (RuntimeException e) {
            tokenizer.close();
            throw e;
        }
    }
}
