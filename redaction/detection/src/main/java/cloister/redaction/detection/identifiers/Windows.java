package cloister.redaction.detection.identifiers;

import cloister.pipeline.Span;
import com.google.re2j.Matcher;
import com.google.re2j.Pattern;
import java.util.Optional;

/** Anchored matches on a short piece of a text: constant work at each place. */
final class Windows {
    private Windows() {}

    /** What {@code pattern} matches exactly at {@code at}, looking at most {@code reach} characters ahead. */
    static Optional<Span> match(Pattern pattern, String text, int at, int reach) {
        if (at >= text.length()) {
            return Optional.empty();
        }
        Matcher matcher = pattern.matcher(text.substring(at, Math.min(text.length(), at + reach)));
        return matcher.lookingAt() && matcher.end() > 0
                ? Optional.of(new Span(at, at + matcher.end()))
                : Optional.empty();
    }

    /** The first match inside {@code from..to}. */
    static Optional<Span> find(Pattern pattern, String text, int from, int to) {
        Matcher matcher = pattern.matcher(text.substring(from, to));
        return matcher.find() && matcher.end() > matcher.start()
                ? Optional.of(new Span(from + matcher.start(), from + matcher.end()))
                : Optional.empty();
    }
}
