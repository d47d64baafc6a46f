package cloister.redaction.detection.identifiers;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import cloister.pipeline.Finding;
import cloister.pipeline.SensitiveText;
import cloister.pipeline.Span;
import cloister.redaction.detection.DocumentText;
import cloister.redaction.detection.Evidence;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Each row of the table of numbers: with its context words, without any, with a wrong check digit. */
class NumberTableTest {
    private static final Map<String, String> CASES = cases();

    /** Numbers of one row may be found by a more telling one; then it is the type that counts. */
    private static List<Finding> found(Rule rule, String text) {
        return new RuleRecognizer("one", List.of(rule), false).find(new DocumentText(SensitiveText.of(text)));
    }

    static Stream<Rule> rules() {
        return NumberTable.standard().stream();
    }

    static Stream<Rule> checkedRules() {
        return rules().filter(rule -> !rule.checked().isEmpty() && damaged(rule) != null);
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("rules")
    void number_afterEachOfItsWords_isFoundWhole(Rule rule) {
        String value = CASES.get(rule.id());
        assertThat(value).as("a case for %s", rule.id()).isNotNull();
        for (String word : rule.context()) {
            String text = "The " + word.strip() + " " + value + ", as said.";
            Span span = new Span(text.indexOf(value, 4 + word.strip().length()), text.length() - 10);
            assertThat(found(rule, text))
                    .as("%s after %s", value, word)
                    .anyMatch(f ->
                            covers(f.span(), span, text) && f.type() == rule.type() && f.score() >= Evidence.LIKELY);
        }
        if (rule.context().isEmpty()) {
            String text = "Then " + value + ", as said.";
            assertThat(found(rule, text)).anyMatch(f -> f.score() >= Evidence.POSSIBLE && f.type() == rule.type());
        }
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("rules")
    void number_withoutAWord_isFoundOnlyWhereTheRowSaysSo(Rule rule) {
        String text = "Then " + CASES.get(rule.id()) + " came.";
        assertThat(found(rule, text)).allMatch(f -> f.score() == rule.plain());
        assertThat(found(rule, text).isEmpty()).isEqualTo(rule.plain() == 0);
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("checkedRules")
    void number_withAWrongFigure_isNotFoundWithoutAWord(Rule rule) {
        assertThat(found(rule, "Then " + damaged(rule) + " came.")).isEmpty();
        if (!rule.context().isEmpty()) {
            String text = "The " + rule.context().get(0).strip() + " " + damaged(rule) + ", as said.";
            assertThat(found(rule, text)).allMatch(f -> f.score() <= Math.max(rule.failed(), Evidence.STRONG));
            assertThat(found(rule, text).isEmpty()).isEqualTo(rule.failed() == 0);
        }
    }

    /** The value with another last figure, so that its form is right and its check wrong; null if there is none. */
    private static @org.jspecify.annotations.Nullable String damaged(Rule rule) {
        String value = CASES.getOrDefault(rule.id(), "");
        for (int i = value.length() - 1; i >= 0; i--) {
            for (char digit = '0'; Character.isDigit(value.charAt(i)) && digit <= '9'; digit++) {
                String other = value.substring(0, i) + digit + value.substring(i + 1);
                if (rule.pattern().matches(other) && !rule.valid(other)) {
                    return other;
                }
            }
        }
        return null;
    }

    /** Numbers of daily life that no row may take for its own without a word that says so. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "Order 10023 of 3 parts at 1,250.00 each, 12.50 % off",
                "version 10.4.2 build 20317, port 8443",
                "see section 12.3.4 and table 7-2",
                "blood pressure 138/84, pulse 72, weight 81.5 kg",
                "room 4-12, shelf 33, page 1024",
                "ISBN 978-3-16-148410-0",
                "the score was 21-14 and then 7-7",
                "9 to 5, 24/7, 50:50",
                "1.000.000 Euro und 2 500 000 kr",
                "at 10:15:30 and again at 22:45"
            })
    void ordinaryFigures_withoutAWord_areNoNumbersOfTheTable(String text) {
        List<Finding> findings =
                new RuleRecognizer("all", NumberTable.standard(), false).find(new DocumentText(SensitiveText.of(text)));
        assertThat(findings).isEmpty();
    }

    /** The same number, its groups apart in ways that no pattern lists. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "SSN 812_40_7719",
                "SSN: 812 / 40 / 7719",
                "SSN 812-40-\n7719",
                "SSN 8 1 2 4 0 7 7 1 9",
                "SSN 812·40·7719",
                "SSN 8I2-4O-77l9",
                "NHS no. 943.476.5919",
                "Steuer-ID 86-095-742-719",
                "PESEL 440 514 01359",
                "AHV 7569 2170 7698 5"
            })
    void number_withOddSigns_isFoundAfterItsWord(String text) {
        List<Finding> findings =
                new RuleRecognizer("all", NumberTable.standard(), false).find(new DocumentText(SensitiveText.of(text)));
        assertThat(findings).anyMatch(f -> f.span().end() == text.length() && f.score() >= Evidence.LIKELY);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "a ¦ SSN",
                "a ¦ NOTHING ¦ 0 S 0 ¦ ¦ x ¦",
                "a ¦ SSN ¦ 0 Q 0 ¦ ¦ x ¦",
                "a ¦ SSN ¦ 0 S 0 ¦ nope ¦ x ¦"
            })
    void table_withAWrongRow_isRefusedWithItsLine(String row) {
        assertThatThrownBy(() -> NumberTable.read("# a table\n" + row))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("line 2");
    }

    @Test
    void table_idsAreUnique_andEveryCheckIsUsed() {
        assertThat(NumberTable.standard()).extracting(Rule::id).doesNotHaveDuplicates();
        assertThat(NumberTable.standard().stream()
                        .map(Rule::checked)
                        .filter(c -> !c.isEmpty())
                        .distinct())
                .containsExactlyInAnyOrderElementsOf(NumberChecks.all().keySet().stream()
                        .filter(name -> !name.equals("any"))
                        .toList());
    }

    private static boolean covers(Span found, Span wanted, String text) {
        return found.start() <= wanted.start() + leading(wanted.of(text)) && found.end() >= wanted.end();
    }

    private static int leading(String value) {
        int at = 0;
        while (!Character.isLetterOrDigit(value.charAt(at))) {
            at++;
        }
        return at;
    }

    private static Map<String, String> cases() {
        Map<String, String> cases = new TreeMap<>();
        try (InputStream in = NumberTableTest.class.getResourceAsStream("numbers-cases.txt")) {
            new String(java.util.Objects.requireNonNull(in).readAllBytes(), StandardCharsets.UTF_8)
                    .lines()
                    .filter(line -> !line.startsWith("#") && !line.isBlank())
                    .map(line -> line.split("¦"))
                    .forEach(cells -> cases.put(cells[0].strip(), cells[1].strip()));
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
        return cases;
    }
}
