package cloister.redaction.model.escalation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class GateTest {

    @ParameterizedTest
    @CsvSource({
        "https://llm/v1, 127.0.0.1, false, ''",
        "https://llm/v1, 10.1.2.3, false, ''",
        "https://llm/v1, fd00::1, false, ''",
        "https://llm/v1, 198.51.100.1, true, address not private",
        "https://llm/v1, 100.64.0.1, true, address not private",
        "http://llm/v1, 127.0.0.1, false, ''",
        "http://llm/v1, ::1, false, ''",
        "http://llm/v1, 10.1.2.3, false, plain HTTP not allowed",
        "http://llm/v1, 10.1.2.3, true, ''",
        "http://llm/v1, 198.51.100.1, true, address not private",
    })
    void open_oneAddress_isAllowedOrNot(String url, String address, boolean plainInside, String words)
            throws Exception {
        InetAddress target = InetAddress.getByName(address);
        Gate gate = new Gate(host -> List.of(target), plainInside);
        if (words.isEmpty()) {
            assertThat(gate.open(Endpoint.of(url))).containsExactly(target);
        } else {
            assertThatThrownBy(() -> gate.open(Endpoint.of(url)))
                    .isInstanceOf(CallException.class)
                    .hasMessage(words);
        }
    }

    @Test
    void open_addresses_haveNoNameThatCouldBeResolvedAgain() throws Exception {
        InetAddress named = InetAddress.getByAddress("llm.internal", new byte[] {10, 0, 0, 1});
        Gate gate = new Gate(host -> List.of(named), false);
        assertThat(gate.open(Endpoint.of("https://llm.internal/v1")).get(0)).hasToString("/10.0.0.1");
    }

    @Test
    void open_nameWithoutAddress_isNotResolved() {
        Gate none = new Gate(host -> List.of(), false);
        Gate unknown = new Gate(
                host -> {
                    throw new UnknownHostException(host);
                },
                false);
        assertThatThrownBy(() -> none.open(Endpoint.of("https://llm/v1"))).hasMessage("name not resolved");
        assertThatThrownBy(() -> unknown.open(Endpoint.of("https://llm/v1"))).hasMessage("name not resolved");
    }
}
