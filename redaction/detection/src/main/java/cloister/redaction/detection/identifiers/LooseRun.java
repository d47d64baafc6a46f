package cloister.redaction.detection.identifiers;

import cloister.redaction.detection.Texts;
import java.util.ArrayList;
import java.util.List;

/**
 * Groups of letters and digits with anything between them, read as one: "812 _ 40 / 7719", "812-40-" and "7719" on the next line.
 * Letters that a scanner makes of digits are figures where most of the run is.
 */
final class LooseRun {
    private static final int MOST_GROUPS = 20;
    private static final int MOST_CHARACTERS = 30;
    private static final int WIDEST_GAP = 4;
    private static final String SEPARATORS = " \t-_./\\·•*~,:|+()\n>—–'";
    private static final String SCANNED = "OoQDlISsBZzGgT";
    private static final String FIGURES = "00001155822697";

    /** A run up to one of its groups. */
    record Reading(String joined, int end) {}

    private LooseRun() {}

    /** The readings of two groups or more that begin at {@code at}, the longest first. */
    static List<Reading> from(String raw, int at) {
        List<Reading> readings = new ArrayList<>();
        StringBuilder joined = new StringBuilder();
        int groups = 0;
        int next = at;
        while (next >= 0 && groups < MOST_GROUPS) {
            int end = groupEnd(raw, next);
            if (end - next > MOST_CHARACTERS
                    || joined.length() + end - next > MOST_CHARACTERS
                    || isWord(raw, next, end)) {
                break;
            }
            joined.append(raw, next, end);
            if (++groups > 1) {
                readings.add(0, new Reading(joined.toString(), end));
            }
            next = nextGroup(raw, end);
        }
        return readings;
    }

    /** The same with figures for the letters that scanners make of them; as it was where other letters stand there. */
    static String mended(String joined) {
        StringBuilder figures = new StringBuilder(joined.length());
        int digits = 0;
        for (int i = 0; i < joined.length(); i++) {
            char c = joined.charAt(i);
            char figure = figure(c);
            if (!Texts.isDigit(figure)) {
                return joined;
            }
            digits += Texts.isDigit(c) ? 1 : 0;
            figures.append(figure);
        }
        return digits * 2 > joined.length() ? figures.toString() : joined;
    }

    /** The figure that a scanner takes for this letter; any other character as it is. */
    static char figure(char c) {
        int scanned = SCANNED.indexOf(c);
        return scanned < 0 ? c : FIGURES.charAt(scanned);
    }

    private static int groupEnd(String raw, int from) {
        int end = from;
        while (end < raw.length() && isAscii(raw.charAt(end))) {
            end++;
        }
        return end;
    }

    /** Three letters or more without a digit begin the next word. */
    private static boolean isWord(String raw, int from, int end) {
        if (end == from) {
            return true;
        }
        for (int i = from; i < end; i++) {
            if (Texts.isDigit(raw.charAt(i))) {
                return false;
            }
        }
        return end - from > 2 || Character.isLowerCase(raw.charAt(from)) && end - from > 1;
    }

    private static int nextGroup(String raw, int end) {
        int at = end;
        int lines = 0;
        while (at < raw.length() && at - end < WIDEST_GAP && SEPARATORS.indexOf(raw.charAt(at)) >= 0) {
            lines += raw.charAt(at) == '\n' ? 1 : 0;
            if (raw.charAt(at) == '\n' && at > end && ".,)".indexOf(raw.charAt(at - 1)) >= 0) {
                return -1; // the end of a sentence
            }
            at++;
        }
        boolean goesOn = at > end && at < raw.length() && lines <= 1 && isAscii(raw.charAt(at));
        return goesOn ? at : -1;
    }

    private static boolean isAscii(char c) {
        return c >= '0' && c <= '9' || c >= 'A' && c <= 'Z' || c >= 'a' && c <= 'z';
    }
}
