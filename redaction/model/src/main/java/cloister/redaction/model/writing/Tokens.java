package cloister.redaction.model.writing;

import java.text.Normalizer;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.function.BiPredicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The words and numbers of a sentence, without capitals and accents, placeholders whole. */
final class Tokens {
    private static final Pattern TOKEN = Pattern.compile(
            "\\[[A-Z_]+_\\d+(?:: [^\\]\\n]{1,24})?\\]"
                    + "|\\d+(?:[.,:/\u2019'-]\\d+)*|[%\u00b0\u20ac$\u00a3\u2030]|\\p{L}[\\p{L}\\p{M}\\d]*(?:[-\u2011](?=\\p{L})[\\p{L}\\p{M}]+)*|[;.!?:,()]");
    private static final Pattern MARKS = Pattern.compile("\\p{M}+");
    private static final Map<String, String> LETTERS =
            Map.of("\u00df", "ss", "\u00f8", "o", "\u0142", "l", "\u0131", "i", "\u00e6", "ae", "\u0153", "oe");
    private static final Set<String> ENDS = Set.of(";", ".", "!", "?", ":");
    private static final int LEAST_STEM = 4;
    private static final int LONGEST_ENDING = 3;

    private Tokens() {}

    /** As they stand, capitals and accents too; "can't" and "n'a" come apart. */
    static List<String> raw(String text) {
        String apart = text.replaceAll("(?i)n['\u2019]t\\b", " not ").replaceAll("(?<=\\p{L})['\u2019](?=\\p{L})", " ");
        List<String> tokens = new ArrayList<>();
        Matcher token = TOKEN.matcher(apart);
        while (token.find()) {
            tokens.add(token.group());
        }
        return tokens;
    }

    static List<String> folded(List<String> raw) {
        return raw.stream().map(Tokens::fold).toList();
    }

    static String fold(String token) {
        if (token.startsWith("[")) {
            return token;
        }
        String folded = MARKS.matcher(Normalizer.normalize(token.toLowerCase(Locale.ROOT), Normalizer.Form.NFD))
                .replaceAll("");
        for (Map.Entry<String, String> letter : LETTERS.entrySet()) {
            folded = folded.replace(letter.getKey(), letter.getValue());
        }
        return folded;
    }

    static boolean isWord(String token) {
        return Character.isLetter(token.codePointAt(0));
    }

    static boolean isNumber(String token) {
        return Character.isDigit(token.charAt(0));
    }

    static boolean isPlaceholder(String token) {
        return token.startsWith("[");
    }

    static boolean isEnd(String token) {
        return ENDS.contains(token);
    }

    /**
     * Whether two words may be forms of one: they begin alike, and what differs is no longer than an ending. Long words that
     * only begin alike (hypertension and hyperthyroidism) are two.
     */
    static boolean alike(String one, String other) {
        if (one.equals(other)) {
            return true;
        }
        int common = 0;
        int shorter = Math.min(one.length(), other.length());
        while (common < shorter && one.charAt(common) == other.charAt(common)) {
            common++;
        }
        return common >= LEAST_STEM && Math.max(one.length(), other.length()) - common <= LONGEST_ENDING;
    }

    /** Whether all tokens are found among others in their order, whatever stands between. */
    static boolean follow(List<String> wanted, List<String> all, BiPredicate<String, String> matches) {
        int next = 0;
        for (String token : all) {
            if (next < wanted.size() && matches.test(token, wanted.get(next))) {
                next++;
            }
        }
        return next == wanted.size();
    }
}
