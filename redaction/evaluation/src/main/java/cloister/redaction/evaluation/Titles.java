package cloister.redaction.evaluation;

import cloister.pipeline.Span;
import java.util.BitSet;
import java.util.Comparator;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** Finds titles and credentials inside a marked name: "Dr." left standing gives nobody away. */
final class Titles {
    private final Pattern pattern;

    Titles(List<String> titles) {
        String any = titles.stream()
                .sorted(Comparator.comparingInt(String::length).reversed().thenComparing(t -> t))
                .map(Pattern::quote)
                .collect(Collectors.joining("|", "(?:", ")"));
        pattern = Pattern.compile(
                "(?<![\\w'-])" + any + "\\.?(?![\\w'-])",
                Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE | Pattern.UNICODE_CHARACTER_CLASS);
    }

    /** What of {@code needed} is left without titles; all of it where nothing would be left. */
    BitSet without(BitSet needed, String text, Span range) {
        BitSet left = (BitSet) needed.clone();
        // One more, so that the full stop after a title at the end may be seen.
        Matcher matcher = pattern.matcher(text)
                .region(range.start(), Math.min(text.length(), range.end() + 1))
                .useTransparentBounds(true);
        while (matcher.find()) {
            left.clear(matcher.start(), matcher.end());
        }
        return left.isEmpty() ? needed : left;
    }
}
