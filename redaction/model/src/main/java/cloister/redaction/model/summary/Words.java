package cloister.redaction.model.summary;

import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Counts what a sentence says outside its placeholders. */
final class Words {
    static final Pattern PLACEHOLDER = Pattern.compile("\\[[A-Z_]+_\\d+(?:: [^\\]\\n]{1,24})?\\]");
    private static final Pattern WORD =
            Pattern.compile("\\p{L}[\\p{L}\\p{M}'\u2019-]+|[\\p{IsHan}\\p{IsHiragana}\\p{IsKatakana}]");

    private Words() {}

    /** Words of two letters or more, placeholders left out. */
    static int count(String text) {
        return (int) WORD.matcher(without(text)).results().count();
    }

    static int placeholders(String text) {
        return (int) PLACEHOLDER.matcher(text).results().count();
    }

    static Set<String> distinct(String text) {
        Set<String> words = new TreeSet<>();
        Matcher word = WORD.matcher(without(text));
        while (word.find()) {
            words.add(word.group().toLowerCase(Locale.ROOT));
        }
        return words;
    }

    private static String without(String text) {
        return PLACEHOLDER.matcher(text).replaceAll(" ");
    }
}
