package cloister.ingest.extraction.worker;

import java.nio.ByteBuffer;
import java.nio.charset.Charset;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Locale;
import java.util.Set;

/**
 * The second look into RTF: all text outside of tables of fonts, colours and styles, whatever state a reader would be
 * in. Tika's reader loses text that comes before the first paragraph mark.
 */
final class RtfRemainder {
    private static final Set<String> SKIPPED = Set.of(
            "fonttbl",
            "colortbl",
            "stylesheet",
            "listtable",
            "listoverridetable",
            "rsidtbl",
            "generator",
            "pict",
            "objdata",
            "datastore",
            "themedata",
            "colorschememapping",
            "latentstyles",
            "xmlnstbl",
            "mmathpr",
            "filetbl",
            "revtim",
            "creatim",
            "printim",
            "objclass",
            "panose",
            "falt",
            "fontemb",
            "fldinst",
            "blipuid",
            "bkmkstart",
            "bkmkend",
            "pnseclvl",
            "listtext",
            "userprops",
            "wgrffmtfilter",
            "defchp",
            "defpap",
            "sp",
            "shpinst");
    private static final Set<String> BREAKS = Set.of("par", "line", "tab", "cell", "row", "sect", "page", "sv");

    private final byte[] rtf;
    private final Remainder remainder;
    private final StringBuilder line = new StringBuilder();
    private final Deque<State> states = new ArrayDeque<>();
    private State state = new State(false, 1);
    private Charset charset = Charset.forName("windows-1252");
    private int at;
    private int toSkip;

    /** What a group inherits. */
    private record State(boolean skipped, int unicodeSkip) {}

    private RtfRemainder(byte[] rtf, Remainder remainder) {
        this.rtf = rtf;
        this.remainder = remainder;
    }

    static void read(byte[] rtf, Remainder remainder) {
        new RtfRemainder(rtf, remainder).run();
    }

    private void run() {
        while (at < rtf.length) {
            char c = (char) (rtf[at++] & 0xFF);
            switch (c) {
                case '{' -> states.push(state);
                case '}' -> state = states.isEmpty() ? state : states.pop();
                case '\\' -> control();
                case '\r', '\n', '\0' -> {}
                default -> put(Character.toString(c));
            }
            if (c == '{' || c == '}') {
                toSkip = 0;
            }
        }
        flush();
    }

    private void control() {
        if (at >= rtf.length) {
            return;
        }
        char c = (char) (rtf[at] & 0xFF);
        if (c == '\'') {
            hex();
        } else if (c == '*') {
            at++;
        } else if (Character.isLetter(c) && c < 0x80) {
            word();
        } else {
            at++;
            put(c == '~' ? " " : c == '\\' || c == '{' || c == '}' ? Character.toString(c) : "");
        }
    }

    private void hex() {
        if (at + 2 < rtf.length) {
            int value = Character.digit((char) rtf[at + 1], 16) * 16 + Character.digit((char) rtf[at + 2], 16);
            at += 3;
            put(
                    value < 0
                            ? ""
                            : charset.decode(ByteBuffer.wrap(new byte[] {(byte) value}))
                                    .toString());
        } else {
            at = rtf.length;
        }
    }

    private void word() {
        int from = at;
        while (at < rtf.length && rtf[at] < 0x7F && Character.isLetter((char) rtf[at])) {
            at++;
        }
        String word =
                new String(rtf, from, at - from, java.nio.charset.StandardCharsets.US_ASCII).toLowerCase(Locale.ROOT);
        int number = number();
        if (at < rtf.length && rtf[at] == ' ') {
            at++;
        }
        switch (word) {
            case "u" -> {
                toSkip = 0;
                put(Character.toString((char) number));
                toSkip = state.unicodeSkip();
            }
            case "uc" -> state = new State(state.skipped(), number);
            case "ansicpg" -> charset = Decoding.charset("windows-" + number).orElse(charset);
            case "bin" -> at = (int) Math.min(rtf.length, at + Math.max(0L, number));
            default -> other(word);
        }
    }

    private int number() {
        int from = at;
        if (at < rtf.length && rtf[at] == '-') {
            at++;
        }
        while (at < rtf.length && rtf[at] >= '0' && rtf[at] <= '9' && at - from < 10) {
            at++;
        }
        String digits = new String(rtf, from, at - from, java.nio.charset.StandardCharsets.US_ASCII);
        return digits.matches("-?\\d{1,9}") ? Integer.parseInt(digits) : 0;
    }

    private void other(String word) {
        if (SKIPPED.contains(word)) {
            state = new State(true, state.unicodeSkip());
        } else if (BREAKS.contains(word)) {
            flush();
        } else if (word.equals("header") || word.equals("footer") || word.equals("footnote") || word.equals("info")) {
            flush();
        } else {
            put(
                    switch (word) {
                        case "emdash", "endash" -> "-";
                        case "lquote", "rquote" -> "'";
                        case "ldblquote", "rdblquote" -> "\"";
                        default -> "";
                    });
        }
    }

    private void put(String text) {
        if (toSkip > 0 && !text.isEmpty()) {
            toSkip--;
        } else if (!state.skipped()) {
            line.append(text);
        }
    }

    private void flush() {
        remainder.offer(line);
        line.setLength(0);
    }
}
