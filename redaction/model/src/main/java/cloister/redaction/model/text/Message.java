package cloister.redaction.model.text;

import java.util.Locale;

/** One turn of a conversation with a model. Its text may be sensitive, so {@code toString} shows none of it. */
public record Message(Role role, String content) {

    /** Who speaks. */
    public enum Role {
        SYSTEM,
        USER,
        ASSISTANT;

        String word() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    public static Message system(String content) {
        return new Message(Role.SYSTEM, content);
    }

    public static Message user(String content) {
        return new Message(Role.USER, content);
    }

    @Override
    public String toString() {
        return "Message(" + role + ", " + content.length() + ")";
    }
}
