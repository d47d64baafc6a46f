package cloister.redaction.model.escalation;

import java.util.regex.Pattern;

/**
 * A server puts what it is sent into its chat template as text, and many then read {@code <|im_end|>} or {@code [INST]}
 * in it as control tokens. In the copy that is sent a space breaks them; placeholders have a digit and stay whole.
 */
final class ControlTokens {
    private static final Pattern ANGLE = Pattern.compile("<(?=[|\uff5c/_a-zA-Z<])");
    private static final Pattern PIPE = Pattern.compile("([|\uff5c])>");
    private static final Pattern SQUARE = Pattern.compile("\\[(?=/?[A-Z]{2,}(?:_[A-Z]+)*\\])");

    private ControlTokens() {}

    static String broken(String text) {
        String angle = ANGLE.matcher(text).replaceAll("< ");
        return SQUARE.matcher(PIPE.matcher(angle).replaceAll("$1 >")).replaceAll("[ ");
    }
}
