package cloister.redaction.detection.rewriting;

import cloister.pipeline.FindingType;
import cloister.pipeline.Place;
import cloister.redaction.detection.Treatment;
import cloister.redaction.detection.Treatment.Order;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

/** The dates of one document: moved all by the same days, or cut down to their years. */
final class Dates {
    private static final Pattern FULL_YEAR = Pattern.compile("(?<![\\p{L}\\d])(?:18|19|20)\\d{2}(?![\\p{L}\\d])");
    /** Years that tell an age over 89 don't stand (45 CFR 164.514(b)(2)(i)(C)). */
    private static final int OLDEST = 89;

    private final Calendar calendar;
    private final Optional<Order> shown;
    private final int latestYear;

    Dates(String text, List<Place> places) {
        List<String> dates = places.stream()
                .filter(place -> place.finding().type() == FindingType.DATE)
                .map(place -> place.span().of(text).strip())
                .toList();
        this.calendar = Calendar.of(text);
        this.shown = DateText.shown(dates);
        this.latestYear = dates.stream()
                .map(this::year)
                .filter(OptionalInt::isPresent)
                .mapToInt(OptionalInt::getAsInt)
                .max()
                .orElse(0);
    }

    /** The date moved by the days of this scope; nothing where it isn't understood, or where a month or year stays. */
    Optional<String> shifted(String original, Treatment how, Subject subject) {
        long days = offset(how, subject);
        return DateText.read(original, calendar, shown.or(how::order))
                .map(date -> date.moved(days))
                .filter(made -> !Characters.compact(made).equals(Characters.compact(original)));
    }

    /** Never zero; as likely into the past as into the future. */
    static long offset(Treatment how, Subject subject) {
        Draw draw = subject.keys().shifts().draw("days", subject.scope(), how.days() + (how.weeks() ? " weeks" : ""));
        int unit = how.weeks() ? 7 : 1;
        long days = (long) unit * (1 + draw.below(how.days() / unit));
        return draw.below(2) == 0 ? days : -days;
    }

    /** The year, if there is one and it tells no age over 89. */
    Optional<String> generalized(String original) {
        OptionalInt year = year(original);
        return year.isPresent() && latestYear - year.getAsInt() <= OLDEST
                ? Optional.of(String.format(Locale.ROOT, "%d", year.getAsInt()))
                : Optional.empty();
    }

    private OptionalInt year(String original) {
        Optional<DateText> date = DateText.read(original, calendar, shown).filter(DateText::fullYear);
        if (date.isPresent()) {
            return OptionalInt.of(date.get().date().getYear());
        }
        List<String> years = FULL_YEAR
                .matcher(original)
                .results()
                .map(MatchResult::group)
                .distinct()
                .toList();
        return years.size() == 1 ? OptionalInt.of(Integer.parseInt(years.get(0))) : OptionalInt.empty();
    }
}
