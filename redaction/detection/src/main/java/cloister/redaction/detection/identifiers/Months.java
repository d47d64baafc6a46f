package cloister.redaction.detection.identifiers;

import java.util.Map;
import java.util.TreeMap;

/** Words of calendars in the main European languages, in lower case. */
final class Months {
    private static final String[] NAMES = {
        "january jan januar jänner jän janvier janv enero ene gennaio gen januari stycznia styczeń sty janeiro tammikuu tammikuuta ianuarie",
        "february feb febr februar feber février févr fév febrero febbraio februari lutego luty lut fevereiro fev helmikuuta",
        "march mar märz mär mrz mars marzo maart mrt marca marzec março maaliskuuta",
        "april apr avril avr abril abr aprile kwietnia kwiecień kwi huhtikuuta",
        "may mai mayo maggio mag mei maj maja maio toukokuuta",
        "june jun juni juin junio giugno giu czerwca czerwiec cze junho kesäkuuta",
        "july jul juli juillet juil julio luglio lug lipca lipiec lip julho heinäkuuta",
        "august aug août aout agosto ago augustus augusti sierpnia sierpień sie elokuuta",
        "september sep sept septembre septiembre setiembre settembre set września wrzesień wrz setembro syyskuuta",
        "october oct oktober okt octobre octubre ottobre ott października październik paź outubro out lokakuuta",
        "november nov novembre noviembre novembro listopada listopad lis marraskuuta",
        "december dec dezember dez décembre déc diciembre dic dicembre desember grudnia grudzień gru dezembro joulukuuta"
    };
    private static final String WEEKDAYS =
            "monday tuesday wednesday thursday friday saturday sunday mondays tuesdays wednesdays thursdays fridays saturdays sundays "
                    + "mon tue tues wed weds thu thur thurs fri sat sun montag dienstag mittwoch donnerstag freitag samstag sonnabend sonntag "
                    + "lundi mardi mercredi jeudi vendredi samedi dimanche lunes martes miércoles jueves viernes sábado domingo "
                    + "lunedì martedì mercoledì giovedì venerdì sabato domenica maandag dinsdag woensdag donderdag vrijdag zaterdag zondag "
                    + "poniedziałek wtorek środa środę czwartek piątek sobota sobotę niedziela niedzielę segunda-feira terça-feira quarta-feira "
                    + "quinta-feira sexta-feira måndag tisdag onsdag torsdag fredag lördag söndag";
    private static final String SEASONS =
            "spring summer autumn fall winter frühjahr frühling sommer herbst printemps été automne hiver primavera verano otoño invierno "
                    + "estate autunno inverno lente zomer herfst wiosna lato jesień zima verão outono vår höst";

    private static final java.util.Set<String> ORDINARY = java.util.Set.of(
            "out", "set", "sie", "lis", "lip", "gen", "mag", "ago", "may", "mar", "march", "maja", "avr", "dec", "do");
    private static final Map<String, Integer> MONTHS = months();
    private static final java.util.Set<String> DAYS = java.util.Set.of(WEEKDAYS.split(" "));
    private static final java.util.Set<String> TIMES = java.util.Set.of(SEASONS.split(" "));

    private Months() {}

    private static Map<String, Integer> months() {
        Map<String, Integer> months = new TreeMap<>();
        for (int i = 0; i < NAMES.length; i++) {
            for (String name : NAMES[i].split(" ")) {
                months.put(name, i + 1);
            }
        }
        return months;
    }

    /** All names, longer ones first, for use in a pattern. */
    static String alternatives() {
        return String.join(
                "|",
                MONTHS.keySet().stream()
                        .sorted((a, b) -> b.length() - a.length())
                        .toList());
    }

    /** "out 40", "17 may": names that are ordinary words count only with a capital letter or a year. */
    static boolean isDoubtful(String matched) {
        for (String word : matched.split("[^\\p{L}]+")) {
            if (ORDINARY.contains(word)) {
                return !matched.matches(".*(?:\\d{4}|['’]\\d{2}).*");
            }
        }
        return false;
    }

    /** Whether one of the next words on the line, soon after {@code at}, is a month. */
    static boolean near(String lower, int at) {
        int to = Math.min(lower.length(), at + 26);
        int i = at;
        while (i < to) {
            int from = i;
            while (i < lower.length() && Character.isLetter(lower.charAt(i))) {
                i++;
            }
            if (i > from && isMonth(lower.substring(from, i))) {
                return true;
            }
            // "3rd", "24oct2025", "12º": figures may touch the name.
            i = i == from ? i + 1 : i;
        }
        return false;
    }

    static boolean isMonth(String lower) {
        return MONTHS.containsKey(lower);
    }

    static boolean isWeekday(String lower) {
        return DAYS.contains(lower);
    }

    static boolean isSeason(String lower) {
        return TIMES.contains(lower);
    }
}
