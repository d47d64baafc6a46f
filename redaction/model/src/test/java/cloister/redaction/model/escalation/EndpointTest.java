package cloister.redaction.model.escalation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class EndpointTest {

    @ParameterizedTest
    @CsvSource({
        "https://LLM.Internal:8443/v1/, https://llm.internal:8443/v1, llm.internal:8443",
        "https://llm/v1, https://llm:443/v1, llm:443",
        "http://127.0.0.1:11434/v1, http://127.0.0.1:11434/v1, 127.0.0.1:11434",
        "HTTP://localhost, http://localhost:80, localhost:80",
        "https://[FD00::5]:8443/v1, https://[fd00::5]:8443/v1, [fd00::5]:8443",
        "https://I.example/v1, https://i.example:443/v1, i.example:443",
    })
    void of_url_isCanonical(String url, String canonical, String authority) {
        assertThat(Endpoint.of(url)).hasToString(canonical);
        assertThat(Endpoint.of(url).authority()).isEqualTo(authority);
        assertThat(Endpoint.authority(authority)).isEqualTo(authority);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "llm.internal:8443",
                "ftp://llm.internal/v1",
                "https:///v1",
                "https://user:secret@llm.internal/v1",
                "https://llm.internal@evil.example/v1",
                "https://llm.internal/v1?key=secret",
                "https://llm.internal/v1#part",
                "https://llm.internal:0/v1",
                "https://llm.internal:65536/v1",
                "https://llm.internal:port/v1",
                "https://2130706433/v1",
                "https://127.1/v1",
                "https://0x7f.0.0.1/v1",
                "https://0x7f000001/v1",
                "https://256.1.1.1/v1",
                "https://llm_internal/v1",
                "https://-llm/v1",
                "https://llm..internal/v1",
                "https://llm.internal./v1",
                "https://llm.internal/v1/%2e%2e",
                "https://llm.internal/v 1",
                "https://llm.internal/v1\r\nX: y",
                "https://l\u0131m.internal/v1",
                "https://[fd00::5%eth0]/v1",
            })
    void of_anythingElse_isRefusedWithoutRepeatingIt(String url) {
        assertThatThrownBy(() -> Endpoint.of(url))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageStartingWith("is ")
                .hasMessageNotContaining("secret")
                .hasNoCause();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"llm.internal", "llm.internal:", ":8443", "*.internal:8443", "fd00::5:8443", "10.0.0.0/8:443"})
    void authority_notOneHostWithItsPort_isRefused(String text) {
        assertThatThrownBy(() -> Endpoint.authority(text)).isInstanceOf(IllegalArgumentException.class);
    }
}
