package cloister.redaction.detection.identifiers;

/** Brackets in SQL, quotes respected. */
final class SqlTuples {
    private SqlTuples() {}

    /** The offset of the bracket that closes the one at {@code open}, or the end of the text. */
    static int close(String raw, int open) {
        boolean quoted = false;
        for (int i = open + 1; i < raw.length(); i++) {
            char c = raw.charAt(i);
            if (c == '\'') {
                quoted = !quoted;
            } else if (c == ')' && !quoted) {
                return i;
            }
        }
        return raw.length();
    }
}
