package cloister.redaction.model.escalation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import cloister.redaction.model.ModelException;
import java.net.InetAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ServedModelTest {
    @TempDir
    Path folder;

    @Test
    void obstacle_publicAddress_isNamed() {
        assertThat(obstacle("https://llm.example/v1", "203.0.113.7"))
                .contains("llm.example is 203.0.113.7, which is public; text goes to private addresses only"
                        + " (RFC 1918, RFC 4193) or to this machine: name a server there");
        assertThat(obstacle("https://llm.example/v1", "100.64.0.1")).isPresent();
        assertThat(obstacle("https://llm.example/v1", "10.0.0.1")).isEmpty();
        assertThat(obstacle("http://llm.example/v1", "10.0.0.1"))
                .hasValueSatisfying(words -> assertThat(words).contains("escalation.plain-http: true"));
    }

    private static Optional<String> obstacle(String url, String address) {
        Writers writers = Writers.at(url).withResolver(host -> List.of(InetAddress.getByName(address)));
        return ServedModel.of(writers.settings(), writers.resolver(), Clock.systemUTC())
                .obstacle();
    }

    @Test
    void open_publicAddress_isRefused() {
        Writers writers = Writers.at("https://203.0.113.7/v1");
        assertThatThrownBy(() -> RemoteWriter.open(writers.settings(), Writers.FINGERPRINTER, Clock.systemUTC()))
                .isInstanceOf(ModelException.class)
                .hasMessageStartingWith("escalation.url is refused: 203.0.113.7 is 203.0.113.7, which is public");
    }

    @Test
    void key_fileOpenToOthers_isRefused() throws Exception {
        Path key = Writers.secret(folder.resolve("key"), "sk-secret");
        assertThat(ApiKey.read(key).reveal()).isEqualTo("sk-secret");
        assertThat(ApiKey.read(key)).hasToString("ApiKey");
        Files.setPosixFilePermissions(key, PosixFilePermissions.fromString("rw-r-----"));
        assertThatThrownBy(() -> ApiKey.read(key))
                .isInstanceOf(ModelException.class)
                .hasMessageContaining("chmod 600")
                .hasMessageNotContaining("sk-secret");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "  \n", "two words", "sk\r\nX-Evil: 1", "sk\nsecond", "schl\u00fcssel"})
    void key_thatIsNone_isRefusedWithoutShowingIt(String content) throws Exception {
        Path key = Writers.secret(folder.resolve("key"), content);
        assertThatThrownBy(() -> ApiKey.read(key))
                .isInstanceOf(ModelException.class)
                .hasMessageContaining("doesn't hold one key")
                .hasMessageNotContaining("Evil");
    }

    @Test
    void authorities_fileWithoutCertificates_isRefused() throws Exception {
        Path empty = Files.writeString(folder.resolve("empty.pem"), "");
        Path junk = Files.writeString(folder.resolve("junk.pem"), "junk");
        for (Path file : List.of(empty, junk, folder.resolve("missing.pem"))) {
            assertThatThrownBy(() -> ServerTrust.of(Optional.of(file), Optional.empty()))
                    .isInstanceOf(ModelException.class)
                    .hasMessageContaining("escalation.ca-file");
        }
    }

    @Test
    void settings_hostThatIsNotAllowed_isRefused() {
        EscalationSettings s = Writers.at("https://llm.internal:8443/v1").settings();
        for (String other : List.of("llm.internal:443", "internal:8443", "x.llm.internal:8443")) {
            assertThatThrownBy(() -> new EscalationSettings(
                            s.endpoint(),
                            s.model(),
                            Set.of(other),
                            s.keyFile(),
                            s.authorities(),
                            s.publicKey(),
                            false,
                            Duration.ofSeconds(1),
                            Duration.ofSeconds(1),
                            0,
                            Duration.ZERO,
                            10_000,
                            500,
                            100_000))
                    .isInstanceOf(IllegalArgumentException.class)
                    .hasMessageContaining("not among the allowed hosts");
        }
    }
}
