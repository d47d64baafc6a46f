package cloister.redaction.evaluation.generation;

import java.time.LocalDate;
import java.time.LocalTime;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;

/** Writes the dates of one document, mostly in one manner. */
final class DateWriter {
    private static final List<String> CLINICAL = List.of(
            "num", "num", "num", "num", "num", "long", "long", "dm", "dm", "dm", "my", "weekday", "weekday", "iso",
            "month", "holiday");
    private static final List<String> ENTERPRISE =
            List.of("num", "num", "num", "num", "long", "long", "long", "long", "dm", "dm", "my", "iso");
    private static final List<String> JUDGEMENT =
            List.of("long", "long", "long", "long", "long", "long", "long", "long", "long", "my", "my", "dm", "year");
    private static final List<String> SENTENCE =
            List.of("num", "num", "long", "long", "my", "dm", "weekday", "iso", "stamp");

    private final Composer composer;
    private final LocalDate today;
    private final SplittableRandom random;

    DateWriter(Composer composer, LocalDate today, SplittableRandom random) {
        this.composer = composer;
        this.today = today;
        this.random = random;
    }

    /** @param head date (of late), today, past or future */
    void write(String head, String form) {
        LocalDate date =
                switch (head) {
                    case "today" -> today;
                    case "past" -> today.minusDays(random.nextInt(200, 5500));
                    case "future" -> today.plusDays(random.nextInt(1, 200));
                    default -> today.minusDays(random.nextInt(0, 90));
                };
        write(date, form.isEmpty() ? any() : form);
    }

    private String any() {
        return NamePool.any(
                switch (composer.style()) {
                    case CLINICAL -> CLINICAL;
                    case ENTERPRISE -> ENTERPRISE;
                    case JUDGEMENT -> JUDGEMENT;
                    case SENTENCE -> SENTENCE;
                },
                random);
    }

    void write(LocalDate date, String form) {
        if (form.equals("holiday")) {
            composer.page().add(NamePool.any(composer.words().list("holiday"), random), mark());
        } else {
            composer.page().add(text(date, form), mark());
        }
    }

    private Mark mark() {
        return composer.markOf(composer.rule("date-mark"));
    }

    String text(LocalDate date, String form) {
        if (form.equals("year")) {
            return String.valueOf(date.getYear());
        }
        String pattern =
                random.nextInt(100) < 82 ? composer.remembered("pattern " + form, () -> pattern(form)) : pattern(form);
        LocalTime time = LocalTime.of(random.nextInt(6, 23), random.nextInt(60), random.nextInt(60));
        return DateText.write(pattern, date, time, this::names);
    }

    private String pattern(String form) {
        return NamePool.any(composer.words().list("d." + form), random);
    }

    private List<String> names(char token) {
        return composer.words().list(LISTS.getOrDefault(token, "months"));
    }

    private static final Map<Character, String> LISTS =
            Map.of('b', "months-short", 'B', "months", 'a', "weekdays-short", 'A', "weekdays");
}
