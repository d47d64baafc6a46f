package cloister.redaction.evaluation.generation;

import java.time.LocalDate;
import java.time.LocalTime;
import java.util.List;
import java.util.function.Function;

/**
 * Writes dates by patterns as of strftime: %d %D day (D: two digits), %o "1st", %m %M month (M: two digits), %b %B name
 * (b: short), %y %Y year, %a %A weekday, %H:%N time, %i hour of twelve with "am", %w and %z day and year in words.
 */
final class DateText {
    private static final List<String> ORDINALS = List.of(
            "first",
            "second",
            "third",
            "fourth",
            "fifth",
            "sixth",
            "seventh",
            "eighth",
            "ninth",
            "tenth",
            "eleventh",
            "twelfth",
            "thirteenth",
            "fourteenth",
            "fifteenth",
            "sixteenth",
            "seventeenth",
            "eighteenth",
            "nineteenth",
            "twentieth",
            "twenty first",
            "twenty second",
            "twenty third",
            "twenty fourth",
            "twenty fifth",
            "twenty sixth",
            "twenty seventh",
            "twenty eighth",
            "twenty ninth",
            "thirtieth",
            "thirty first");
    private static final List<String> ONES = List.of(
            "",
            "one",
            "two",
            "three",
            "four",
            "five",
            "six",
            "seven",
            "eight",
            "nine",
            "ten",
            "eleven",
            "twelve",
            "thirteen",
            "fourteen",
            "fifteen",
            "sixteen",
            "seventeen",
            "eighteen",
            "nineteen");
    private static final List<String> TENS =
            List.of("", "", "twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety");

    private DateText() {}

    /** @param names the months or weekdays of the language, for "b", "B", "a" or "A" */
    static String write(String pattern, LocalDate date, LocalTime time, Function<Character, List<String>> names) {
        StringBuilder out = new StringBuilder();
        for (int i = 0; i < pattern.length(); i++) {
            char c = pattern.charAt(i);
            if (c == '%' && i + 1 < pattern.length()) {
                out.append(part(pattern.charAt(++i), date, time, names));
            } else {
                out.append(c);
            }
        }
        return out.toString();
    }

    private static String part(char token, LocalDate date, LocalTime time, Function<Character, List<String>> names) {
        return switch (token) {
            case 'd' -> String.valueOf(date.getDayOfMonth());
            case 'D' -> two(date.getDayOfMonth());
            case 'o' -> date.getDayOfMonth() + ordinalEnd(date.getDayOfMonth());
            case 'm' -> String.valueOf(date.getMonthValue());
            case 'M' -> two(date.getMonthValue());
            case 'b', 'B' -> names.apply(token).get(date.getMonthValue() - 1);
            case 'y' -> two(date.getYear() % 100);
            case 'Y' -> String.valueOf(date.getYear());
            case 'a', 'A' -> names.apply(token).get(date.getDayOfWeek().getValue() - 1);
            case 'H' -> two(time.getHour());
            case 'N' -> two(time.getMinute());
            case 'S' -> two(time.getSecond());
            case 'i' ->
                (time.getHour() + 11) % 12 + 1 + ":" + two(time.getMinute()) + (time.getHour() < 12 ? " AM" : " PM");
            case 'w' -> ORDINALS.get(date.getDayOfMonth() - 1);
            case 'z' -> year(date.getYear());
            default -> throw new IllegalArgumentException("no date token " + token);
        };
    }

    private static String two(int number) {
        return number < 10 ? "0" + number : String.valueOf(number);
    }

    static String ordinalEnd(int day) {
        if (day >= 11 && day <= 13) {
            return "th";
        }
        return switch (day % 10) {
            case 1 -> "st";
            case 2 -> "nd";
            case 3 -> "rd";
            default -> "th";
        };
    }

    private static String year(int year) {
        if (year >= 2000 && year < 2010) {
            return "two thousand" + (year == 2000 ? "" : " and " + ONES.get(year - 2000));
        }
        return number(year / 100) + " "
                + (year % 100 == 0 ? "hundred" : year % 100 < 10 ? "oh " + ONES.get(year % 100) : number(year % 100));
    }

    /** A number below 100 in words. */
    static String number(int value) {
        return value < 20 ? ONES.get(value) : (TENS.get(value / 10) + " " + ONES.get(value % 10)).strip();
    }
}
