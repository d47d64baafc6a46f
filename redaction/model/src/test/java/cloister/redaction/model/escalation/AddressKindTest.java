package cloister.redaction.model.escalation;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.InetAddress;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class AddressKindTest {

    @ParameterizedTest
    @CsvSource({
        "127.0.0.1, LOOPBACK",
        "127.255.255.254, LOOPBACK",
        "126.255.255.255, PUBLIC",
        "128.0.0.1, PUBLIC",
        "::1, LOOPBACK",
        "::2, PUBLIC",
        "10.0.0.0, PRIVATE",
        "10.255.255.255, PRIVATE",
        "9.255.255.255, PUBLIC",
        "11.0.0.0, PUBLIC",
        "172.15.255.255, PUBLIC",
        "172.16.0.0, PRIVATE",
        "172.31.255.255, PRIVATE",
        "172.32.0.0, PUBLIC",
        "192.168.0.1, PRIVATE",
        "192.167.255.255, PUBLIC",
        "192.169.0.0, PUBLIC",
        "192.0.2.1, PUBLIC",
        "100.63.255.255, PUBLIC",
        "100.64.0.0, SHARED",
        "100.127.255.255, SHARED",
        "100.128.0.0, PUBLIC",
        "169.254.169.254, LINK_LOCAL",
        "169.253.0.1, PUBLIC",
        "0.0.0.0, PUBLIC",
        "::, PUBLIC",
        "8.8.8.8, PUBLIC",
        "224.0.0.1, PUBLIC",
        "240.0.0.1, PUBLIC",
        "255.255.255.255, PUBLIC",
        "198.18.0.1, PUBLIC",
        "fc00::1, PRIVATE",
        "fd12:3456:789a::1, PRIVATE",
        "fdff:ffff:ffff:ffff:ffff:ffff:ffff:ffff, PRIVATE",
        "fbff::1, PUBLIC",
        "fe00::1, PUBLIC",
        "fe80::1, LINK_LOCAL",
        "febf::1, LINK_LOCAL",
        "fec0::1, PUBLIC",
        "ff02::1, PUBLIC",
        "2001:db8::1, PUBLIC",
        "2606:4700::1111, PUBLIC",
        // One protocol's address inside another's: through a gateway these lead anywhere.
        "::ffff:8.8.8.8, PUBLIC",
        "::ffff:10.0.0.1, PRIVATE",
        "::ffff:169.254.169.254, LINK_LOCAL",
        "::10.0.0.1, PUBLIC",
        "64:ff9b::10.0.0.1, PUBLIC",
        "64:ff9b:1::10.0.0.1, PUBLIC",
        "2002:0a00:0001::1, PUBLIC",
        "2001:0:0a00:1::1, PUBLIC",
    })
    void of_edgesOfEveryRange_areToldApart(String address, AddressKind kind) throws Exception {
        assertThat(AddressKind.of(InetAddress.getByName(address))).isEqualTo(kind);
        assertThat(AddressKind.of(InetAddress.getByName(address)).isInside())
                .isEqualTo(kind == AddressKind.LOOPBACK || kind == AddressKind.PRIVATE);
    }
}
