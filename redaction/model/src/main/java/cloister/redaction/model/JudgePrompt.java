package cloister.redaction.model;

import cloister.pipeline.Sha256;
import cloister.pipeline.Span;
import cloister.redaction.model.text.AnsweredQuestions;
import cloister.redaction.model.text.Message;
import java.util.ArrayList;
import java.util.List;

/** The question about one doubtful place, after a few answered ones that all questions share. */
final class JudgePrompt {
    /** The answers between which the model chooses: redact, keep. */
    static final List<String> ANSWERS = List.of("name", "term");

    /** Longer findings are shown by their first characters. */
    private static final int LONGEST = 80;

    private static final String TEMPLATE = PromptText.of("judge.txt");
    private static final List<Message> SHARED = AnsweredQuestions.of(TEMPLATE);

    private JudgePrompt() {}

    static Sha256 digest() {
        return Sha256.ofUtf8(TEMPLATE);
    }

    static List<Message> about(String text, Span span, int context) {
        List<Message> messages = new ArrayList<>(SHARED);
        messages.add(Message.user(question(text, span, context)));
        return messages;
    }

    /** What the model reads of the text around a place. */
    static Span window(String text, Span span, int context) {
        int start = Math.max(0, span.start() - context);
        int end = Math.min(text.length(), Math.min(span.end(), span.start() + LONGEST) + context);
        // Never half a character.
        start -= start > 0 && Character.isLowSurrogate(text.charAt(start)) ? 1 : 0;
        end += end < text.length() && Character.isLowSurrogate(text.charAt(end)) ? 1 : 0;
        return new Span(start, end);
    }

    private static String question(String text, Span span, int context) {
        Span window = window(text, span, context);
        int end = Math.min(span.end(), window.end());
        String marked = text.substring(span.start(), end);
        String around = text.substring(window.start(), span.start()) + "\u00ab" + marked + "\u00bb"
                + text.substring(end, window.end());
        return "Text: " + evened(around) + "\nMarked: " + evened(marked);
    }

    private static String evened(String text) {
        return text.strip().replaceAll("\\s+", " ");
    }
}
