package cloister.redaction.detection;

import java.util.Map;

/** Characters written as HTML entities, JSON escapes, or in the percent and quoted-printable encodings of mail addresses. */
final class Escapes {
    private static final int LONGEST = 10;
    private static final Escape NONE = new Escape('\0', 0);

    /** The names of HTML 4 that stand in letters: marks of Latin-1, and what addresses and numbers need. */
    private static final Map<String, Character> NAMES = Map.ofEntries(
            Map.entry("amp", '&'),
            Map.entry("lt", '<'),
            Map.entry("gt", '>'),
            Map.entry("quot", '"'),
            Map.entry("apos", '\''),
            Map.entry("nbsp", ' '),
            Map.entry("shy", '\u00ad'),
            Map.entry("zwnj", '\u200c'),
            Map.entry("zwj", '\u200d'),
            Map.entry("lrm", '\u200e'),
            Map.entry("rlm", '\u200f'),
            Map.entry("ndash", '-'),
            Map.entry("mdash", '-'),
            Map.entry("hyphen", '-'),
            Map.entry("dash", '-'),
            Map.entry("commat", '@'),
            Map.entry("period", '.'),
            Map.entry("colon", ':'),
            Map.entry("sol", '/'),
            Map.entry("lowbar", '_'),
            Map.entry("plus", '+'),
            Map.entry("num", '#'),
            Map.entry("lpar", '('),
            Map.entry("rpar", ')'),
            Map.entry("ensp", ' '),
            Map.entry("emsp", ' '),
            Map.entry("thinsp", ' '),
            Map.entry("rsquo", '\''),
            Map.entry("lsquo", '\''),
            Map.entry("szlig", 'ß'),
            Map.entry("aelig", 'æ'),
            Map.entry("AElig", 'Æ'),
            Map.entry("oslash", 'ø'),
            Map.entry("Oslash", 'Ø'),
            Map.entry("aring", 'å'),
            Map.entry("Aring", 'Å'),
            Map.entry("ccedil", 'ç'),
            Map.entry("Ccedil", 'Ç'),
            Map.entry("eth", 'ð'),
            Map.entry("thorn", 'þ'));

    private static final Map<String, Character> MARKS = Map.of(
            "acute", '\u0301', "grave", '\u0300', "circ", '\u0302', "uml", '\u0308', "tilde", '\u0303', "caron",
            '\u030c');

    /**
     * @param length how many characters of the text it takes, 0 for none
     */
    record Escape(char character, int length) {}

    private Escapes() {}

    static Escape at(String raw, int at) {
        return switch (raw.charAt(at)) {
            case '&' -> entity(raw, at);
            case '\\' -> json(raw, at);
            case '%' -> percent(raw, at);
            case '=' -> quotedPrintable(raw, at);
            default -> NONE;
        };
    }

    private static Escape entity(String raw, int at) {
        int end = raw.indexOf(';', at + 2);
        if (end < 0 || end - at > LONGEST) {
            return NONE;
        }
        String name = raw.substring(at + 1, end);
        if (name.charAt(0) == '#') {
            boolean hex = name.length() > 1 && (name.charAt(1) == 'x' || name.charAt(1) == 'X');
            return character(name.substring(hex ? 2 : 1), hex ? 16 : 10, end + 1 - at);
        }
        Character known = NAMES.get(name);
        if (known != null) {
            return new Escape(known, end + 1 - at);
        }
        Character mark = MARKS.get(name.substring(1));
        String whole = mark == null
                ? ""
                : java.text.Normalizer.normalize("" + name.charAt(0) + mark, java.text.Normalizer.Form.NFC);
        return whole.length() == 1 ? new Escape(whole.charAt(0), end + 1 - at) : NONE;
    }

    private static Escape json(String raw, int at) {
        boolean unicode = raw.startsWith("\\u", at) && at + 6 <= raw.length();
        return unicode ? character(raw.substring(at + 2, at + 6), 16, 6) : NONE;
    }

    /** Only the sign that makes an address, between letters. */
    private static Escape percent(String raw, int at) {
        return raw.startsWith("%40", at) && isBetween(raw, at, 3) ? new Escape('@', 3) : NONE;
    }

    /** "=40" and "=2E" together in one run, so that "width=40" stays. */
    private static Escape quotedPrintable(String raw, int at) {
        boolean sign = raw.startsWith("=40", at);
        boolean dot = raw.startsWith("=2E", at);
        return (sign || dot) && isBetween(raw, at, 3) && near(raw, at, sign ? "=2E" : "=40")
                ? new Escape(sign ? '@' : '.', 3)
                : NONE;
    }

    private static boolean near(String raw, int at, String other) {
        int from = at;
        int to = at;
        while (from > 0 && at - from < 80 && !Character.isWhitespace(raw.charAt(from - 1))) {
            from--;
        }
        while (to < raw.length() && to - at < 80 && !Character.isWhitespace(raw.charAt(to))) {
            to++;
        }
        return raw.substring(from, to).contains(other);
    }

    private static boolean isBetween(String raw, int at, int length) {
        return at > 0
                && at + length < raw.length()
                && Texts.isAlnum(raw.charAt(at - 1))
                && Texts.isAlnum(raw.charAt(at + length));
    }

    /** A character of the basic plane; control characters are blanks. */
    private static Escape character(String digits, int radix, int length) {
        int value = 0;
        for (int i = 0; i < digits.length(); i++) {
            int digit = Character.digit(digits.charAt(i), radix);
            if (digit < 0 || value > 0xffff) {
                return NONE;
            }
            value = value * radix + digit;
        }
        boolean usable = !digits.isEmpty() && value <= 0xffff && !Character.isSurrogate((char) value);
        return usable ? new Escape(value < ' ' ? ' ' : (char) value, length) : NONE;
    }
}
