package cloister.audit.ledger;

import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeParseException;
import java.time.temporal.ChronoUnit;
import java.util.Locale;

/** The one form of a time in the log: RFC 3339, UTC, always six digits of a second's fraction. */
public final class Timestamps {
    private static final DateTimeFormatter FORM = DateTimeFormatter.ofPattern(
                    "uuuu-MM-dd'T'HH:mm:ss.SSSSSS'Z'", Locale.ROOT)
            .withZone(ZoneOffset.UTC);

    private Timestamps() {}

    public static String format(Instant time) {
        return FORM.format(time);
    }

    /** @throws IllegalArgumentException if it isn't of that form */
    public static Instant parse(String text) {
        try {
            return FORM.parse(text, Instant::from);
        } catch (DateTimeParseException e) {
            throw new IllegalArgumentException("not a time in UTC with six digits of a second's fraction");
        }
    }

    /** Cut to microseconds, which is what PostgreSQL keeps. */
    public static Instant cut(Instant time) {
        return time.truncatedTo(ChronoUnit.MICROS);
    }
}
