package cloister.deploy.command;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What every command says of itself. */
class HelpTest {
    static Stream<List<String>> commands() {
        return Stream.of(
                        "",
                        "serve",
                        "run",
                        "detect",
                        "redact",
                        "summarize",
                        "evaluate",
                        "model",
                        "model list",
                        "model add",
                        "model verify",
                        "audit",
                        "audit verify",
                        "audit export",
                        "audit show",
                        "reidentify",
                        "keys",
                        "keys make",
                        "schedule",
                        "schedule list",
                        "schedule run",
                        "quickstart",
                        "db",
                        "db url",
                        "db start",
                        "db stop",
                        "doctor",
                        "version",
                        "completion")
                .map(words -> words.isEmpty() ? List.<String>of() : List.of(words.split(" ")));
    }

    @ParameterizedTest
    @MethodSource("commands")
    void help_ofEveryCommand_isWhole(List<String> command) {
        TestHouse.Said said = help(command);
        assertThat(said.code()).isZero();
        assertThat(said.err()).as("warnings").isEmpty();
        List<String> lines = said.lines();
        assertThat(lines.get(0)).startsWith("Usage: cloister");
        assertThat(lines).allMatch(line -> line.length() <= 110);
        assertThat(lines.subList(lines.indexOf("Exit codes:") + 1, lines.size()))
                .as("what it ends with")
                .hasSizeGreaterThanOrEqualTo(3)
                .allMatch(line -> line.matches("  \\d+ +\\S.*"));
        assertThat(lines)
                .as("options and words without a description")
                .noneMatch(line -> line.matches(" +(-{1,2}|[A-Z])\\S*"));
    }

    /** The percent sign of a confidence interval is all that may look like a format. */
    @Test
    void help_ofEvaluate_showsThePercentSign() {
        assertThat(help(List.of("evaluate")).out()).contains("95 %").doesNotContain("%%");
    }

    @Test
    void help_ofACommand_namesItsOwnOptionsFirst() {
        String run = help(List.of("run")).out();
        assertThat(run.indexOf("      --in=")).isPositive().isLessThan(run.indexOf("      --home="));
        assertThat(run.indexOf("      --json")).isPositive().isLessThan(run.indexOf("      --home="));
    }

    @Test
    void completion_knowsCommandsAndOptions() {
        TestHouse.Said said = TestHouse.run(List.of("completion"));
        assertThat(said.code()).isZero();
        assertThat(said.out())
                .contains("complete -F _complete_cloister -o default cloister")
                .contains(
                        "local commands=\"serve run detect redact summarize evaluate model train audit reidentify keys schedule")
                .contains("--names-safe");
    }

    private static TestHouse.Said help(List<String> command) {
        List<String> words = new ArrayList<>(command);
        words.add("--help");
        return TestHouse.run(words);
    }
}
