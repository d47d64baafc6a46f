package cloister.redaction.model.escalation;

import java.net.Inet4Address;
import java.net.InetAddress;

/**
 * What kind of place an address is. What isn't known to be inside is outside: a range that nobody thought of is public.
 */
enum AddressKind {
    /** This machine: 127.0.0.0/8, ::1. */
    LOOPBACK("on this machine"),
    /** RFC 1918: 10/8, 172.16/12, 192.168/16. RFC 4193: fc00::/7. */
    PRIVATE("private"),
    /** RFC 3927, RFC 4291: 169.254/16, fe80::/10. Where clouds answer with credentials; no place for a server. */
    LINK_LOCAL("link-local"),
    /** RFC 6598: 100.64/10. Shared with the carrier, so it isn't inside. */
    SHARED("shared with the carrier (RFC 6598)"),
    /** Everything else: public, unspecified, multicast, reserved, deprecated, or one protocol's address inside another's. */
    PUBLIC("public");

    private final String words;

    AddressKind(String words) {
        this.words = words;
    }

    /** As the end of "its address is …". */
    String words() {
        return words;
    }

    boolean isInside() {
        return this == LOOPBACK || this == PRIVATE;
    }

    static AddressKind of(InetAddress address) {
        byte[] bytes = address.getAddress();
        // Java reads an IPv4 address that is mapped into IPv6 as the IPv4 address, so that it can't hide here.
        return address instanceof Inet4Address ? ofIpv4(bytes) : ofIpv6(bytes);
    }

    private static AddressKind ofIpv4(byte[] bytes) {
        int first = bytes[0] & 0xff;
        int second = bytes[1] & 0xff;
        if (first == 127) {
            return LOOPBACK;
        }
        if (first == 10 || (first == 172 && second >> 4 == 1) || (first == 192 && second == 168)) {
            return PRIVATE;
        }
        if (first == 169 && second == 254) {
            return LINK_LOCAL;
        }
        return first == 100 && second >> 6 == 1 ? SHARED : PUBLIC;
    }

    private static AddressKind ofIpv6(byte[] bytes) {
        int first = bytes[0] & 0xff;
        if ((first & 0xfe) == 0xfc) {
            return PRIVATE;
        }
        if (first == 0xfe && (bytes[1] & 0xc0) == 0x80) {
            return LINK_LOCAL;
        }
        for (int i = 0; i < 15; i++) {
            if (bytes[i] != 0) {
                return PUBLIC;
            }
        }
        return bytes[15] == 1 ? LOOPBACK : PUBLIC;
    }
}
