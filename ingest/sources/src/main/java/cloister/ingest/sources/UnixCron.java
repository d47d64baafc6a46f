package cloister.ingest.sources;

import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Turns crontab's five fields into Quartz's six: other places, another first day of the week. */
final class UnixCron {
    private static final List<String> DAYS = List.of("SUN", "MON", "TUE", "WED", "THU", "FRI", "SAT");
    private static final Pattern RANGE = Pattern.compile("(\\*|[0-7](?:-[0-7])?)(?:/([1-9]\\d?))?");

    private UnixCron() {}

    /** @throws IllegalArgumentException if it has neither 5 nor 6 nor 7 fields, or means what Quartz can't say */
    static String toQuartz(String cron) {
        String[] f = cron.strip().split("\\s+");
        if (f.length == 6 || f.length == 7) {
            return String.join(" ", f);
        }
        if (f.length != 5) {
            throw new IllegalArgumentException("not a cron expression: \"" + cron
                    + "\": 5 fields (minute hour day month weekday) or 6 to 7 (second first), not " + f.length);
        }
        boolean anyDay = f[2].equals("*") || f[2].equals("?");
        boolean anyWeekday = f[4].equals("*") || f[4].equals("?");
        if (!anyDay && !anyWeekday) {
            throw new IllegalArgumentException("not a cron expression: \"" + cron
                    + "\": a day of the month and a weekday can't both be given; make two batches of it");
        }
        String day = anyWeekday ? (anyDay ? "*" : f[2]) : "?";
        String weekday = anyWeekday ? "?" : weekdays(f[4]);
        return String.join(" ", "0", f[0], f[1], day, f[3], weekday);
    }

    private static String weekdays(String field) {
        TreeSet<Integer> days = new TreeSet<>();
        List<String> asTheyAre = new ArrayList<>();
        for (String part : field.split(",", -1)) {
            Matcher range = RANGE.matcher(part);
            if (range.matches()) {
                days.addAll(numbers(range.group(1), range.group(2)));
            } else {
                asTheyAre.add(part);
            }
        }
        days.forEach(day -> asTheyAre.add(DAYS.get(day)));
        return String.join(",", asTheyAre);
    }

    private static TreeSet<Integer> numbers(String range, @org.jspecify.annotations.Nullable String step) {
        int from = range.equals("*") ? 0 : range.charAt(0) - '0';
        int to = range.equals("*") ? 6 : range.charAt(range.length() - 1) - '0';
        if (step != null && range.length() == 1 && !range.equals("*")) {
            to = 6;
        }
        if (from > to) {
            throw new IllegalArgumentException("a range of weekdays goes from the earlier to the later: " + range);
        }
        TreeSet<Integer> days = new TreeSet<>();
        for (int day = from; day <= to; day += step == null ? 1 : Integer.parseInt(step)) {
            days.add(day % 7);
        }
        return days;
    }
}
