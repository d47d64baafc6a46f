package cloister.redaction.model.summary;

import java.text.Normalizer;
import java.util.LinkedHashSet;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Words brought near each other: without case, marks and endings, so that "admitted" and "admission" meet. */
final class Stems {
    private static final Pattern MARKS = Pattern.compile("\\p{M}+");
    private static final Pattern TOKEN = Pattern.compile("[\\p{L}\\p{M}]{3,}|\\d+(?:[.,:/]\\d+)*");
    private static final int LENGTH = 6;

    private Stems() {}

    /** The stems of the longer words and numbers, placeholders left out. */
    static Set<String> of(String text) {
        Set<String> stems = new LinkedHashSet<>();
        Matcher token = TOKEN.matcher(Words.PLACEHOLDER.matcher(text).replaceAll(" "));
        while (token.find()) {
            stems.add(stem(token.group()));
        }
        return stems;
    }

    static String stem(String word) {
        String plain = MARKS.matcher(Normalizer.normalize(word.toLowerCase(Locale.ROOT), Normalizer.Form.NFD))
                .replaceAll("");
        return plain.length() <= LENGTH || Character.isDigit(plain.charAt(0)) ? plain : plain.substring(0, LENGTH);
    }

    /** What two sets have in common, against the smaller one: 1 where one lies in the other. */
    static double overlap(Set<String> a, Set<String> b) {
        if (a.isEmpty() || b.isEmpty()) {
            return 0;
        }
        Set<String> smaller = a.size() <= b.size() ? a : b;
        Set<String> larger = smaller == a ? b : a;
        return (double) smaller.stream().filter(larger::contains).count() / smaller.size();
    }
}
