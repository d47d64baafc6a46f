package cloister.redaction.model.writing;

import cloister.pipeline.Sha256;
import cloister.redaction.model.text.AnsweredQuestions;
import cloister.redaction.model.text.Message;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/** The question whether a text says a statement, after a few answered ones that all questions share. */
public final class EntailmentPrompt {
    /** The answers between which the model chooses. */
    public static final List<String> ANSWERS = List.of("Yes", "No");

    private static final String TEMPLATE = read();
    private static final List<Message> SHARED = AnsweredQuestions.of(TEMPLATE);

    private EntailmentPrompt() {}

    public static Sha256 digest() {
        return Sha256.ofUtf8(TEMPLATE);
    }

    /** The conversation that ends with the question. */
    public static List<Message> about(Entailment.Claim claim) {
        List<Message> messages = new ArrayList<>(SHARED);
        messages.add(Message.user("Text: " + claim.evidence() + "\nStatement: " + claim.statement()));
        return messages;
    }

    private static String read() {
        try (var in = EntailmentPrompt.class.getResourceAsStream("entail.txt")) {
            if (in == null) {
                throw new IllegalStateException("entail.txt is missing from the class path");
            }
            return new String(in.readAllBytes(), StandardCharsets.UTF_8).strip();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
