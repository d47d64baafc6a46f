package cloister.redaction.evaluation.generation;

import java.time.LocalDate;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SplittableRandom;

/** The people of one document, made when they are first spoken of. */
final class Cast {
    private static final Set<String> WOMEN =
            Set.of("wife", "mother", "daughter", "sister", "aunt", "grandma", "niece", "motherinlaw");
    private static final Set<String> MEN = Set.of("husband", "father", "son", "brother", "uncle", "grandpa", "nephew");
    private static final Set<String> YOUNG = Set.of("child", "baby", "pupil", "son", "daughter", "nephew", "niece");
    private static final List<String> PARTICLES_NL =
            List.of("van ", "van de ", "van der ", "de ", "van den ", "ter ", "den ");
    private static final Set<String> SURNAME_FIRST = Set.of("vi", "sg", "zh", "ja", "ko");

    private final String language;
    private final Split split;
    private final SplittableRandom random;
    private final LocalDate today;
    private final boolean hasOld;
    private final List<String> wordFirst;
    private final List<String> wordLast;
    private final Map<String, Person> people = new HashMap<>();
    private final Set<String> mentioned = new HashSet<>();
    private final Optional<String> home;
    private Optional<Decoy> decoy;

    /** @param decoy whose name the next person gets */
    Cast(
            String language,
            Split split,
            SplittableRandom random,
            LocalDate today,
            boolean hasOld,
            List<String> wordFirst,
            List<String> wordLast,
            Optional<String> home,
            Optional<Decoy> decoy) {
        this.language = language;
        this.split = split;
        this.random = random;
        this.today = today;
        this.hasOld = hasOld;
        this.wordFirst = wordFirst;
        this.wordLast = wordLast;
        this.home = home;
        this.decoy = decoy;
    }

    Person person(String role) {
        Person person = people.get(role);
        if (person == null) {
            person = make(role);
            people.put(role, person);
        }
        return person;
    }

    /** Forgets those of a table's last row. */
    void nextRow() {
        people.keySet().removeIf(role -> role.startsWith("row"));
    }

    /** Whether this is the first time. */
    boolean introduce(String role) {
        return mentioned.add(role);
    }

    private Person make(String role) {
        boolean kin = WOMEN.contains(role) || MEN.contains(role);
        boolean female = WOMEN.contains(role) || (!MEN.contains(role) && random.nextBoolean());
        boolean related = kin && people.containsKey("patient") && random.nextInt(100) < 60;
        String culture = random.nextInt(100) < 85
                ? home.orElseGet(() -> NamePool.culture(language, random))
                : NamePool.culture(language, random);
        String first = first(culture, female);
        String last = related ? people.getOrDefault("patient", stranger()).last() : last(culture, female);
        if (decoy.isPresent() && !related) {
            first = decoy.get().first() ? decoy.get().name() : first;
            last = decoy.get().first() ? last : decoy.get().name();
            decoy = Optional.empty();
        }
        boolean middle = language.equals("en") && random.nextInt(100) < 18;
        return new Person(
                female,
                "",
                first,
                middle ? String.valueOf((char) ('A' + random.nextInt(23))) : "",
                last,
                Nicknames.of(first, random),
                SURNAME_FIRST.contains(culture) && random.nextInt(100) < 60,
                born(role));
    }

    private Person stranger() {
        return new Person(true, "", "", "", last("us", true), "", false, today);
    }

    private LocalDate born(String role) {
        int dice = random.nextInt(100);
        int age;
        if (YOUNG.stream().anyMatch(role::startsWith)) {
            age = random.nextInt(1, 17);
        } else if (hasOld && role.equals("patient") && dice < 12) {
            age = random.nextInt(90, 103);
        } else {
            age = dice < 70 ? random.nextInt(20, 66) : random.nextInt(66, 90);
        }
        return today.minusYears(age).minusDays(random.nextInt(1, 364));
    }

    String first(String culture, boolean female) {
        if (home.isEmpty() && !wordFirst.isEmpty() && language.equals("en") && random.nextInt(100) < 9) {
            return NamePool.any(wordFirst, random);
        }
        String kind = female ? "first-f" : "first-m";
        String first = NamePool.standard().draw(culture, kind, split, random);
        boolean doubled = "de fr es it pt pl nl".contains(culture) && random.nextInt(100) < 12;
        if (!doubled || first.contains(" ") || first.contains("-")) {
            return first;
        }
        String second = NamePool.standard().draw(culture, kind, split, random);
        return first + ("de fr nl".contains(culture) ? "-" : " ") + second;
    }

    String last(String culture, boolean female) {
        if (home.isEmpty() && !wordLast.isEmpty() && random.nextInt(100) < (language.equals("en") ? 14 : 10)) {
            return NamePool.any(wordLast, random);
        }
        String last = feminine(culture, draw(culture), female);
        int dice = random.nextInt(100);
        return switch (culture) {
            case "es", "pt" -> dice < 55 ? last + " " + draw(culture) : last;
            case "nl" ->
                dice < 28 && Character.isUpperCase(last.charAt(0)) ? NamePool.any(PARTICLES_NL, random) + last : last;
            case "de" -> dice < 4 ? "von " + last : dice < 12 ? last + "-" + draw(culture) : last;
            case "fr" -> dice < 4 ? "de " + last : dice < 9 ? last + "-" + draw(culture) : last;
            case "it" -> dice < 5 ? "De " + last : last;
            case "gb", "us", "pl", "sv", "in", "ng" -> dice < 8 ? last + "-" + draw(anyCulture(culture)) : last;
            default -> last;
        };
    }

    private String anyCulture(String culture) {
        String other = NamePool.culture(language, random);
        return "el ru uk ar he zh ja ko hi".contains(other) ? culture : other;
    }

    private String draw(String culture) {
        return NamePool.standard().draw(culture, "last", split, random);
    }

    private static String feminine(String culture, String last, boolean female) {
        if (!female) {
            return last;
        }
        if (culture.equals("pl") && last.endsWith("ki")) {
            return last.substring(0, last.length() - 1) + "a";
        }
        if ((culture.equals("cs") || culture.equals("sk")) && !last.endsWith("ová") && !last.endsWith("í")) {
            if (last.endsWith("ý")) {
                return last.substring(0, last.length() - 1) + "á";
            }
            return (last.endsWith("a") || last.endsWith("o") ? last.substring(0, last.length() - 1) : last) + "ová";
        }
        return last;
    }
}
