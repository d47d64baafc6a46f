package cloister.redaction.detection;

import java.text.Normalizer;

/**
 * Letters of other scripts that stand in Latin words to disguise them (Unicode Technical Standard 39, the most likely ones). Words
 * of those scripts stay: a look-alike is replaced only beside Latin letters, or where the text has no letter that is the
 * other script's own.
 */
final class LookAlikes {
    private static final String CYRILLIC = "АВЕЗІЈКМНОРСТУХЅԚԜаеіјорсухѕԁһԛԝӏкг";
    private static final String CYRILLIC_TWINS = "ABE3IJKMHOPCTYXSQWaeijopcyxsdhqwlkr";
    private static final String GREEK = "ΑΒΕΖΗΙΚΜΝΟΡΤΥΧ";
    private static final String GREEK_TWINS = "ABEZHIKMNOPTYX";
    private static final String SMALL_GREEK = "αεικνορτυχ";
    private static final String SMALL_GREEK_TWINS = "aeikvoptux";
    private static final String LATIN = "ɑɡıʟᴀʙᴄᴅᴇꜰɢʜɪᴊᴋᴍɴᴏᴘʀꜱᴛᴜᴠᴡʏᴢօհѵ";
    private static final String LATIN_TWINS = "agiLABCDEFGHIJKMNOPRSTUVWYZohv";

    private LookAlikes() {}

    /** The ASCII letter or digit that a mathematical, circled or small-capital form stands for; 0 for none. */
    static char plain(int point) {
        int latin = point < 0x10000 ? LATIN.indexOf((char) point) : -1;
        if (latin >= 0 && point != 'ı') {
            return LATIN_TWINS.charAt(latin);
        }
        boolean styled = point >= 0x1d400 && point <= 0x1d7ff
                || point >= 0x24b6 && point <= 0x24ea
                || point >= 0x2460 && point <= 0x2468
                || point >= 0x1f130 && point <= 0x1f149
                || point >= 0x2102 && point <= 0x2139 && Character.isLetter(point);
        if (!styled) {
            return 0;
        }
        String whole = Normalizer.normalize(Character.toString(point), Normalizer.Form.NFKC);
        return whole.length() == 1 && whole.charAt(0) < 0x80 && Texts.isAlnum(whole.charAt(0)) ? whole.charAt(0) : 0;
    }

    /** Changes the text in place. */
    static void replace(FoldedText text) {
        boolean cyrillic = false;
        boolean ownCyrillic = false;
        boolean greek = false;
        boolean ownGreek = false;
        for (int i = 0; i < text.length(); i++) {
            char c = text.at(i);
            if (c >= '\u0400' && c <= '\u052f') {
                cyrillic = true;
                ownCyrillic |= CYRILLIC.indexOf(c) < 0;
            } else if (c >= '\u0370' && c <= '\u03ff') {
                greek = true;
                ownGreek |= GREEK.indexOf(c) < 0;
            }
        }
        if (cyrillic || greek) {
            for (int i = 0; i < text.length(); i++) {
                char twin = twin(text, i, !ownCyrillic, !ownGreek);
                text.chars()[i] = twin == 0 ? text.at(i) : twin;
            }
        }
    }

    private static char twin(FoldedText text, int at, boolean allCyrillic, boolean allGreek) {
        char c = text.at(at);
        int cyrillic = CYRILLIC.indexOf(c);
        if (cyrillic >= 0) {
            return allCyrillic || besideLatin(text, at) ? CYRILLIC_TWINS.charAt(cyrillic) : 0;
        }
        int greek = GREEK.indexOf(c);
        if (greek >= 0) {
            return allGreek || besideLatin(text, at) ? GREEK_TWINS.charAt(greek) : 0;
        }
        // In "NF-κB" or "TNFα" a small Greek letter is itself.
        int small = SMALL_GREEK.indexOf(c);
        boolean inside = small >= 0
                && isLatin(text.at(at - 1))
                && Character.isLowerCase(text.at(at + 1))
                && isLatin(text.at(at + 1));
        return inside ? SMALL_GREEK_TWINS.charAt(small) : 0;
    }

    /** Whether the word holds a Latin letter or a figure; those before were replaced already. */
    private static boolean besideLatin(FoldedText text, int at) {
        for (int step = -1; step <= 1; step += 2) {
            for (int i = at + step; Texts.isAlnum(text.at(i)) && Math.abs(i - at) < 30; i += step) {
                if (isLatin(text.at(i)) || Texts.isDigit(text.at(i))) {
                    return true;
                }
            }
        }
        return false;
    }

    private static boolean isLatin(char c) {
        return c >= 'A' && c <= 'Z' || c >= 'a' && c <= 'z';
    }
}
