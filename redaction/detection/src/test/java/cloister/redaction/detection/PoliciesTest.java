package cloister.redaction.detection;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import cloister.pipeline.FindingType;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class PoliciesTest {
    private static final String TYPES =
            Stream.of(FindingType.values()).map(t -> "  " + t + ": redact\n").reduce("types:\n", String::concat);
    private static final String GOOD =
            "name: house\nversion: \"7\"\ndetectors: [recognizers]\nredact-at: 0.5\ndoubt-at: 0.4\n" + TYPES;

    @Test
    void builtIn_allNames_areReadAndNamedAsTheyAreCalled() {
        for (String name : Policies.names()) {
            assertThat(Policies.named(name).name()).isEqualTo(name);
        }
    }

    @Test
    void safeHarbor_rules_areThoseOfTheRegulation() {
        PolicyRules rules = Policies.named("hipaa-safe-harbor");
        assertThat(rules.redacts(FindingType.BIOMETRIC)).isTrue();
        assertThat(rules.redacts(FindingType.SPECIAL_CATEGORY)).isFalse();
        assertThat(rules.keeps()).contains(Keep.ZIP3, Keep.AGES_UNDER_90, Keep.LONE_YEARS, Keep.STATES_AND_COUNTRIES);
    }

    @Test
    void unknownName_isRefusedWithTheKnownOnes() {
        assertThatThrownBy(() -> Policies.named("hippa"))
                .isInstanceOf(PolicyException.class)
                .hasMessageContaining("hipaa-safe-harbor, gdpr, strict");
    }

    @Test
    void parse_wholePolicy_isRead() {
        PolicyRules rules = Policies.parse(
                GOOD.replace("AGE: redact", "AGE: keep").replace("NAME: redact\n", "NAME: {redact-at: 0.3}\n")
                        + "keeps: [zip3]\nallow: [Main Street]\ndeny: [Falcon]\n",
                "p.yaml");
        assertThat(rules.redacts(FindingType.AGE)).isFalse();
        assertThat(rules.redactAtByType()).containsEntry(FindingType.NAME, 0.3);
        assertThat(rules.keeps(Keep.ZIP3)).isTrue();
        assertThat(rules.allow()).containsExactly("Main Street");
        assertThat(rules.deny()).containsExactly("Falcon");
        assertThat(rules.asPolicy().redactAt()).isEqualTo(0.5);
    }

    static Stream<Arguments> faults() {
        return Stream.of(
                Arguments.of(GOOD + "redactat: 1\n", "line 40: unknown key \"redactat\""),
                Arguments.of(GOOD.replace("0.5", "1.5"), "line 4: expected a number from 0 to 1, found \"1.5\""),
                Arguments.of(GOOD.replace("0.5", "high"), "line 4: expected a number from 0 to 1, found \"high\""),
                Arguments.of(GOOD.replace("doubt-at: 0.4", "doubt-at: 0.9"), "line 5: doubt-at must not be above"),
                Arguments.of(GOOD.replace("  NAME: redact", "  NAME: maybe"), "line 7: unknown value \"maybe\""),
                Arguments.of(GOOD.replace("  NAME: redact", "  NAMES: redact"), "line 7: unknown key \"NAMES\""),
                Arguments.of(GOOD.replace("  PHONE: redact\n", ""), "PHONE is missing"),
                Arguments.of(GOOD.replace("[recognizers]", "recognizers"), "line 3: expected a list"),
                Arguments.of(GOOD.replace("[recognizers]", "[]"), "line 3: name at least one detector"),
                Arguments.of(GOOD + "keeps: [zip4]\n", "line 40: unknown value \"zip4\""),
                Arguments.of(GOOD + "deny: [\"\"]\n", "line 40: an empty text"),
                Arguments.of(GOOD.replace("name: house", "name: My House"), "line 1: a name has"),
                Arguments.of(GOOD.replace("name: house\n", ""), "the key \"name\" is missing"),
                Arguments.of(GOOD + "name: again\n", "line 40"),
                Arguments.of(GOOD + "allow: [unclosed\n", "is not YAML"),
                Arguments.of("- a\n- b\n", "line 1: expected \"key: value\" lines"),
                Arguments.of("", "the policy is empty"));
    }

    @ParameterizedTest
    @MethodSource("faults")
    void parse_fault_isRefusedWithPlaceAndReason(String yaml, String message) {
        assertThatThrownBy(() -> Policies.parse(yaml, "p.yaml"))
                .isInstanceOf(PolicyException.class)
                .hasMessageStartingWith("p.yaml")
                .hasMessageContaining(message);
    }

    @Test
    void digest_commentsAndLineEnds_changeNothing() {
        PolicyRules plain = Policies.parse(GOOD, "a");
        assertThat(Policies.parse("# ours\n" + GOOD.replace("\n", "\r\n"), "b").digest())
                .isEqualTo(plain.digest());
        assertThat(Policies.parse(GOOD.replace("0.5", "0.6"), "a").digest()).isNotEqualTo(plain.digest());
    }

    @Test
    void load_file_isReadAsUtf8OrRefused(@TempDir Path dir) throws IOException {
        Path good = Files.writeString(dir.resolve("good.yaml"), GOOD + "deny: [Łódź]\n");
        assertThat(Policies.load(good).deny()).containsExactly("Łódź");
        Path bad = Files.write(dir.resolve("bad.yaml"), "name: \u00e4".getBytes(StandardCharsets.ISO_8859_1));
        assertThatThrownBy(() -> Policies.load(bad)).hasMessageContaining("is not UTF-8");
        assertThatThrownBy(() -> Policies.load(dir.resolve("none.yaml"))).hasMessageContaining("can't be read");
    }

    @Test
    void schema_namesEveryTypeAndKeep() {
        String schema = Policies.schema();
        for (FindingType type : FindingType.values()) {
            assertThat(schema).contains("\"" + type + "\"");
        }
        for (Keep keep : Keep.values()) {
            assertThat(schema).contains("\"" + keep.key() + "\"");
        }
    }
}
