package cloister.redaction.detection;

import cloister.pipeline.SensitiveText;
import cloister.pipeline.Span;
import java.util.ArrayList;
import java.util.List;

/**
 * A text with its lines and words, made once and shared by all recognizers. The detector folds the text first ({@link
 * Folding}): no recognizer meets zero-width, full-width or exotic space characters.
 */
public final class DocumentText {
    private final String raw;
    private final String lower;
    private final List<Word> words;
    private final List<Span> lines;

    /**
     * A run of letters, marks and digits, with apostrophes and hyphens that stand between letters.
     *
     * @param text the word as it stands
     */
    public record Word(Span span, String text) {
        public int start() {
            return span.start();
        }

        public int end() {
            return span.end();
        }

        @Override
        public String toString() {
            return "Word(" + text.length() + ")";
        }
    }

    public DocumentText(SensitiveText text) {
        this.raw = text.reveal();
        this.lower = lowered(raw);
        this.words = List.copyOf(splitWords(raw));
        this.lines = List.copyOf(splitLines(raw));
    }

    public String raw() {
        return raw;
    }

    /** The same in lower case, character by character: offsets are those of {@link #raw()}, whatever the locale. */
    public String lower() {
        return lower;
    }

    public List<Word> words() {
        return words;
    }

    /** Lines without their line ends, empty ones included. */
    public List<Span> lines() {
        return lines;
    }

    private static String lowered(String raw) {
        char[] chars = raw.toCharArray();
        for (int i = 0; i < chars.length; i++) {
            chars[i] = Character.toLowerCase(chars[i]);
        }
        return new String(chars);
    }

    private static List<Span> splitLines(String raw) {
        List<Span> lines = new ArrayList<>();
        int start = 0;
        for (int i = 0; i <= raw.length(); i++) {
            if (i == raw.length() || raw.charAt(i) == '\n') {
                int end = i > start && raw.charAt(i - 1) == '\r' ? i - 1 : i;
                lines.add(new Span(start, end));
                start = i + 1;
            }
        }
        return lines;
    }

    private static List<Word> splitWords(String raw) {
        List<Word> words = new ArrayList<>();
        int at = 0;
        while (at < raw.length()) {
            int end = wordEnd(raw, at);
            if (end > at) {
                words.add(new Word(new Span(at, end), raw.substring(at, end)));
                at = end;
            } else {
                at += Character.charCount(raw.codePointAt(at));
            }
        }
        return words;
    }

    private static int wordEnd(String raw, int from) {
        int at = from;
        while (at < raw.length()) {
            int c = raw.codePointAt(at);
            int next = at + Character.charCount(c);
            if (isWordPart(c)
                    || (at > from && isJoint(c) && next < raw.length() && isWordPart(raw.codePointAt(next)))) {
                at = next;
            } else {
                break;
            }
        }
        return at;
    }

    private static boolean isWordPart(int c) {
        int type = Character.getType(c);
        return Character.isLetterOrDigit(c)
                || type == Character.NON_SPACING_MARK
                || type == Character.COMBINING_SPACING_MARK;
    }

    private static boolean isJoint(int c) {
        return c == '\'' || c == '’' || c == '-' || c == '\u2010' || c == '\u2011';
    }
}
