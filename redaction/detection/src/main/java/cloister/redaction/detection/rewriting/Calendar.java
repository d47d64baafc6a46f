package cloister.redaction.detection.rewriting;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * Names of months and weekdays in twelve languages, by style: full, short, and other cases. A table of our own, since
 * those of Java change with its versions, and a date must come out the same.
 */
final class Calendar {
    private static final String[][] MONTHS = {
        {"en", "january february march april may june july august september october november december"},
        {"en", "jan feb mar apr may jun jul aug sep oct nov dec"},
        {"en", "jan feb mar apr may june july aug sept oct nov dec"},
        {"de", "januar februar märz april mai juni juli august september oktober november dezember"},
        {"de", "jan feb mär apr mai jun jul aug sep okt nov dez"},
        {"de", "jänner februar märz april mai juni juli august september oktober november dezember"},
        {"fr", "janvier février mars avril mai juin juillet août septembre octobre novembre décembre"},
        {"fr", "janv févr mars avr mai juin juil août sept oct nov déc"},
        {"es", "enero febrero marzo abril mayo junio julio agosto septiembre octubre noviembre diciembre"},
        {"es", "ene feb mar abr may jun jul ago sep oct nov dic"},
        {"it", "gennaio febbraio marzo aprile maggio giugno luglio agosto settembre ottobre novembre dicembre"},
        {"it", "gen feb mar apr mag giu lug ago set ott nov dic"},
        {"nl", "januari februari maart april mei juni juli augustus september oktober november december"},
        {"nl", "jan feb mrt apr mei jun jul aug sep okt nov dec"},
        {"pt", "janeiro fevereiro março abril maio junho julho agosto setembro outubro novembro dezembro"},
        {"pt", "jan fev mar abr mai jun jul ago set out nov dez"},
        {"pl", "stycznia lutego marca kwietnia maja czerwca lipca sierpnia września października listopada grudnia"},
        {"pl", "sty lut mar kwi maj cze lip sie wrz paź lis gru"},
        {"pl", "styczeń luty marzec kwiecień maj czerwiec lipiec sierpień wrzesień październik listopad grudzień"},
        {"sv", "januari februari mars april maj juni juli augusti september oktober november december"},
        {"sv", "jan feb mar apr maj jun jul aug sep okt nov dec"},
        {"da", "januar februar marts april maj juni juli august september oktober november december"},
        {"da", "jan feb mar apr maj jun jul aug sep okt nov dec"},
        {
            "fi",
            "tammikuuta helmikuuta maaliskuuta huhtikuuta toukokuuta kesäkuuta heinäkuuta elokuuta syyskuuta"
                    + " lokakuuta marraskuuta joulukuuta"
        },
        {
            "fi",
            "tammikuu helmikuu maaliskuu huhtikuu toukokuu kesäkuu heinäkuu elokuu syyskuu lokakuu marraskuu joulukuu"
        },
        {"cs", "ledna února března dubna května června července srpna září října listopadu prosince"},
        {"cs", "leden únor březen duben květen červen červenec srpen září říjen listopad prosinec"},
    };
    /** Monday first. */
    private static final String[][] WEEKDAYS = {
        {"en", "monday tuesday wednesday thursday friday saturday sunday"},
        {"en", "mon tue wed thu fri sat sun"},
        {"en", "mon tues wed thurs fri sat sun"},
        {"de", "montag dienstag mittwoch donnerstag freitag samstag sonntag"},
        {"de", "mo di mi do fr sa so"},
        {"fr", "lundi mardi mercredi jeudi vendredi samedi dimanche"},
        {"es", "lunes martes miércoles jueves viernes sábado domingo"},
        {"it", "lunedì martedì mercoledì giovedì venerdì sabato domenica"},
        {"nl", "maandag dinsdag woensdag donderdag vrijdag zaterdag zondag"},
        {"pt", "segunda-feira terça-feira quarta-feira quinta-feira sexta-feira sábado domingo"},
        {"pl", "poniedziałek wtorek środa czwartek piątek sobota niedziela"},
        {"sv", "måndag tisdag onsdag torsdag fredag lördag söndag"},
        {"da", "mandag tirsdag onsdag torsdag fredag lørdag søndag"},
        {"fi", "maanantai tiistai keskiviikko torstai perjantai lauantai sunnuntai"},
        {"cs", "pondělí úterý středa čtvrtek pátek sobota neděle"},
    };
    /** Words that tell a language: a few that stand in any text of it and hardly in others. */
    private static final String[][] TELLING = {
        {"en", "the of and was with for his her"},
        {"de", "der und die das mit wurde nicht ist"},
        {"fr", "le les des est avec une dans été"},
        {"es", "el los las con una del por fue"},
        {"it", "il di che con una della per sono"},
        {"nl", "het een van met werd niet voor zijn"},
        {"pt", "o os com uma não foi da pelo"},
        {"pl", "w się na nie jest oraz do została"},
        {"sv", "och att är med inte har för ett"},
        {"da", "og at er med ikke har af blev"},
        {"fi", "ja on oli ei että hän sekä kanssa"},
        {"cs", "je se na byl byla s že pro"},
    };

    private static final Map<String, List<Name>> MONTH_NAMES = byName(MONTHS);
    private static final Map<String, List<Name>> WEEKDAY_NAMES = byName(WEEKDAYS);

    /** One name in one style: the row of its table and which of the row it is, from 0. */
    private record Name(int row, int index) {}

    private final String language;

    private Calendar(String language) {
        this.language = language;
    }

    /** The calendar of the language that a text seems to be in. */
    static Calendar of(String text) {
        Map<String, Integer> words = new HashMap<>();
        Characters.words(text.toLowerCase(Locale.ROOT)).forEach(word -> words.merge(word, 1, Integer::sum));
        String best = "en";
        int most = 0;
        for (String[] row : TELLING) {
            int count = 0;
            for (String word : row[1].split(" ")) {
                count += words.getOrDefault(word, 0);
            }
            if (count > most) {
                most = count;
                best = row[0];
            }
        }
        return new Calendar(best);
    }

    /** Number of the month, 1 to 12, if this is the name of one. */
    Optional<Integer> month(String name) {
        return find(MONTHS, MONTH_NAMES, name).map(found -> found.index() + 1);
    }

    /** The name of another month in the language, style and case of this one. */
    String monthLike(String name, int month) {
        return like(MONTHS, MONTH_NAMES, name, month - 1);
    }

    boolean isWeekday(String name) {
        return find(WEEKDAYS, WEEKDAY_NAMES, name).isPresent();
    }

    /** The name of the weekday so many days later, in the language, style and case of this one. */
    String weekdayAfter(String name, long days) {
        int index = find(WEEKDAYS, WEEKDAY_NAMES, name).map(Name::index).orElse(0);
        return like(WEEKDAYS, WEEKDAY_NAMES, name, Math.floorMod(index + days, 7));
    }

    private Optional<Name> find(String[][] table, Map<String, List<Name>> names, String name) {
        List<Name> found = names.getOrDefault(name.toLowerCase(Locale.ROOT), List.of());
        return found.stream()
                .filter(each -> table[each.row()][0].equals(language))
                .findFirst()
                .or(() -> found.stream().findFirst());
    }

    private String like(String[][] table, Map<String, List<Name>> names, String name, int index) {
        String made = find(table, names, name)
                .map(found -> table[found.row()][1].split(" ")[index])
                .orElse(name);
        if (name.length() > 1 && name.equals(name.toUpperCase(Locale.ROOT))) {
            return made.toUpperCase(Locale.ROOT);
        }
        return Character.isUpperCase(name.charAt(0))
                ? made.substring(0, 1).toUpperCase(Locale.ROOT) + made.substring(1)
                : made;
    }

    private static Map<String, List<Name>> byName(String[][] table) {
        Map<String, List<Name>> names = new HashMap<>();
        for (int row = 0; row < table.length; row++) {
            String[] words = table[row][1].split(" ");
            for (int i = 0; i < words.length; i++) {
                names.computeIfAbsent(words[i], n -> new ArrayList<>()).add(new Name(row, i));
            }
        }
        return names;
    }
}
