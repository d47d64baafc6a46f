package cloister.redaction.detection.rewriting;

import cloister.redaction.detection.Treatment.Order;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * A date as it is written. Only what is understood to the last character is read: the time of day after it and the
 * weekday before it, too.
 *
 * @param date of a month its 15th, of a year the 2nd of July
 * @param fullYear whether the century is written
 * @param writer the same date moved to another one, written as this is
 */
record DateText(LocalDate date, boolean fullYear, Function<LocalDate, String> writer) {
    private static final String ZONE = "(?:Z|UTC|GMT|CET|CEST|EST|EDT|CST|CDT|MST|MDT|PST|PDT|BST|[+-]\\d{2}:?\\d{2})";
    private static final Pattern CLOCK = Pattern.compile(
            "(?:T|, ?|,? (?:at |um |à |a las |alle |om |kl\\.? ?|o |@ ?|- ?)?)(?:[01]?\\d|2[0-4])[:.h][0-5]\\d(?:[:.][0-5]\\d(?:[.,]\\d{1,9})?)?"
                    + "(?: ?[aApP]\\.?[mM]\\.?)?(?: (?:Uhr|h|hrs|hours))?(?: ?" + ZONE + ")?$");
    private static final Pattern WEEKDAY =
            Pattern.compile("^([\\p{L}-]{2,14})(\\.?,? +(?:the |den |der |le |el |il |dnia )?)(.+)$");
    private static final Pattern ISO = Pattern.compile("(\\d{4})([-/.])(\\d{1,2})\\2(\\d{1,2})");
    private static final Pattern NUMERIC = Pattern.compile("(\\d{1,2})( ?[-/.] ?)(\\d{1,2})\\2(\\d{4}|\\d{2})");
    private static final Pattern COMPACT = Pattern.compile(
            "(\\d{4})(\\d{2})(\\d{2})((?:[0-2]\\d[0-5]\\d(?:[0-5]\\d)?(?:\\.\\d{1,6})?)?(?:[+-]\\d{4})?)");
    private static final Pattern TEXTUAL = Pattern.compile(
            "(\\d{1,2})(st|nd|rd|th|er|º|ª|°|\\.)?( ?|-|/| ?\\. ?| (?:of|de|di|del) | day of )(\\p{L}{3,14})((?:\\.?,? |-|/|\\.|)(?:de |del |of )?)(\\d{4}|\\d{2})");
    private static final Pattern MONTH_FIRST =
            Pattern.compile("(\\p{L}{3,14})(\\.? |-|/)(\\d{1,2})(st|nd|rd|th)?((?:,? |,|-|/))(\\d{4})");
    private static final Pattern MONTH_YEAR =
            Pattern.compile("(\\p{L}{3,14})((?:\\.?,? |-|/)(?:de |del |of )?)(\\d{4})");
    private static final Pattern MONTH_SLASH_YEAR = Pattern.compile("(\\d{1,2})([/.-])(\\d{4})");
    private static final Pattern YEAR = Pattern.compile("\\d{4}");
    private static final int PIVOT = 50;
    private static final int MOST = 80;

    /** The date that this text is, if it is one and nothing else. */
    static Optional<DateText> read(String text, Calendar calendar, Optional<Order> order) {
        if (text.length() > MOST) {
            return Optional.empty();
        }
        Matcher clock = CLOCK.matcher(text);
        if (clock.find() && clock.start() > 0) {
            String time = text.substring(clock.start());
            return dated(text.substring(0, clock.start()), calendar, order).map(date -> date.with("", time));
        }
        return dated(text, calendar, order);
    }

    private static Optional<DateText> dated(String text, Calendar calendar, Optional<Order> order) {
        Matcher head = WEEKDAY.matcher(text);
        if (head.matches() && calendar.isWeekday(head.group(1))) {
            String weekday = head.group(1);
            return core(head.group(3), calendar, order)
                    .map(core -> new DateText(
                            core.date,
                            core.fullYear,
                            to -> calendar.weekdayAfter(weekday, to.toEpochDay() - core.date.toEpochDay())
                                    + head.group(2)
                                    + core.writer.apply(to)));
        }
        return core(text, calendar, order);
    }

    private static Optional<DateText> core(String text, Calendar calendar, Optional<Order> order) {
        try {
            return Optional.of(text)
                    .flatMap(DateText::iso)
                    .or(() -> numeric(text, order))
                    .or(() -> compact(text))
                    .or(() -> textual(text, calendar))
                    .or(() -> monthFirst(text, calendar))
                    .or(() -> monthAndYear(text, calendar))
                    .filter(date -> date.date.getYear() >= 1800 && date.date.getYear() < 2200);
        } catch (DateTimeException e) {
            return Optional.empty();
        }
    }

    private static Optional<DateText> iso(String text) {
        Matcher m = ISO.matcher(text);
        return !m.matches()
                ? Optional.empty()
                : Optional.of(new DateText(
                        LocalDate.of(number(m, 1), number(m, 3), number(m, 4)),
                        true,
                        to -> year(to, m.group(1))
                                + m.group(2)
                                + padded(to.getMonthValue(), m.group(3), m.group(4))
                                + m.group(2)
                                + padded(to.getDayOfMonth(), m.group(4), m.group(3))));
    }

    private static Optional<DateText> numeric(String text, Optional<Order> order) {
        Matcher m = NUMERIC.matcher(text);
        if (!m.matches()) {
            return Optional.empty();
        }
        int first = number(m, 1);
        int second = number(m, 3);
        boolean dots = m.group(2).contains(".");
        boolean dayFirst = dots || first > 12 || order.equals(Optional.of(Order.DAY_FIRST)) && second <= 12;
        boolean told = dots || first > 12 || second > 12 || order.isPresent();
        if (!told) {
            return Optional.empty();
        }
        LocalDate date = LocalDate.of(century(m.group(4)), dayFirst ? second : first, dayFirst ? first : second);
        return Optional.of(new DateText(
                date,
                m.group(4).length() == 4,
                to -> padded(dayFirst ? to.getDayOfMonth() : to.getMonthValue(), m.group(1), m.group(3))
                        + m.group(2)
                        + padded(dayFirst ? to.getMonthValue() : to.getDayOfMonth(), m.group(3), m.group(1))
                        + m.group(2)
                        + year(to, m.group(4))));
    }

    private static Optional<DateText> compact(String text) {
        Matcher m = COMPACT.matcher(text);
        return !m.matches()
                ? Optional.empty()
                : Optional.of(new DateText(
                        LocalDate.of(number(m, 1), number(m, 2), number(m, 3)),
                        true,
                        to -> year(to, m.group(1)) + two(to.getMonthValue()) + two(to.getDayOfMonth()) + m.group(4)));
    }

    private static Optional<DateText> textual(String text, Calendar calendar) {
        Matcher m = TEXTUAL.matcher(text);
        Optional<Integer> month = m.matches() ? calendar.month(m.group(4)) : Optional.empty();
        return month.map(number -> new DateText(
                LocalDate.of(century(m.group(6)), number, number(m, 1)),
                m.group(6).length() == 4,
                to -> padded(to.getDayOfMonth(), m.group(1), m.group(3).isEmpty() ? m.group(1) : "1")
                        + suffix(to.getDayOfMonth(), m.group(2))
                        + m.group(3)
                        + calendar.monthLike(m.group(4), to.getMonthValue())
                        + m.group(5)
                        + year(to, m.group(6))));
    }

    private static Optional<DateText> monthFirst(String text, Calendar calendar) {
        Matcher m = MONTH_FIRST.matcher(text);
        Optional<Integer> month = m.matches() ? calendar.month(m.group(1)) : Optional.empty();
        return month.map(number -> new DateText(
                LocalDate.of(number(m, 6), number, number(m, 3)),
                true,
                to -> calendar.monthLike(m.group(1), to.getMonthValue())
                        + m.group(2)
                        + padded(to.getDayOfMonth(), m.group(3), "1")
                        + suffix(to.getDayOfMonth(), m.group(4))
                        + m.group(5)
                        + year(to, m.group(6))));
    }

    private static Optional<DateText> monthAndYear(String text, Calendar calendar) {
        Matcher named = MONTH_YEAR.matcher(text);
        Optional<Integer> month = named.matches() ? calendar.month(named.group(1)) : Optional.empty();
        if (month.isPresent()) {
            return Optional.of(new DateText(
                    LocalDate.of(number(named, 3), month.get(), 15),
                    true,
                    to -> calendar.monthLike(named.group(1), to.getMonthValue())
                            + named.group(2)
                            + year(to, named.group(3))));
        }
        Matcher m = MONTH_SLASH_YEAR.matcher(text);
        if (m.matches()) {
            return Optional.of(new DateText(
                    LocalDate.of(number(m, 3), number(m, 1), 15),
                    true,
                    to -> padded(to.getMonthValue(), m.group(1), "1") + m.group(2) + year(to, m.group(3))));
        }
        return YEAR.matcher(text).matches()
                ? Optional.of(new DateText(
                        LocalDate.of(Integer.parseInt(text), 7, 2), true, to -> Integer.toString(to.getYear())))
                : Optional.empty();
    }

    /** Which of day and month the numeric dates of a document must have first; empty where none or both are shown. */
    static Optional<Order> shown(Iterable<String> dates) {
        boolean day = false;
        boolean month = false;
        for (String date : dates) {
            Matcher m = NUMERIC.matcher(CLOCK.matcher(date).replaceFirst(""));
            if (m.matches() && !m.group(2).contains(".")) {
                day |= number(m, 1) > 12 && number(m, 3) <= 12;
                month |= number(m, 3) > 12 && number(m, 1) <= 12;
            }
        }
        return day == month ? Optional.empty() : Optional.of(day ? Order.DAY_FIRST : Order.MONTH_FIRST);
    }

    private DateText with(String before, String after) {
        return new DateText(date, fullYear, to -> before + writer.apply(to) + after);
    }

    /** This date so many days later, written the same way. */
    String moved(long days) {
        return writer.apply(date.plusDays(days));
    }

    private static int number(Matcher m, int group) {
        return Integer.parseInt(m.group(group));
    }

    private static int century(String year) {
        int number = Integer.parseInt(year);
        return year.length() == 4 ? number : number >= PIVOT ? 1900 + number : 2000 + number;
    }

    private static String year(LocalDate date, String like) {
        return like.length() == 4 ? String.format(Locale.ROOT, "%04d", date.getYear()) : two(date.getYear() % 100);
    }

    /** With a leading zero where the original has one, or would have: beside a number that could have none. */
    private static String padded(int number, String like, String other) {
        boolean pads = like.startsWith("0") || like.length() == 2 && other.length() == 2;
        return pads ? two(number) : Integer.toString(number);
    }

    private static String two(int number) {
        return String.format(Locale.ROOT, "%02d", number);
    }

    private static String suffix(int day, @Nullable String like) {
        if (like == null) {
            return "";
        }
        return switch (like) {
            case "st", "nd", "rd", "th" ->
                day / 10 == 1 ? "th" : day % 10 == 1 ? "st" : day % 10 == 2 ? "nd" : day % 10 == 3 ? "rd" : "th";
            case "er" -> day == 1 ? "er" : "";
            default -> like;
        };
    }

    /** Shows no date. */
    @Override
    public String toString() {
        return "DateText";
    }
}
