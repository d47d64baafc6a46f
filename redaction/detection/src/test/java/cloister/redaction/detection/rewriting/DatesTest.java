package cloister.redaction.detection.rewriting;

import static org.assertj.core.api.Assertions.assertThat;

import cloister.redaction.detection.Treatment.Order;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class DatesTest {
    private static final Calendar ENGLISH = Calendar.of("the patient was seen and the family of his");

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "2024-05-03                     | 2024-05-13",
                "2024-12-28T14:22:00Z           | 2025-01-07T14:22:00Z",
                "2024/5/3                       | 2024/5/13",
                "5/3/2024                       | 5/13/2024",
                "05/03/2024 at 9:15 pm          | 05/13/2024 at 9:15 pm",
                "12/28/99                       | 01/07/00",
                "03.05.2024                     | 13.05.2024",
                "3.5.24                         | 13.5.24",
                "03.05.24                       | 13.05.24",
                "20240503                       | 20240513",
                "20240503142200                 | 20240513142200",
                "3 May 2024                     | 13 May 2024",
                "22nd of February 2024          | 3rd of March 2024",
                "May 25, 2024                   | June 4, 2024",
                "MAY 25th, 2024                 | JUNE 4th, 2024",
                "Dec. 28, 2023                  | Jan. 7, 2024",
                "28DEC2023                      | 07JAN2024",
                "Friday, May 3, 2024            | Monday, May 13, 2024",
                "Fri, 3 May 2024                | Mon, 13 May 2024",
                "24. Mai 2024                   | 3. Juni 2024",
                "Freitag, den 24. März 2023     | Montag, den 3. April 2023",
                "24 décembre 2023               | 3 janvier 2024",
                "22 février 2023                | 4 mars 2023",
                "24 de diciembre de 2023        | 3 de enero de 2024",
                "24 grudnia 2023                | 3 stycznia 2024",
                "May 2024                       | May 2024",
                "05/2024                        | 05/2024",
                "2024                           | 2024",
            })
    void moved_tenDays_isWrittenTheSameWay(String date, String moved) {
        Optional<DateText> read = DateText.read(date.strip(), ENGLISH, Optional.of(Order.MONTH_FIRST));
        assertThat(read.map(text -> text.moved(10))).contains(moved.strip());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "3 May",
                "May 3",
                "5/9",
                "Spring 2024",
                "the third of May",
                "31/31/2024",
                "30 February 2024",
                "2024-13-01",
                "3 Mumble 2024",
                "3-5 May 2024",
                "yesterday",
                "12:30",
                ""
            })
    void read_whatIsNoWholeDate_isNotUnderstood(String text) {
        assertThat(DateText.read(text, ENGLISH, Optional.of(Order.DAY_FIRST))).isEmpty();
    }

    @Test
    void read_orderThatNothingShows_isNotGuessed() {
        assertThat(DateText.read("03/04/2024", ENGLISH, Optional.empty())).isEmpty();
        assertThat(DateText.read("05/05/2024", ENGLISH, Optional.empty())).isEmpty();
        assertThat(DateText.read("13/04/2024", ENGLISH, Optional.empty())).isPresent();
        assertThat(DateText.shown(List.of("03/04/2024", "04/13/2024 10:00"))).contains(Order.MONTH_FIRST);
        assertThat(DateText.shown(List.of("03/04/2024", "13/04/2024"))).contains(Order.DAY_FIRST);
        assertThat(DateText.shown(List.of("04/13/2024", "13/04/2024"))).isEmpty();
    }

    @Test
    void redact_orderShownByOneDate_holdsForAll() {
        assertThat(Documents.redact("{DATE:03/04/2024} and {DATE:25/04/2024}", "DATE: shift"))
                .doesNotContain("[DATE_");
        assertThat(Documents.redact("{DATE:03/04/2024} alone", "DATE: shift")).isEqualTo("[DATE_1] alone");
        assertThat(Documents.redact("{DATE:03/04/2024} alone", "DATE: {shift: {order: day-first}}"))
                .doesNotContain("[DATE_");
    }

    @Provide
    Arbitrary<LocalDate> dates() {
        return Arbitraries.integers().between(-25_000, 45_000).map(days -> LocalDate.ofEpochDay(days));
    }

    @Property(tries = 200)
    void shifted_anyTwoDates_keepTheirInterval(
            @ForAll("dates") LocalDate one, @ForAll("dates") LocalDate other, @ForAll boolean weeks) {
        String policy = "DATE: {shift: {days: 400, weeks: " + weeks + "}}";
        String made = Documents.redact("{DATE:" + one + "} x {DATE:" + other + "}", policy);
        LocalDate first = LocalDate.parse(made.substring(0, 10));
        LocalDate second = LocalDate.parse(made.substring(made.length() - 10));
        assertThat(ChronoUnit.DAYS.between(first, second)).isEqualTo(ChronoUnit.DAYS.between(one, other));
        long offset = ChronoUnit.DAYS.between(one, first);
        assertThat(offset).isNotZero().isBetween(-400L, 400L);
        if (weeks) {
            assertThat(offset % 7).isZero();
        }
    }

    @Property(tries = 200)
    void moved_acrossForms_isTheSameDay(@ForAll("dates") LocalDate date, @ForAll int seed) {
        int days = seed % 1000;
        LocalDate moved = date.plusDays(days);
        for (String form : List.of("d MMMM uuuu", "MM/dd/uuuu", "uuuuMMdd", "d.M.uuuu", "MMM d, uuuu")) {
            DateTimeFormatter format = DateTimeFormatter.ofPattern(form, Locale.ENGLISH);
            String text = format.format(date);
            assertThat(DateText.read(text, ENGLISH, Optional.of(Order.MONTH_FIRST))
                            .map(read -> read.date().plusDays(days)))
                    .as(form)
                    .contains(moved);
        }
    }

    @Test
    void shift_caseScope_movesAllDocumentsOfTheCaseAlike_andOthersNot() {
        String one = "{DATE:2024-05-03} first";
        String two = "{DATE:2024-05-03} second";
        String policy = "DATE: {shift: {days: 3000}}";
        String first = Documents.redact(one, policy, "scope: case").substring(0, 10);
        assertThat(Documents.redact(two, policy, "scope: case")).startsWith(first);
        assertThat(Documents.redact(two, policy))
                .doesNotStartWith(Documents.redact(one, policy).substring(0, 10));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{DATE:03/14/1961}                       | 1961",
                "{DATE:3 and 5 May 2024}                 | 2024",
                "{DATE:1961}                             | 1961",
                "{DATE:3 May 2024,}                      | 2024",
                "{DATE:03/14/61}                         | [DATE_1]",
                "{DATE:May 3}                            | [DATE_1]",
                "{DATE:2019 to 2021}                     | [DATE_1]",
                "{DATE:2 May 2024} born {DATE:1 May 1935} | 2024 born 1935",
                "{DATE:2 May 2024} born {DATE:1 May 1934} | 2024 born [DATE_1]",
            })
    void generalize_date_isItsYearUnlessThatTellsAnAgeOver89(String marked, String expected) {
        assertThat(Documents.redact(marked, "DATE: generalize")).isEqualTo(expected);
    }
}
