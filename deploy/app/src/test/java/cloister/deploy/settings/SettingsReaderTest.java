package cloister.deploy.settings;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import cloister.deploy.home.Refusal;
import java.nio.file.Path;
import java.time.Duration;
import java.time.ZoneId;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SettingsReaderTest {

    @Test
    void read_shippedExample_saysWhatTheDefaultsAre() {
        Settings shipped = SettingsReader.read(Path.of("..", "cloister.yaml"));
        Settings defaults = SettingsReader.defaults();
        assertThat(shipped.watch()).isEqualTo(defaults.watch());
        assertThat(shipped.extraction()).isEqualTo(defaults.extraction());
        assertThat(shipped.model()).isEqualTo(defaults.model());
        assertThat(shipped.audit()).isEqualTo(defaults.audit());
        assertThat(shipped.serve()).isEqualTo(defaults.serve());
        assertThat(shipped.mandate()).isEqualTo(defaults.mandate());
        assertThat(shipped.database()).isEqualTo(defaults.database());
        assertThat(shipped.schedules()).isEqualTo(defaults.schedules());
    }

    @Test
    void read_shippedExampleWithItsCommentsTaken_isValid() throws Exception {
        String commented = java.nio.file.Files.readString(Path.of("..", "cloister.yaml"));
        String live = commented.replaceAll("(?m)^#( |$)(?=\\s*[-a-z][a-z -]*:)", "");
        Settings settings = SettingsReader.parse(live, "example");
        assertThat(settings.schedules()).hasSize(1);
        assertThat(settings.database().external()).isPresent();
        Settings.Escalation escalation = settings.escalation().orElseThrow();
        Settings.Escalation least =
                SettingsReader.parse("""
                escalation:
                  url: https://llm.internal:8443/v1
                  hosts: llm.internal:8443
                  model: qwen2.5-32b-instruct
                  consent: gdpr
                """, "least").escalation().orElseThrow();
        assertThat(escalation.publicKey()).isPresent();
        assertThat(escalation.keyFile()).isPresent();
        assertThat(escalation.caFile()).isPresent();
        assertThat(escalation)
                .usingRecursiveComparison()
                .ignoringFields("publicKey", "keyFile", "caFile")
                .isEqualTo(least);
    }

    @Test
    void pseudonyms_caseAndAccounts_areRead() {
        Settings settings = SettingsReader.parse("""
                watch:
                  - name: ward
                    folder: ward
                    policy: house.yaml
                    case: ward-7
                reidentification:
                  allowed: [privacy-officer]
                """, "cloister.yaml");
        assertThat(settings.watch().get(0).caseName()).contains("ward-7");
        assertThat(settings.reidentification().allowed()).containsExactly("privacy-officer");
        assertThat(SettingsReader.defaults().reidentification().allowed()).isEmpty();
        assertThat(SettingsReader.defaults().watch().get(0).caseName()).isEmpty();
    }

    @Test
    void escalation_withoutUrl_isOff() {
        assertThat(SettingsReader.defaults().escalation()).isEmpty();
        assertThat(SettingsReader.parse("escalation:\n", "cloister.yaml").escalation())
                .isEmpty();
    }

    @Test
    void parse_everyKindOfValue_isTyped() {
        Settings settings = SettingsReader.parse("""
                watch:
                  - name: letters
                    folder: /srv/letters
                    quiet: 500ms
                    originals: leave
                schedules:
                  - name: nightly
                    cron: "0 0 2 * * ?"
                    zone: Europe/Berlin
                    in: /srv/batch
                    out: /srv/results
                    misfire: skip
                extraction:
                  max-bytes: 10MiB
                  ocr-languages: [eng, deu]
                """, "cloister.yaml");
        assertThat(settings.watch().get(0).quiet()).isEqualTo(Duration.ofMillis(500));
        assertThat(settings.watch().get(0).moveOriginals()).isFalse();
        assertThat(settings.schedules().get(0).zone()).isEqualTo(ZoneId.of("Europe/Berlin"));
        assertThat(settings.schedules().get(0).misfire()).isEqualTo(Settings.Misfire.SKIP);
        assertThat(settings.extraction().maxBytes()).isEqualTo(10_485_760);
        assertThat(settings.extraction().ocrLanguages()).containsExactly("eng", "deu");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "'serve:\\n  prot: 1'|line 2: unknown key serve.prot; did you mean port?",
                "'wtach: []'|line 1: unknown key wtach; did you mean watch?",
                "'serve:\\n  port: http'|line 2: serve.port is a whole number from 0 to 65535, not \"http\"",
                "'serve:\\n  port: 70000'|line 2: serve.port is a whole number",
                "'serve: 5'|line 1: serve is a section",
                "'extraction:\\n  workers: 2\\n  timeout: 90'|line 3: extraction.timeout is a time from 1s to 1d",
                "'extraction:\\n  max-bytes: lots'|line 2: extraction.max-bytes is a size",
                "'detection:\\n  speed: slow'|line 2: detection.speed is one of thorough, fast, not \"slow\"",
                "'model:\\n  precision: int3'|line 2: model.precision is one of auto, float32, int8, int4",
                "'model:\\n  device: tpu'|line 2: model.device is one of auto, cpu, cuda",
                "'model:\\n  device: cuda\\n  precision: int8'|line 3: model.precision is auto (which is float16 there) or float32 with the device cuda",
                "'model:\\n  precision: int8\\n  precision: int8'|line 3: model.precision stands twice",
                "'model: [\\n'|line 2: not YAML",
                "'- watch'|line 1: the file is not a list of sections",
                "'database:\\n  url: mysql://x'|line 2: database.url starts with jdbc:postgresql:",
                "'database:\\n  url: jdbc:postgresql://h/d?password=x'|line 2: database.url must not hold a password",
                "'database:\\n  url: jdbc:postgresql://h/d'|line 2: database.application needs password-file",
                "'watch:\\n  - folder: a'|line 2: watch[0] needs name",
                "'watch:\\n  - {name: A B, folder: a}'|line 2: watch[0].name is at most 40 small letters",
                "'watch:\\n  - {name: a, folder: a}\\n  - {name: a, folder: b}'|line 3: watch[1].name is taken",
                "'schedules:\\n  - {name: a, in: a, out: b, cron: x, zone: Mars}'|line 2: schedules[0].zone is a time zone",
                "'schedules:\\n  - {name: a, out: b, cron: x}'|line 2: schedules[0].in names at least one file or folder",
                "'escalation:\\n  model: m'|line 2: escalation.model belongs to an escalation.url",
                "'escalation:\\n  hosts: [a:1]\\n  model: m\\n  consent: [gdpr]\\n  url: https://b:1/v1'|line 2: escalation.hosts names the hosts that are allowed; b:1 of escalation.url",
                "'escalation:\\n  hosts: [a:1]\\n  model: m\\n  consent: [gdpr]\\n  url: ftp://a:1'|line 5: escalation.url is a URL like https://llm.internal:8443/v1",
                "'escalation:\\n  hosts: [a:1]\\n  model: m\\n  consent: [gdpr]\\n  url: https://user:pw@a:1/v1'|line 5: escalation.url is a URL like",
                "'escalation:\\n  hosts: [a:1]\\n  model: m\\n  consent: [gdpr]\\n  url: https://203.0.113.7:1/v1'|line 5: escalation.url leads to an address which is public",
                "'escalation:\\n  hosts: [a:1]\\n  model: m\\n  consent: [gdpr]\\n  url: https://169.254.169.254:1/v1'|line 5: escalation.url leads to an address which is link-local",
                "'escalation:\\n  hosts: [a:1]\\n  model: m\\n  consent: [gdpr]\\n  url: https://100.64.0.9:1/v1'|line 5: escalation.url leads to an address which is shared",
                "'escalation:\\n  url: https://a:1/v1\\n  hosts: [a]\\n  model: m\\n  consent: [gdpr]'|line 3: escalation.hosts is a list of hosts with their ports",
                "'escalation:\\n  url: https://a:1/v1\\n  hosts: [a:1]\\n  model: m'|line 2: escalation.consent names the policies",
                "'escalation:\\n  url: https://a:1/v1\\n  hosts: [a:1]\\n  model: m\\n  consent: [gpdr]'|line 5: escalation.consent names policies (",
                "'escalation:\\n  url: https://a:1/v1\\n  hosts: [a:1]\\n  consent: [gdpr]\\n  model: John Smith'|line 5: escalation.model is at most 128 letters",
                "'escalation:\\n  url: https://a:1/v1\\n  hosts: [a:1]\\n  consent: [gdpr]\\n  model: m\\n  api-key: sk'|line 6: unknown key escalation.api-key",
                "'escalation:\\n  url: https://a:1/v1\\n  hosts: [a:1]\\n  consent: [gdpr]\\n  model: m\\n  if-failed: send'|line 6: escalation.if-failed is one of local, hold",
                "'mandate:\\n  actor:'|line 2: mandate.actor is a text",
                "'watch:\\n  - {name: a, folder: a, names-safe: yes}'|line 2: watch[0].names-safe is true or false",
            })
    void parse_wrong_isRefusedWithLine(String yaml, String message) {
        assertThatThrownBy(() -> SettingsReader.parse(yaml.replace("\\n", "\n"), "cloister.yaml"))
                .isInstanceOf(Refusal.class)
                .hasMessageContaining("cloister.yaml, " + message);
    }

    @Test
    void parse_severalFaults_areAllNamedInOrder() {
        assertThatThrownBy(() -> SettingsReader.parse("serve:\n  port: x\nmodle: 1\n", "cloister.yaml"))
                .hasMessage("""
                        cloister.yaml, line 2: serve.port is a whole number from 0 to 65535, not "x"
                        cloister.yaml, line 3: unknown key modle; did you mean model?""");
    }

    @Test
    void read_missingFile_isRefused() {
        assertThatThrownBy(() -> SettingsReader.read(Path.of("no-such-file.yaml")))
                .isInstanceOf(Refusal.class)
                .hasMessageContaining("no-such-file.yaml");
    }
}
