package cloister.redaction.evaluation.generation;

import java.text.Normalizer;
import java.util.List;
import java.util.Locale;
import java.util.SplittableRandom;
import java.util.regex.Pattern;

/** User names and e-mail addresses made of names. */
final class Handles {
    private static final Pattern MARKS = Pattern.compile("\\p{M}");
    private static final Pattern OTHER = Pattern.compile("[^a-z0-9]");

    private Handles() {}

    static String ascii(String name) {
        String plain = name.toLowerCase(Locale.ROOT)
                .replace("ł", "l")
                .replace("ø", "o")
                .replace("ß", "ss")
                .replace("æ", "ae")
                .replace("ı", "i")
                .replace("ə", "e");
        return OTHER.matcher(MARKS.matcher(Normalizer.normalize(plain, Normalizer.Form.NFD))
                        .replaceAll(""))
                .replaceAll("");
    }

    static String user(Person person, SplittableRandom random) {
        String first = known(ascii(person.first().split("[ -]")[0]), random);
        String last = known(ascii(person.last()), random);
        return switch (random.nextInt(6)) {
            case 0 -> first.charAt(0) + last;
            case 1 -> first.charAt(0) + last + random.nextInt(1, 100);
            case 2 -> first + "." + last;
            case 3 -> first + random.nextInt(50, 2010);
            case 4 -> last + first.charAt(0);
            default -> first + "_" + last.charAt(0) + random.nextInt(10, 100);
        };
    }

    static String local(Person person, SplittableRandom random) {
        String first = known(ascii(person.first().split("[ -]")[0]), random);
        String last = known(ascii(person.last()), random);
        return switch (random.nextInt(8)) {
            case 0 -> first.charAt(0) + "." + last;
            case 1 -> first.charAt(0) + last;
            case 2, 3, 4 -> first + "." + last;
            case 5 -> first + last;
            case 6 -> last + "." + first;
            default -> first + "_" + last + random.nextInt(1, 99);
        };
    }

    private static String known(String ascii, SplittableRandom random) {
        return ascii.isEmpty() ? Identifiers.pattern("~~~~##", random) : ascii;
    }

    static String obfuscated(String mail, boolean spoken, SplittableRandom random) {
        if (spoken) {
            return mail.replace(".", " dot ").replace("@", " at ").replace("_", " underscore ");
        }
        List<String[]> ways = List.of(
                new String[] {" (at) ", " (dot) "},
                new String[] {"[at]", "[dot]"},
                new String[] {" at ", " dot "},
                new String[] {" @ ", " . "},
                new String[] {"(at)", "."},
                new String[] {" [AT] ", " [DOT] "});
        String[] way = NamePool.any(ways, random);
        return mail.replace("@", "\0").replace(".", way[1]).replace("\0", way[0]);
    }
}
