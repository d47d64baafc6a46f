package cloister.redaction.evaluation.generation;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class GrammarTest {
    private static final Set<String> BUILT_IN =
            Set.of("#", "n", "tab", "date", "today", "past", "future", "raw", "org", "make", "spoken", "up", "decoy");
    private static final Set<String> FORMS = Set.of(
            "he",
            "him",
            "his",
            "He",
            "His",
            "himself",
            "mf",
            "age",
            "dob",
            "any",
            "titled",
            "tfull",
            "email",
            "user",
            "handle",
            "emailobf",
            "emailspoken",
            "full",
            "plain",
            "first",
            "last",
            "nick",
            "quoted",
            "lf",
            "LF",
            "fL",
            "upper",
            "lower",
            "firstlower",
            "ini",
            "inirev",
            "initials",
            "INI",
            "ini2",
            "firsti",
            "slash",
            "hl7",
            "obl",
            "gen",
            "spelled",
            "nato");

    @Test
    void frames_everyLanguage_nameOnlyWhatThereIs() {
        Set<String> missing = new TreeSet<>();
        for (String language : Grammar.LANGUAGES) {
            for (Frame frame : Grammar.standard().frames()) {
                if (frame.languages().contains(language)) {
                    for (String region : regions(language, frame)) {
                        new Walk(language, region, missing).node(frame.body());
                    }
                }
            }
        }

        assertThat(missing).isEmpty();
    }

    @Test
    void fragments_thereAre_thousands() {
        assertThat(Grammar.standard().fragments()).isGreaterThan(4_000);
    }

    private static List<String> regions(String language, Frame frame) {
        if (!frame.region().isEmpty()) {
            return frame.region().equals("echr")
                    ? NamePool.EUROPE.stream()
                            .distinct()
                            .map(home -> "echr-" + home)
                            .toList()
                    : List.of(frame.region());
        }
        return language.equals("en") ? List.of("us", "gb") : List.of(language);
    }

    /** Everything that a frame can come to. */
    private record Walk(String language, String region, Set<String> missing, Set<Rule> seen) {
        Walk(String language, String region, Set<String> missing) {
            this(language, region, missing, new HashSet<>());
        }

        void node(Node node) {
            if (node instanceof Node.Sequence sequence) {
                sequence.parts().forEach(this::node);
            } else if (node instanceof Node.Choice choice) {
                choice.options().forEach(this::node);
            } else if (node instanceof Node.Marked marked) {
                node(marked.inside());
            } else if (node instanceof Node.Insert insert) {
                rule(insert.rule());
            } else if (node instanceof Node.Slot slot) {
                slot(slot);
            }
        }

        private void slot(Node.Slot slot) {
            switch (slot.head()) {
                case "date", "today", "past", "future" -> {
                    if (!slot.form().isEmpty()
                            && !slot.form().equals("year")
                            && !slot.form().equals("holiday")) {
                        rule("d." + slot.form());
                    }
                }
                case "org" -> rule("org." + slot.form().replaceAll("\\..*", "").replaceAll("\\d+$", ""));
                case "spoken" -> rule(slot.argument());
                case "up" -> node(TemplateParser.parse("{" + slot.argument() + "}"));
                default -> other(slot);
            }
        }

        private void other(Node.Slot slot) {
            if (BUILT_IN.contains(slot.head())) {
                return;
            }
            if (slot.form().isEmpty()) {
                entity(slot.head().replaceAll("#.*", ""));
            } else if (!FORMS.contains(slot.form())) {
                entity(slot.form());
            }
        }

        private void entity(String name) {
            rule(name);
            if (Grammar.standard()
                    .words(language, region)
                    .find(name)
                    .filter(r -> !r.isEntity())
                    .isPresent()) {
                missing.add(language + ": " + name + " is no entity");
            }
        }

        private void rule(String name) {
            Optional<Rule> rule = Grammar.standard().words(language, region).find(name);
            if (rule.isEmpty()) {
                missing.add(language + "@" + region + ": " + name);
            } else if (seen.add(rule.get())) {
                Stream.concat(rule.get().train().stream(), rule.get().heldOut().stream())
                        .forEach(this::node);
            }
        }
    }
}
