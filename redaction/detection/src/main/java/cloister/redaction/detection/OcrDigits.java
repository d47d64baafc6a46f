package cloister.redaction.detection;

/**
 * Undoes what scanners do to figures: "O7/l8/2O23" is 07/18/2023. Words stay: only tokens that hold a figure change, and of the letters
 * that stand in codes too ("B12") only those in what has the form of a date. O2 is oxygen.
 */
final class OcrDigits {
    private static final String LETTERS = "OolISBZG";
    private static final String FIGURES = "00115826";
    /** How many of these are taken for figures in any token. */
    private static final int SURE = 4;

    private OcrDigits() {}

    static void mend(char[] text, int length) {
        int at = 0;
        while (at < length) {
            int date = dateEnd(text, at, length);
            int end = date > at ? date : tokenEnd(text, at, length);
            boolean oxygen = date <= at && end - at == 2 && text[at] == 'O' && text[at + 1] == '2';
            if (end > at && !oxygen && mendable(text, at, end, date > at ? LETTERS.length() : SURE)) {
                replace(text, at, end);
            }
            at = Math.max(end, at + 1);
        }
    }

    private static int tokenEnd(char[] text, int from, int length) {
        int end = from;
        while (end < length && Texts.isAlnum(text[end])) {
            end++;
        }
        return end;
    }

    /** The end of three groups with the same sign between, of one or two characters and one of four or two. */
    private static int dateEnd(char[] text, int from, int length) {
        int first = tokenEnd(text, from, length);
        int second = first < length ? tokenEnd(text, first + 1, length) : first;
        if (first == from || second >= length || second == first + 1 || text[first] != text[second]) {
            return from;
        }
        int third = tokenEnd(text, second + 1, length);
        boolean sign = text[first] == '/' || text[first] == '.' || text[first] == '-';
        boolean startsAlone = from == 0 || !Texts.isAlnum(text[from - 1]) && text[from - 1] != text[first];
        boolean endsAlone = third >= length || text[third] != text[first];
        int a = first - from;
        int b = second - first - 1;
        int c = third - second - 1;
        boolean form = a <= 2 && b <= 2 && (c == 2 || c == 4) || a == 4 && b <= 2 && c > 0 && c <= 2;
        return sign && startsAlone && endsAlone && form ? third : from;
    }

    private static boolean mendable(char[] text, int from, int to, int letters) {
        int digits = 0;
        int scanned = 0;
        for (int i = from; i < to; i++) {
            int letter = LETTERS.indexOf(text[i]);
            if (Texts.isDigit(text[i])) {
                digits++;
            } else if (letter >= 0 && letter < letters) {
                scanned++;
            } else if (Texts.isAlnum(text[i])) {
                return false;
            }
        }
        boolean most = letters == SURE || digits >= scanned;
        return digits > 0 && scanned > 0 && most;
    }

    private static void replace(char[] text, int from, int to) {
        for (int i = from; i < to; i++) {
            int letter = LETTERS.indexOf(text[i]);
            text[i] = letter < 0 ? text[i] : FIGURES.charAt(letter);
        }
    }
}
