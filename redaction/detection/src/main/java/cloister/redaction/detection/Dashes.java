package cloister.redaction.detection;

/** Long dashes and bullets between figures are hyphens: nobody writes a number so but to hide it. */
final class Dashes {
    private static final String SIGNS = "\u2014\u2015\u2022\u2027\u2219\u2043\u30fb\u00a6";

    private Dashes() {}

    static void between(FoldedText text) {
        for (int i = 1; i + 1 < text.length(); i++) {
            if (SIGNS.indexOf(text.at(i)) >= 0 && Texts.isDigit(text.at(i - 1)) && Texts.isDigit(text.at(i + 1))) {
                text.chars()[i] = '-';
            }
        }
    }
}
