package cloister.ingest.extraction.worker;

import java.util.HashSet;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The second look: words that stand in a file but that its parser left out. Parsers are made for search engines, where
 * a lost comment author or form value doesn't matter. Whatever has a word that isn't in the text yet is added to it.
 */
final class Remainder {
    private static final Pattern WORD = Pattern.compile("[\\p{L}\\p{N}]{2,}");

    private final PartBuffer text;
    private final Set<String> known = new HashSet<>();

    Remainder(PartBuffer text) {
        this.text = text;
        learn(text.text());
    }

    /** Adds {@code candidate} as a line, unless all its words are there. */
    void offer(CharSequence candidate) {
        Matcher words = WORD.matcher(candidate);
        boolean fresh = false;
        while (!fresh && words.find()) {
            fresh = !known.contains(even(words.group()));
        }
        if (fresh) {
            text.line();
            text.append(candidate.toString().strip());
            text.line();
            learn(candidate);
        }
    }

    private void learn(CharSequence words) {
        Matcher matcher = WORD.matcher(words);
        while (matcher.find()) {
            known.add(even(matcher.group()));
        }
    }

    private static String even(String word) {
        return word.toLowerCase(Locale.ROOT);
    }
}
