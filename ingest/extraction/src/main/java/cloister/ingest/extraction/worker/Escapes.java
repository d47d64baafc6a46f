package cloister.ingest.extraction.worker;

import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Ways in which text files write characters: "J\\u00fcrgen" in JSON, "one\\ntwo" in JSON and calendars, lines that are
 * folded in the middle of a word. No detector would know the words, though every reader of the data does.
 */
final class Escapes {
    /** A backslash that is escaped itself is passed over, so that it doesn't escape what follows. */
    private static final Pattern JSON = Pattern.compile("\\\\(?:u([0-9A-Fa-f]{4})|([bfnrt/\\\\]))");

    /** JSON under another name, such as a log of objects. */
    private static final Pattern JSON_START = Pattern.compile("\\s*(?:\\{\\s*\"|\\[\\s*[\\[{\"])");

    private static final Pattern FOLD = Pattern.compile("\r?\n[ \t]");
    private static final Pattern CALENDAR = Pattern.compile("\\\\([nN,;\\\\])");
    private static final Pattern HL7_BREAK = Pattern.compile("\\\\\\.(?:br|sp\\d*)\\\\");

    private Escapes() {}

    /** @param type the media type, in lower case */
    static String resolve(String text, String type) {
        if (type.startsWith("text/calendar")
                || type.startsWith("text/x-vcard")
                || type.startsWith("text/vcard")
                || type.startsWith("text/x-vcalendar")) {
            String unfolded = FOLD.matcher(text).replaceAll("");
            return CALENDAR.matcher(unfolded).replaceAll(Escapes::calendar);
        }
        if (text.startsWith("MSH|")) {
            return HL7_BREAK.matcher(text).replaceAll(" ");
        }
        return isJson(text, type) ? JSON.matcher(text).replaceAll(Escapes::json) : text;
    }

    private static boolean isJson(String text, String type) {
        return type.contains("json") || JSON_START.matcher(text).lookingAt();
    }

    private static String calendar(MatchResult escape) {
        String escaped = escape.group(1);
        return escaped.equalsIgnoreCase("n") ? "\n" : escaped.equals("\\") ? "\\\\" : escaped;
    }

    /** Quotes and backslashes stay as they are, so that the text is still JSON to the eye. */
    private static String json(MatchResult escape) {
        if (escape.group(1) != null) {
            char character = (char) Integer.parseInt(escape.group(1), 16);
            return character == '"' || character == '\\'
                    ? "\\\\u" + escape.group(1)
                    : Matcher.quoteReplacement(String.valueOf(character));
        }
        return switch (escape.group(2)) {
            case "/" -> "/";
            case "\\" -> "\\\\\\\\";
            case "t" -> "\t";
            default -> "\n";
        };
    }
}
