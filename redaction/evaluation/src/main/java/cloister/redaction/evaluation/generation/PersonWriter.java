package cloister.redaction.evaluation.generation;

import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.stream.Collectors;

/** Writes people: their names in all forms, and what belongs to them. */
final class PersonWriter {
    private static final List<String> DOCTORS =
            List.of("doctor", "surgeon", "gp", "consultant", "resident", "radiologist", "dentist");
    private static final List<String> LATER =
            List.of("titled", "titled", "titled", "last", "last", "first", "first", "full", "ini");
    private static final List<String> FIRST = List.of("full", "full", "tfull", "tfull", "ini", "titled");
    private static final String NATO =
            "alfa bravo charlie delta echo foxtrot golf hotel india juliett kilo lima mike november "
                    + "oscar papa quebec romeo sierra tango uniform victor whiskey x-ray yankee zulu";

    private final Composer composer;
    private final Cast cast;
    private final LocalDate today;
    private final SplittableRandom random;

    PersonWriter(Composer composer, Cast cast, LocalDate today, SplittableRandom random) {
        this.today = today;
        this.composer = composer;
        this.cast = cast;
        this.random = random;
    }

    void write(String role, String form, String argument) {
        Person person = cast.person(role);
        boolean first = cast.introduce(role);
        switch (form) {
            case "he", "him", "his", "He", "His", "himself" -> composer.page().add(pronoun(person, form));
            case "mf" -> composer.page().add(argument.split("/", 2)[person.female() ? 1 : 0]);
            case "age" -> age(person, argument);
            case "dob" -> date(person.born(), argument.isEmpty() ? (random.nextInt(4) > 0 ? "num" : "long") : argument);
            case "any" -> name(role, person, NamePool.any(first ? FIRST : LATER, random));
            case "titled", "tfull" -> name(role, person, form);
            case "email", "user", "handle", "emailobf", "emailspoken" -> contact(role, person, form);
            default -> {
                Optional<Rule> rule = composer.words().find(form);
                if (rule.isPresent() && rule.get().isEntity()) {
                    composer.page().add(remembered(role, form, rule.get()), composer.markOf(rule.get()));
                } else {
                    composer.page().add(text(person, form), mark("name"));
                }
            }
        }
    }

    private String remembered(String role, String form, Rule rule) {
        return composer.remembered(role + "." + form, () -> composer.expand(rule.any(composer.split(), random)));
    }

    private Mark mark(String entity) {
        return composer.markOf(composer.rule(entity));
    }

    private void date(LocalDate date, String form) {
        new DateWriter(composer, date, random).write(date, form);
    }

    /** A name with title; whether that is part of the name is the style's. */
    private void name(String role, Person person, String form) {
        if (!form.equals("titled") && !form.equals("tfull")) {
            composer.page().add(text(person, form), mark("name"));
            return;
        }
        String title = title(role, person);
        String name =
                form.equals("tfull") ? (random.nextInt(3) == 0 ? text(person, "ini") : person.plain()) : person.last();
        if (composer.style().titles()) {
            composer.page().add(title + " " + name, mark("name"));
        } else {
            composer.page().add(title + " ");
            composer.page().add(name, mark("name"));
        }
    }

    private String title(String role, Person person) {
        String plain = role.replaceAll("\\d+$", "");
        String list = DOCTORS.contains(plain) ? "title-doctor" : person.female() ? "title-f" : "title-m";
        return composer.remembered(
                "title " + role, () -> NamePool.any(composer.words().list(list), random));
    }

    private static String pronoun(Person person, String form) {
        boolean f = person.female();
        return switch (form) {
            case "he" -> f ? "she" : "he";
            case "He" -> f ? "She" : "He";
            case "him" -> f ? "her" : "him";
            case "his" -> f ? "her" : "his";
            case "His" -> f ? "Her" : "His";
            default -> f ? "herself" : "himself";
        };
    }

    /** The number alone if it has to go, otherwise all of it. */
    private void age(Person person, String around) {
        String number = String.valueOf(Math.max(0, ChronoUnit.YEARS.between(person.born(), today)));
        String pattern = around.isEmpty() ? "%" : around;
        Mark mark = Integer.parseInt(number) >= 90 ? mark("age-high") : mark("age");
        int hole = pattern.indexOf('%');
        boolean whole = mark.kind() == Mark.Kind.PROTECTED || composer.style() == Style.JUDGEMENT;
        if (whole) {
            composer.page().add(pattern.replace("%", number), mark);
        } else {
            composer.page().add(pattern.substring(0, hole));
            composer.page().add(number, mark);
            composer.page().add(pattern.substring(hole + 1));
        }
    }

    private String text(Person person, String form) {
        String last = person.last();
        return switch (form) {
            case "full" -> person.full();
            case "plain" -> person.plain();
            case "first" -> random.nextInt(8) == 0 ? person.first().split("[ -]")[0] : person.first();
            case "last" -> last;
            case "nick" -> person.nick();
            case "quoted" -> person.first() + " \"" + person.nick() + "\" " + last;
            case "lf" -> last + ", " + person.first() + (person.middle().isEmpty() ? "" : " " + person.middle());
            case "LF" -> upper(last) + ", " + (random.nextBoolean() ? upper(person.first()) : person.first());
            case "fL" -> person.first() + " " + upper(last);
            case "upper" -> upper(person.full());
            case "lower" -> person.plain().toLowerCase(Locale.ROOT);
            case "firstlower" -> person.first().toLowerCase(Locale.ROOT);
            case "ini" -> person.shortFirst() + " " + last;
            case "inirev" -> last + " " + person.shortFirst();
            case "initials" -> person.initials(random.nextBoolean() ? "." : ". ");
            case "INI" -> person.initials("");
            case "ini2" -> person.initials("").toLowerCase(Locale.ROOT);
            case "firsti" -> person.first() + " " + last.substring(0, last.offsetByCodePoints(0, 1)) + ".";
            case "slash" ->
                upper(last.replace(" ", "")) + "/" + upper(person.first().replace(" ", ""));
            case "hl7" ->
                upper(last) + "^" + upper(person.first()) + (person.middle().isEmpty() ? "" : "^" + person.middle());
            case "obl" -> person.first() + " " + Declension.oblique(composer.language(), last);
            case "gen" -> Declension.oblique(composer.language(), last);
            case "spelled" -> spelled(last, random.nextInt(3));
            case "nato" -> spelled(last, 3);
            default -> throw new IllegalStateException("no form " + form + " in " + composer.language());
        };
    }

    private static String upper(String name) {
        return name.toUpperCase(Locale.ROOT);
    }

    private static String spelled(String name, int manner) {
        String letters = name.replaceAll("[^\\p{L}]", "");
        String between = manner == 0 ? "-" : " ";
        return letters.codePoints()
                .mapToObj(c -> switch (manner) {
                    case 0 -> Character.toString(Character.toUpperCase(c));
                    case 3 -> nato(c);
                    default -> Character.toString(Character.toLowerCase(c));
                })
                .collect(Collectors.joining(between));
    }

    private static String nato(int letter) {
        int index = Character.toLowerCase(letter) - 'a';
        return index >= 0 && index < 26 ? NATO.split(" ")[index] : Character.toString(letter);
    }

    /** Digits as words of the language, letters one by one. */
    String spokenDigits(String number) {
        List<String> digits = composer.words().list("digits");
        StringBuilder out = new StringBuilder();
        for (char c : number.toCharArray()) {
            if (c >= '0' && c <= '9') {
                out.append(' ')
                        .append(
                                c == '0' && composer.language().equals("en") && random.nextInt(3) > 0
                                        ? "oh"
                                        : digits.get(c - '0'));
            } else if (Character.isLetter(c)) {
                out.append(' ').append(Character.toLowerCase(c));
            }
        }
        return out.toString().strip();
    }

    private void contact(String role, Person person, String form) {
        String user = composer.remembered(role + " user", () -> Handles.user(person, random));
        switch (form) {
            case "user" -> composer.page().add(user, mark("username"));
            case "handle" -> composer.page().add("@" + user.replace(".", "_"), mark("username"));
            default -> {
                String mail = composer.remembered(role + " mail", () -> Handles.local(person, random) + "@" + domain());
                String shown =
                        form.equals("email") ? mail : Handles.obfuscated(mail, form.equals("emailspoken"), random);
                composer.page().add(shown, mark("email"));
            }
        }
    }

    /** Most people of a document have their address at the same house. */
    private String domain() {
        String house = composer.remembered(
                "house domain", () -> composer.expand(composer.rule("domain").any(composer.split(), random)));
        return random.nextInt(100) < 60
                ? house
                : composer.expand(composer.rule("domain").any(composer.split(), random));
    }
}
