package cloister.redaction.detection;

/** Undoes what scanners do to figures: "O7/l8/2O23" is 07/18/2023. Words stay: only tokens that hold a digit change. */
final class OcrDigits {
    private OcrDigits() {}

    static void mend(char[] text, int length) {
        int at = 0;
        while (at < length) {
            int end = at;
            int digits = 0;
            int letters = 0;
            int others = 0;
            while (end < length && Texts.isAlnum(text[end])) {
                char c = text[end++];
                if (Texts.isDigit(c)) {
                    digits++;
                } else if (c == 'O' || c == 'o' || c == 'l' || c == 'I') {
                    letters++;
                } else {
                    others++;
                }
            }
            if (digits > 0 && letters > 0 && others == 0) {
                replace(text, at, end);
            }
            at = Math.max(end, at + 1);
        }
    }

    private static void replace(char[] text, int from, int to) {
        for (int i = from; i < to; i++) {
            if (text[i] == 'O' || text[i] == 'o') {
                text[i] = '0';
            } else if (text[i] == 'l' || text[i] == 'I') {
                text[i] = '1';
            }
        }
    }
}
