package cloister.redaction.evaluation.generation;

import java.util.Map;
import java.util.SplittableRandom;

/** What people call each other. */
final class Nicknames {
    private static final Map<String, String> KNOWN = Map.ofEntries(
            Map.entry("William", "Bill"),
            Map.entry("Robert", "Bob"),
            Map.entry("Richard", "Rick"),
            Map.entry("Elizabeth", "Liz"),
            Map.entry("Margaret", "Peggy"),
            Map.entry("Katherine", "Kate"),
            Map.entry("Catherine", "Cathy"),
            Map.entry("James", "Jim"),
            Map.entry("John", "Jack"),
            Map.entry("Michael", "Mike"),
            Map.entry("Thomas", "Tom"),
            Map.entry("Charles", "Charlie"),
            Map.entry("Edward", "Ted"),
            Map.entry("Patricia", "Pat"),
            Map.entry("Deborah", "Deb"),
            Map.entry("Rebecca", "Becky"),
            Map.entry("Susan", "Sue"),
            Map.entry("Anthony", "Tony"),
            Map.entry("Johannes", "Hannes"),
            Map.entry("Francisco", "Paco"),
            Map.entry("José", "Pepe"),
            Map.entry("Giuseppe", "Peppe"),
            Map.entry("Katarzyna", "Kasia"),
            Map.entry("Małgorzata", "Gosia"),
            Map.entry("Aleksander", "Olek"),
            Map.entry("Alexander", "Sasha"),
            Map.entry("Cornelis", "Kees"));

    private Nicknames() {}

    static String of(String first, SplittableRandom random) {
        String plain = first.split("[ -]")[0];
        String known = KNOWN.get(plain);
        if (known != null) {
            return known;
        }
        if (plain.length() < 5 || !Character.isLetter(plain.charAt(3)) || plain.charAt(0) > 0x24F) {
            return plain;
        }
        int cut = random.nextInt(3, 5);
        String stem = plain.substring(0, cut);
        boolean vowel = "aeiouyáéíóúàèìòùäöüåæø".indexOf(stem.charAt(cut - 1)) >= 0;
        return vowel ? stem : stem + NicknameEnd.ALL[random.nextInt(NicknameEnd.ALL.length)];
    }

    private static final class NicknameEnd {
        static final String[] ALL = {"", "", "y", "ie", "i"};
    }
}
