package cloister.redaction.detection.identifiers;

import cloister.pipeline.Span;
import cloister.redaction.detection.DocumentText;
import java.util.Set;

/** Goes back from a postcode over what belongs to the same address. */
final class AddressRuns {
    private static final int LONGEST = 90;

    private AddressRuns() {}

    /** Where the address begins that ends at {@code at}; {@code at} itself if nothing before it belongs to it. */
    static int back(DocumentText text, int at, Set<String> connectors) {
        String raw = text.raw();
        int start = at;
        int cursor = at;
        int lines = 0;
        while (cursor > 0 && at - cursor < LONGEST) {
            int end = skipBack(raw, cursor);
            if (end < 0) {
                break;
            }
            boolean newLine = raw.substring(end, cursor).indexOf('\n') >= 0;
            if (newLine && (++lines > 2 || !lineBelongs(raw, end))) {
                break;
            }
            int from = tokenStart(raw, end);
            String token = raw.substring(from, end);
            if (!belongs(token, connectors)) {
                break;
            }
            cursor = from;
            if (!connectors.contains(token)) {
                start = from;
            }
        }
        return start;
    }

    /** The capitalized words right before {@code at} on this line: a town before state and zip. */
    static Span backOneSegment(String piece, int at) {
        int end = at;
        while (end > 0 && (piece.charAt(end - 1) == ' ' || piece.charAt(end - 1) == ',')) {
            end--;
        }
        int start = end;
        int cursor = end;
        for (int words = 0; words < 4 && cursor > 0; words++) {
            int from = cursor;
            while (from > 0
                    && (Character.isLetter(piece.charAt(from - 1)) || "'’.-".indexOf(piece.charAt(from - 1)) >= 0)) {
                from--;
            }
            if (from == cursor || !Character.isUpperCase(piece.charAt(from))) {
                break;
            }
            start = from;
            if (from == 0 || piece.charAt(from - 1) != ' ' || from > 1 && " ,:;".indexOf(piece.charAt(from - 2)) >= 0) {
                break;
            }
            cursor = from - 1;
        }
        return new Span(start, end);
    }

    /** The end of the token before, over a comma, one blank or one line end; -1 at anything else. */
    private static int skipBack(String raw, int cursor) {
        int at = cursor;
        int blanks = 0;
        int newLines = 0;
        while (at > 0) {
            char c = raw.charAt(at - 1);
            if (c == ' ' || c == '>') {
                blanks++;
            } else if (c == '\n') {
                newLines++;
                blanks = 0;
            } else if (c != ',') {
                break;
            }
            if (newLines > 1 || blanks > 1 && newLines == 0) {
                return -1;
            }
            at--;
        }
        return at > 0 && at < cursor ? at : -1;
    }

    private static int tokenStart(String raw, int end) {
        int from = end;
        while (from > 0
                && !Character.isWhitespace(raw.charAt(from - 1))
                && ",;:()|\"".indexOf(raw.charAt(from - 1)) < 0) {
            from--;
        }
        return from;
    }

    private static boolean belongs(String token, Set<String> connectors) {
        if (token.isEmpty()) {
            return false;
        }
        char first = token.charAt(0);
        boolean number = Character.isDigit(first) && token.length() <= 6;
        boolean word = Character.isUpperCase(first) && !token.endsWith(".") || token.equals("St.");
        return number || word || connectors.contains(token);
    }

    /** A line above belongs if it is short and looks like a street or a lone town, not like a person or a sentence. */
    private static boolean lineBelongs(String raw, int lineEnd) {
        int from = raw.lastIndexOf('\n', lineEnd - 1) + 1;
        String line = raw.substring(from, lineEnd).strip();
        int words = line.split("\\s+").length;
        boolean digit = line.chars().anyMatch(Character::isDigit);
        boolean title = line.matches("(?:Mr|Mrs|Ms|Miss|Dr|Prof|Sir|Dear|To|From)\\b.*");
        int colon = line.lastIndexOf(':');
        return !title
                && line.length() <= 60
                && (digit && colon < line.length() - 1 || words == 1 || line.indexOf(',') > 0 && colon < 0);
    }
}
