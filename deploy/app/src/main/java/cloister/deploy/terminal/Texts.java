package cloister.deploy.terminal;

import java.util.ArrayList;
import java.util.List;

/** Text as columns of a terminal. */
public final class Texts {
    private Texts() {}

    /**
     * The text with control characters (which could move the cursor or change the terminal) and bidirectional overrides
     * replaced by blanks.
     */
    public static String harmless(String text) {
        StringBuilder out = new StringBuilder(text.length());
        text.codePoints().forEach(c -> out.appendCodePoint(isHarmless(c) ? c : ' '));
        return out.toString();
    }

    private static boolean isHarmless(int c) {
        return !Character.isISOControl(c)
                && !(c >= 0x202A && c <= 0x202E)
                && !(c >= 0x2066 && c <= 0x2069)
                && c != 0x2028
                && c != 0x2029
                && Character.getType(c) != Character.SURROGATE;
    }

    /** Columns that the text takes: wide letters take two, combining marks none. */
    public static int width(String text) {
        return text.codePoints().map(Texts::width).sum();
    }

    private static int width(int c) {
        int type = Character.getType(c);
        if (type == Character.NON_SPACING_MARK || type == Character.ENCLOSING_MARK || type == Character.FORMAT) {
            return 0;
        }
        boolean wide = c >= 0x1100
                && (c <= 0x115F
                        || (c >= 0x2E80 && c <= 0xA4CF && c != 0x303F)
                        || (c >= 0xAC00 && c <= 0xD7A3)
                        || (c >= 0xF900 && c <= 0xFAFF)
                        || (c >= 0xFE30 && c <= 0xFE6F)
                        || (c >= 0xFF00 && c <= 0xFF60)
                        || (c >= 0xFFE0 && c <= 0xFFE6)
                        || (c >= 0x1F300 && c <= 0x1FAFF)
                        || (c >= 0x20000 && c <= 0x3FFFD));
        return wide ? 2 : 1;
    }

    /** Lines of at most {@code columns} columns, broken at blanks; longer words are cut. */
    public static List<String> wrap(String text, int columns) {
        List<String> lines = new ArrayList<>();
        StringBuilder line = new StringBuilder();
        for (String word : harmless(text).strip().split("\\s+")) {
            if (line.length() > 0 && width(line.toString()) + 1 + width(word) > columns) {
                lines.add(line.toString());
                line.setLength(0);
            }
            if (line.length() > 0) {
                line.append(' ');
            }
            line.append(word);
            cutLong(line, columns, lines);
        }
        lines.add(line.toString());
        return List.copyOf(lines);
    }

    private static void cutLong(StringBuilder line, int columns, List<String> lines) {
        while (width(line.toString()) > columns) {
            int end = 0;
            int used = 0;
            while (end < line.length()) {
                int c = line.codePointAt(end);
                if (used + width(c) > columns && end > 0) {
                    break;
                }
                used += width(c);
                end += Character.charCount(c);
            }
            lines.add(line.substring(0, end));
            line.delete(0, end);
        }
    }

    /** The text, filled up with blanks to so many columns. */
    public static String pad(String text, int columns) {
        return text + " ".repeat(Math.max(0, columns - width(text)));
    }
}
