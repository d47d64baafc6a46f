package cloister.redaction.detection.identifiers;

import java.util.Locale;
import java.util.Set;

/** Words that stand for letters when a name is spelt aloud. */
final class SpellingAlphabet {
    /** The alphabet of radio (ICAO). */
    private static final Set<String> RADIO = Set.of(
            "alpha",
            "alfa",
            "bravo",
            "charlie",
            "delta",
            "echo",
            "foxtrot",
            "golf",
            "hotel",
            "india",
            "juliet",
            "juliett",
            "kilo",
            "lima",
            "mike",
            "november",
            "oscar",
            "papa",
            "quebec",
            "romeo",
            "sierra",
            "tango",
            "uniform",
            "victor",
            "whiskey",
            "whisky",
            "xray",
            "x-ray",
            "yankee",
            "zulu");

    /** Those of police, telephone and before; they are mostly first names, so they count only among the others. */
    private static final Set<String> OTHERS = Set.of(
            "able",
            "baker",
            "adam",
            "boy",
            "david",
            "edward",
            "frank",
            "george",
            "henry",
            "ida",
            "john",
            "king",
            "lincoln",
            "mary",
            "nora",
            "nancy",
            "ocean",
            "paul",
            "peter",
            "queen",
            "robert",
            "sam",
            "sugar",
            "tom",
            "union",
            "william",
            "young",
            "zebra",
            "apple",
            "dog",
            "easy",
            "fox",
            "how",
            "item",
            "jig",
            "love",
            "nan",
            "oboe",
            "roger",
            "uncle",
            "yoke",
            "anton",
            "berta",
            "cäsar",
            "dora",
            "emil",
            "friedrich",
            "gustav",
            "heinrich",
            "julius",
            "kaufmann",
            "konrad",
            "ludwig",
            "martha",
            "nordpol",
            "otto",
            "paula",
            "quelle",
            "richard",
            "samuel",
            "siegfried",
            "theodor",
            "ulrich",
            "viktor",
            "wilhelm",
            "xanthippe",
            "ypsilon",
            "zacharias",
            "zeppelin",
            "anatole",
            "berthe",
            "célestin",
            "désiré",
            "eugène",
            "ancona",
            "bologna",
            "como",
            "domodossola",
            "empoli",
            "firenze",
            "genova",
            "imola",
            "livorno",
            "milano",
            "napoli");

    /** "K as in kilo", "K wie Kaufmann", "K comme Kléber", "K di kilo". */
    private static final Set<String> AS_IN = Set.of(
            "as in", "for", "like", "as", "wie", "comme", "de", "come", "di", "van", "als", "som", "jak", "como",
            "kuin", "jako");

    private SpellingAlphabet() {}

    static boolean isRadio(String word) {
        return RADIO.contains(word.toLowerCase(Locale.ROOT));
    }

    static boolean isOther(String word) {
        return OTHERS.contains(word.toLowerCase(Locale.ROOT));
    }

    static boolean isAsIn(String words) {
        return AS_IN.contains(words.toLowerCase(Locale.ROOT));
    }

    static String signature() {
        return RADIO.stream().sorted().toList() + " " + OTHERS.stream().sorted().toList() + " "
                + AS_IN.stream().sorted().toList();
    }
}
