package cloister.redaction.model.text;

import java.util.Locale;
import java.util.Objects;

/**
 * One turn of a conversation with a model. Its text may be sensitive, so {@code toString} shows none of it. Only an
 * instruction counts as the application's own text, which is the same for all documents: what a model computes of it may be
 * kept after a call, of anything else never.
 */
public final class Message {
    private final Role role;
    private final String content;
    private final boolean own;

    /** Who speaks. */
    public enum Role {
        SYSTEM,
        USER,
        ASSISTANT;

        String word() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    /** Text of a document, or what a model made of it. */
    public Message(Role role, String content) {
        this(role, content, false);
    }

    private Message(Role role, String content, boolean own) {
        this.role = role;
        this.content = content;
        this.own = own;
    }

    /** The application's instruction. Text of a document never comes as an instruction. */
    public static Message system(String content) {
        return new Message(Role.SYSTEM, content, true);
    }

    public static Message user(String content) {
        return new Message(Role.USER, content);
    }

    /** A turn of an example that the application gives. */
    static Message example(Role role, String content) {
        return new Message(role, content, true);
    }

    public Role role() {
        return role;
    }

    public String content() {
        return content;
    }

    /** Whether it is the application's own text. */
    boolean isOwn() {
        return own;
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Message message
                && role == message.role
                && content.equals(message.content)
                && own == message.own;
    }

    @Override
    public int hashCode() {
        return Objects.hash(role, content, own);
    }

    @Override
    public String toString() {
        return "Message(" + role + ", " + content.length() + ")";
    }
}
