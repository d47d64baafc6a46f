package cloister.redaction.model.text;

/** A template that says by itself that it does not take a conversation, or that can't be run; the message says which. */
final class TemplateRefusal extends RuntimeException {
    private static final long serialVersionUID = 1L;
    private static final int LONGEST = 200;

    TemplateRefusal(String message) {
        super(shown(message));
    }

    /** The words come from a model file: they are cut short and stripped of what could steer a terminal. */
    private static String shown(String message) {
        String plain = message.replaceAll("[\\p{Cntrl}\\p{Co}]", " ");
        return plain.length() > LONGEST ? plain.substring(0, LONGEST) : plain;
    }
}
