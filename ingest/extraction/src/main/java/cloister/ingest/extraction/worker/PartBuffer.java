package cloister.ingest.extraction.worker;

import cloister.pipeline.HoldCode;
import java.util.Optional;

/**
 * The text of one part while it grows, within the limits. Once a limit was reached nothing more is taken, and that is
 * remembered even if a parser swallows the exception.
 */
final class PartBuffer {
    private final Budget budget;
    private final StringBuilder text = new StringBuilder();
    private Optional<HoldCode> exceeded = Optional.empty();

    PartBuffer(Budget budget) {
        this.budget = budget;
    }

    /** @throws LimitException if not all of it was taken */
    void append(CharSequence more) {
        exceeded.ifPresent(code -> {
            throw new LimitException(code);
        });
        int room = budget.limits().maxPartCharacters() - text.length();
        int taken = 0;
        try {
            taken = budget.takeCharacters(Math.min(room, more.length()));
        } catch (LimitException e) {
            exceeded = Optional.of(e.code());
            throw e;
        }
        for (int i = 0; i < taken; i++) {
            text.append(clean(more, i));
        }
        if (taken < more.length()) {
            exceeded = Optional.of(HoldCode.TOO_MUCH_TEXT);
            throw new LimitException(HoldCode.TOO_MUCH_TEXT);
        }
    }

    /** Appends what was counted against the document's limit already, in a buffer of its own. */
    void adopt(CharSequence counted) {
        if (text.length() + counted.length() > budget.limits().maxPartCharacters()) {
            exceeded = Optional.of(HoldCode.TOO_MUCH_TEXT);
            throw new LimitException(HoldCode.TOO_MUCH_TEXT);
        }
        text.append(counted);
    }

    /** Goes to a new line, unless it is at the start of one. */
    void line() {
        int length = text.length();
        if (length > 0 && text.charAt(length - 1) != '\n') {
            append("\n");
        }
    }

    /** Control characters and halves of surrogate pairs can't be stored or shown; they carry no text either. */
    private static char clean(CharSequence source, int at) {
        char c = source.charAt(at);
        if (Character.isSurrogate(c)) {
            boolean whole = Character.isHighSurrogate(c)
                    ? at + 1 < source.length() && Character.isLowSurrogate(source.charAt(at + 1))
                    : at > 0 && Character.isHighSurrogate(source.charAt(at - 1));
            return whole ? c : '\uFFFD';
        }
        if (c == '\f') {
            return '\n';
        }
        return c < ' ' && c != '\n' && c != '\t' && c != '\r' ? ' ' : c;
    }

    Optional<HoldCode> exceeded() {
        return exceeded;
    }

    boolean isBlank() {
        return text.chars().allMatch(Character::isWhitespace);
    }

    int length() {
        return text.length();
    }

    /** Puts lines before what is there already: the head of a mail. */
    void prepend(CharSequence head) {
        CharSequence tail = text.toString();
        int room = budget.limits().maxPartCharacters() - text.length();
        int taken = budget.takeCharacters(Math.min(room, head.length()));
        if (taken < head.length()) {
            exceeded = Optional.of(HoldCode.TOO_MUCH_TEXT);
        }
        text.setLength(0);
        for (int i = 0; i < taken; i++) {
            text.append(clean(head, i));
        }
        text.append(tail);
    }

    CharSequence text() {
        return text;
    }
}
