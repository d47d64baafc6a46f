package cloister.redaction.detection;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import cloister.pipeline.Action;
import cloister.pipeline.FindingType;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
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

    @Test
    void parse_actions_areReadWithTheirOptions() {
        PolicyRules rules = Policies.parse(
                GOOD.replace("  NAME: redact", "  NAME: surrogate")
                                .replace("  DATE: redact", "  DATE: {shift: {days: 90, weeks: true, order: day-first}}")
                                .replace("  AGE: redact", "  AGE: {generalize: {band: 5}, redact-at: 0.3}")
                                .replace("  SSN: redact", "  SSN: {mask: {last: 4}}")
                                .replace("  MRN: redact", "  MRN: {hash: {}}")
                                .replace("  ACCOUNT: redact", "  ACCOUNT: encrypt")
                        + "scope: case\n",
                "p.yaml");
        assertThat(rules.treatments()).hasSize(6);
        assertThat(rules.treatment(FindingType.NAME).action()).isEqualTo(Action.SURROGATE);
        assertThat(rules.treatment(FindingType.DATE))
                .isEqualTo(Treatment.shift(90, true, Optional.of(Treatment.Order.DAY_FIRST)));
        assertThat(rules.treatment(FindingType.AGE)).isEqualTo(Treatment.generalize(5));
        assertThat(rules.redactAtByType()).containsEntry(FindingType.AGE, 0.3);
        assertThat(rules.treatment(FindingType.SSN)).isEqualTo(Treatment.mask(4));
        assertThat(rules.treatment(FindingType.MRN).action()).isEqualTo(Action.HASH);
        assertThat(rules.treatment(FindingType.ACCOUNT).action()).isEqualTo(Action.ENCRYPT);
        assertThat(rules.treatment(FindingType.PHONE).action()).isEqualTo(Action.PLACEHOLDER);
        assertThat(rules.scope()).isEqualTo(Scope.CASE);
        assertThat(rules.needsKey()).isTrue();
        assertThat(rules.redacted()).hasSize(FindingType.values().length);
    }

    @Test
    void builtIn_allNames_askForPlaceholdersOnly() {
        for (String name : Policies.names()) {
            assertThat(Policies.named(name).rewrites()).isFalse();
        }
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
                Arguments.of("", "the policy is empty"),
                with("MRN: sha256", "a plain hash is refused"),
                with("MRN: {hash: sha256}", "a plain hash is refused"),
                with("MRN: MD5", "a plain hash is refused"),
                with(
                        "DATE: surrogate",
                        "DATE can't be treated by surrogate; it can be redact, keep, mask, hash, shift"),
                with("NAME: encrypt", "NAME can't be treated by encrypt"),
                with("NAME: {shift: {}}", "unknown key \"shift\""),
                with("DATE: {shift: {}, mask: {}}", "DATE has more than one action"),
                with("DATE: {}", "DATE needs redact, keep or"),
                with("DATE: {shift: {days: 0}}", "expected a whole number from 1 to 3650, found \"0\""),
                with("DATE: {shift: {days: 3, weeks: true}}", "expected a whole number from 7 to 3650"),
                with("DATE: {shift: {order: any}}", "known are day-first, month-first"),
                with("SSN: {mask: {last: 5}}", "expected a whole number from 0 to 4"),
                with("AGE: {generalize: {band: x}}", "expected a whole number from 2 to 30"),
                with("DATE: {generalize: {band: 5}}", "unknown key \"band\""),
                Arguments.of(
                        GOOD + "scope: world\n", "line 40: unknown value \"world\"; known are document, case, tenant"),
                Arguments.of(
                        GOOD.replace("DATE: redact", "DATE: shift") + "scope: tenant\n",
                        "line 40: dates can't be moved with scope tenant"));
    }

    private static Arguments with(String entry, String message) {
        String type = entry.substring(0, entry.indexOf(':'));
        return Arguments.of(GOOD.replace("  " + type + ": redact\n", "  " + entry + "\n"), message);
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
    void schema_namesEveryTypeKeepActionAndScope() {
        String schema = Policies.schema();
        for (FindingType type : FindingType.values()) {
            assertThat(schema).contains("\"" + type + "\"");
        }
        for (Keep keep : Keep.values()) {
            assertThat(schema).contains("\"" + keep.key() + "\"");
        }
        for (Action action : Action.values()) {
            assertThat(schema).contains("\"" + action.word() + "\"");
        }
        for (Scope scope : Scope.values()) {
            assertThat(schema).contains("\"" + scope.word() + "\"");
        }
    }
}
