package cloister.ingest.sources;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CronTimesTest {

    private static List<String> times(String cron, String zone, String from, int n) {
        CronTimes times = CronTimes.parse(cron, ZoneId.of(zone));
        List<String> found = new ArrayList<>();
        Instant at = Instant.parse(from);
        for (int i = 0; i < n; i++) {
            at = times.next(at).orElseThrow();
            found.add(at.atZone(ZoneId.of(zone)).toOffsetDateTime().toString());
        }
        return found;
    }

    @Test
    void daily_inTheSkippedHour_runsWhenTheClockGoesOn() {
        assertThat(times("0 30 2 * * ?", "Europe/Berlin", "2026-03-28T00:00:00Z", 3))
                .containsExactly("2026-03-28T02:30+01:00", "2026-03-29T03:00+02:00", "2026-03-30T02:30+02:00");
    }

    @Test
    void daily_inTheDoubledHour_runsOnce() {
        assertThat(times("0 30 2 * * ?", "Europe/Berlin", "2026-10-24T12:00:00Z", 2))
                .containsExactly("2026-10-25T02:30+02:00", "2026-10-26T02:30+01:00");
    }

    @Test
    void hourly_acrossTheDoubledHour_missesNoHour() {
        assertThat(times("0 30 * * * ?", "Europe/Berlin", "2026-10-24T23:00:00Z", 4))
                .containsExactly(
                        "2026-10-25T01:30+02:00",
                        "2026-10-25T02:30+02:00",
                        "2026-10-25T02:30+01:00",
                        "2026-10-25T03:30+01:00");
    }

    @Test
    void hourly_acrossTheSkippedHour_keepsToRealHours() {
        assertThat(times("30 * * * *", "Europe/Berlin", "2026-03-29T00:00:00Z", 3))
                .containsExactly("2026-03-29T01:30+01:00", "2026-03-29T03:30+02:00", "2026-03-29T04:30+02:00");
    }

    @Test
    void everyTenMinutes_inTheSecondPass_startsAgainFromItsBegin() {
        assertThat(times("10,50 * * * *", "Europe/Berlin", "2026-10-25T00:45:00Z", 4))
                .containsExactly(
                        "2026-10-25T02:50+02:00",
                        "2026-10-25T02:10+01:00",
                        "2026-10-25T02:50+01:00",
                        "2026-10-25T03:10+01:00");
    }

    @Test
    void severalTimesInTheSkippedHour_runOnce() {
        assertThat(times("0 0/15 2 * * ?", "Europe/Berlin", "2026-03-28T01:50:00Z", 2))
                .containsExactly("2026-03-29T03:00+02:00", "2026-03-30T02:00+02:00");
    }

    @ParameterizedTest
    @CsvSource({
        "0 0 0 * * ?, America/Santiago, 2026-09-05T05:00:00Z, 2026-09-06T01:00-03:00",
        "0 0 0 * * ?, Africa/Cairo, 2026-04-23T00:00:00Z, 2026-04-24T01:00+03:00",
        "0 45 1 * * ?, Australia/Lord_Howe, 2026-04-04T00:00:00Z, 2026-04-05T01:45+11:00",
        "0 15 2 * * ?, Australia/Lord_Howe, 2026-10-03T00:00:00Z, 2026-10-04T02:30+11:00",
        "0 30 1 * * ?, America/New_York, 2026-10-31T12:00:00Z, 2026-11-01T01:30-04:00",
        "0 30 2 29 3 ?, Europe/Berlin, 2026-01-01T00:00:00Z, 2026-03-29T03:00+02:00"
    })
    void changesAtMidnight_ofHalfAnHour_andOnOneDayAYear(String cron, String zone, String from, String next) {
        assertThat(times(cron, zone, from, 1)).containsExactly(next);
    }

    @Test
    void everySecond_acrossBothChanges_neverGoesBackOrStandsStill() {
        CronTimes times = CronTimes.parse("* * * * * ?", ZoneId.of("Europe/Berlin"));
        for (String from : List.of("2026-03-29T00:59:58Z", "2026-10-25T00:59:58Z", "2026-10-25T01:59:58Z")) {
            Instant at = Instant.parse(from);
            for (int i = 0; i < 4; i++) {
                Instant next = times.next(at).orElseThrow();
                assertThat(next).isEqualTo(at.plusSeconds(1));
                at = next;
            }
        }
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "0 2 * * 1-5 | 0 0 2 ? * MON,TUE,WED,THU,FRI",
                "0 2 * * 0 | 0 0 2 ? * SUN",
                "0 2 * * 7 | 0 0 2 ? * SUN",
                "0 2 * * 5-7 | 0 0 2 ? * SUN,FRI,SAT",
                "0 2 * * */2 | 0 0 2 ? * SUN,TUE,THU,SAT",
                "0 2 * * MON-FRI | 0 0 2 ? * MON-FRI",
                "*/10 8-18 1 * * | 0 */10 8-18 1 * ?",
                "5 4 * * * | 0 5 4 * * ?"
            })
    void fiveFields_becomeQuartz(String unix, String quartz) {
        assertThat(UnixCron.toQuartz(unix)).isEqualTo(quartz);
        assertThat(CronTimes.parse(unix, ZoneId.of("UTC")).next(Instant.EPOCH)).isPresent();
    }

    @ParameterizedTest
    @CsvSource({
        "0 2 * *, 5 fields",
        "0 2 1 * 1, can't both be given",
        "0 61 2 * * ?, Minute",
        "0 0 25 * * ?, Hour",
        "0 2 * * 6-2, from the earlier to the later",
        "nonsense, 5 fields",
        "a b c d e f, not a cron expression"
    })
    void wrongExpressions_areRefusedWithTheReason(String cron, String reason) {
        assertThatThrownBy(() -> CronTimes.parse(cron, ZoneId.of("UTC")))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining(reason);
    }

    @Test
    void expressionOfThePast_hasNoNext() {
        assertThat(CronTimes.parse("0 0 0 1 1 ? 2020", ZoneId.of("UTC")).next(Instant.parse("2026-01-01T00:00:00Z")))
                .isEmpty();
    }
}
