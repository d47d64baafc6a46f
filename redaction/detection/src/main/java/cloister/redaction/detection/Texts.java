package cloister.redaction.detection;

/** Small questions about characters that many recognizers ask. */
public final class Texts {
    private Texts() {}

    /** Whether {@code start..end} is not part of a longer run of letters and digits. */
    public static boolean standsAlone(String text, int start, int end) {
        return !(start > 0 && isAlnum(text.charAt(start - 1)) && isAlnum(text.charAt(start)))
                && !(end < text.length() && isAlnum(text.charAt(end)) && isAlnum(text.charAt(end - 1)));
    }

    /** A letter or a digit of any script, or half of a surrogate pair. */
    public static boolean isAlnum(char c) {
        return Character.isLetterOrDigit(c) || Character.isSurrogate(c);
    }

    public static boolean isDigit(char c) {
        return c >= '0' && c <= '9';
    }

    /** The ASCII digits of {@code text}, in order. */
    public static String digits(CharSequence text) {
        StringBuilder digits = new StringBuilder(text.length());
        for (int i = 0; i < text.length(); i++) {
            if (isDigit(text.charAt(i))) {
                digits.append(text.charAt(i));
            }
        }
        return digits.toString();
    }

    /** The ASCII digits and letters of {@code text}, letters in upper case. */
    public static String compact(CharSequence text) {
        StringBuilder kept = new StringBuilder(text.length());
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (isDigit(c) || (c >= 'A' && c <= 'Z')) {
                kept.append(c);
            } else if (c >= 'a' && c <= 'z') {
                kept.append((char) (c - 32));
            }
        }
        return kept.toString();
    }
}
