package cloister.ingest.sources;

import java.text.ParseException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.zone.ZoneOffsetTransition;
import java.util.Comparator;
import java.util.Date;
import java.util.List;
import java.util.Optional;
import java.util.TimeZone;
import java.util.stream.Stream;
import org.quartz.CronExpression;

/**
 * The instants of a cron expression in a time zone. Quartz parses and matches wall-clock times; what they mean when
 * clocks change is decided here, since Quartz 2.5 leaves out a whole day for a time in the skipped hour, and an hour of
 * an hourly batch in the doubled one. The rules are those of cron(8): a time that the clock skips comes as soon as the
 * clock goes on, one that it shows twice counts once; what runs every hour follows real hours.
 */
final class CronTimes {
    private static final int LIMIT = 100_000;
    /** Longer than any doubled time ever was, in hours. */
    private static final int LONGEST_OVERLAP = 25;

    private final CronExpression walls;
    private final ZoneId zone;
    private final boolean everyHour;

    private CronTimes(CronExpression walls, ZoneId zone, boolean everyHour) {
        this.walls = walls;
        this.zone = zone;
        this.everyHour = everyHour;
    }

    /**
     * Reads a cron expression of 5 fields (minute first, as crontab has it) or of 6 or 7 (second first, as Quartz has
     * it).
     *
     * @throws IllegalArgumentException that says what is wrong with it
     */
    static CronTimes parse(String cron, ZoneId zone) {
        String quartz = UnixCron.toQuartz(cron);
        try {
            CronExpression walls = new CronExpression(quartz);
            walls.setTimeZone(TimeZone.getTimeZone(ZoneOffset.UTC));
            String hours = quartz.split("\\s+")[2];
            return new CronTimes(walls, zone, hours.startsWith("*") || hours.contains("/"));
        } catch (ParseException | RuntimeException e) {
            throw new IllegalArgumentException("not a cron expression: \"" + cron + "\": " + e.getMessage(), e);
        }
    }

    /** The first instant after this one, if there is any. */
    Optional<Instant> next(Instant after) {
        Optional<Instant> best = Optional.empty();
        LocalDateTime wall = start(after);
        for (int i = 0; i < LIMIT; i++) {
            Date following = walls.getNextValidTimeAfter(Date.from(wall.toInstant(ZoneOffset.UTC)));
            if (following == null) {
                break;
            }
            wall = LocalDateTime.ofInstant(following.toInstant(), ZoneOffset.UTC);
            List<Instant> instants = instants(wall);
            // Later walls have no earlier first instants; only second ones can overtake them.
            if (best.isPresent() && !instants.isEmpty() && !instants.get(0).isBefore(best.get())) {
                break;
            }
            best = Stream.concat(best.stream(), instants.stream().filter(after::isBefore))
                    .min(Comparator.naturalOrder());
        }
        return best;
    }

    /** What a wall-clock time stands for, earliest first. */
    private List<Instant> instants(LocalDateTime wall) {
        List<ZoneOffset> offsets = zone.getRules().getValidOffsets(wall);
        if (offsets.isEmpty()) {
            return everyHour
                    ? List.of()
                    : List.of(zone.getRules().getTransition(wall).getInstant());
        }
        return (everyHour ? offsets : offsets.subList(0, 1))
                .stream().map(wall::toInstant).sorted().toList();
    }

    /** A wall-clock time before all those with an instant after this one: in a doubled hour, the hour's begin. */
    private LocalDateTime start(Instant after) {
        LocalDateTime wall = LocalDateTime.ofInstant(after, zone);
        ZoneOffsetTransition change = zone.getRules().nextTransition(after.minus(Duration.ofHours(LONGEST_OVERLAP)));
        if (change == null || !change.isOverlap()) {
            return wall;
        }
        Duration length = change.getDuration().abs();
        boolean inside = after.isAfter(change.getInstant().minus(length).minusSeconds(1))
                && after.isBefore(change.getInstant().plus(length));
        LocalDateTime begin = change.getDateTimeAfter().minusSeconds(1);
        return inside && begin.isBefore(wall) ? begin : wall;
    }
}
