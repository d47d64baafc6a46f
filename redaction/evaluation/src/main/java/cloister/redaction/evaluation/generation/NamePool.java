package cloister.redaction.evaluation.generation;

import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.SplittableRandom;

/** Names of people and towns of many cultures, each in one split only. */
final class NamePool {
    private static final NamePool STANDARD = new NamePool();

    /** Which cultures a document of a language draws from besides its own, as often as they stand here. */
    private static final Map<String, List<String>> OWN = Map.ofEntries(
            Map.entry("en", List.of("us", "us", "us", "gb", "gb", "ie", "ga")),
            Map.entry("de", List.of("de", "de", "ch")),
            Map.entry("fr", List.of("fr")),
            Map.entry("es", List.of("es")),
            Map.entry("it", List.of("it")),
            Map.entry("nl", List.of("nl")),
            Map.entry("pt", List.of("pt")),
            Map.entry("pl", List.of("pl")),
            Map.entry("sv", List.of("sv")),
            Map.entry("da", List.of("da", "da", "no")),
            Map.entry("fi", List.of("fi", "fi", "fi", "sv")),
            Map.entry("cs", List.of("cs", "cs", "sk")));

    private static final List<String> LATIN = List.of(
            "us", "gb", "ie", "de", "fr", "es", "es", "it", "nl", "pt", "pl", "sv", "da", "fi", "cs", "no", "tr", "tr",
            "hu", "ro", "hr", "sk", "sl", "lv", "et", "in", "in", "in", "ke", "ng", "ng", "gh", "za", "pk", "pk", "sg",
            "sg", "vi", "vi", "id", "az");
    private static final List<String> OTHER_SCRIPTS =
            List.of("el", "el", "ru", "ru", "uk", "uk", "ar", "ar", "he", "zh", "zh", "ja", "ja", "ko", "hi");

    /** Whose names and towns stand in cases of a European court; those in other letters are written in Latin ones. */
    static final List<String> EUROPE = List.of(
            "tr", "tr", "tr", "pl", "pl", "pl", "de", "de", "gb", "gb", "fr", "fr", "it", "sv", "fi", "nl", "ro", "hu",
            "hr", "sk", "sl", "cs", "lv", "es", "pt", "rux", "rux", "ukx", "ukx", "ch", "da");

    private final Map<String, List<String>> lists = new HashMap<>();
    private final Map<String, String> kinds = new HashMap<>();

    private NamePool() {
        GrammarReader.names("names.txt").forEach((head, all) -> {
            add(head, all);
            if (head.startsWith("ru ") || head.startsWith("uk ")) {
                add(
                        head.replace(" ", "x "),
                        all.stream().map(Latin::of).distinct().toList());
            }
        });
    }

    private void add(String head, List<String> all) {
        String kind = head.substring(head.indexOf(' ') + 1);
        if (kind.startsWith("first")) {
            all.forEach(name -> kinds.putIfAbsent(name.toLowerCase(Locale.ROOT), kind));
        }
        for (Split split : Split.values()) {
            List<String> own = all.stream().filter(split::owns).toList();
            if (!own.isEmpty()) {
                lists.put(head + split, own);
            }
        }
    }

    static NamePool standard() {
        return STANDARD;
    }

    /** A culture for somebody in a document of this language. */
    static String culture(String language, SplittableRandom random) {
        int dice = random.nextInt(100);
        if (dice < 68) {
            return any(OWN.getOrDefault(language, LATIN), random);
        }
        return any(dice < 98 ? LATIN : OTHER_SCRIPTS, random);
    }

    static String own(String language, SplittableRandom random) {
        return any(OWN.getOrDefault(language, LATIN), random);
    }

    /** @param kind {@code first-f}, {@code first-m}, {@code last} or {@code town} */
    String draw(String culture, String kind, Split split, SplittableRandom random) {
        List<String> list = lists.get(culture + " " + kind + split);
        if (list == null) {
            list = lists.getOrDefault((kind.equals("town") ? "gb " : "us ") + kind + split, List.of());
        }
        return any(list, random);
    }

    /** Of which kind a name mostly is: {@code last} if no list has it as a first name. */
    String kind(String name) {
        return kinds.getOrDefault(name.toLowerCase(Locale.ROOT), "last");
    }

    static <T> T any(List<T> list, SplittableRandom random) {
        return list.get(random.nextInt(list.size()));
    }
}
