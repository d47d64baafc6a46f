package cloister.redaction.model.escalation;

import java.net.InetAddress;
import java.net.URI;
import java.net.URISyntaxException;
import java.net.UnknownHostException;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * Where a model is served: the base of an OpenAI-compatible API.
 *
 * @param secure TLS; else plain HTTP
 * @param host a name or an address in lower case, IPv6 without brackets
 * @param path without a slash at its end, for example {@code /v1}
 */
public record Endpoint(boolean secure, String host, int port, String path) {
    /** The end of a refusal: what is allowed, and what to do. */
    static final String INSIDE_ONLY =
            "; text goes to private addresses only (RFC 1918, RFC 4193) or to this machine: name a server there";

    private static final Pattern NAME =
            Pattern.compile("(?:[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?\\.)*[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?");
    private static final Pattern QUAD = Pattern.compile("(?:(?:25[0-5]|2[0-4]\\d|1?\\d?\\d)(?:\\.(?!$)|$)){4}");
    private static final Pattern COLONS = Pattern.compile("[0-9a-f:.]{2,45}");
    private static final Pattern PATH = Pattern.compile("(?:/[A-Za-z0-9._~-]+)*");

    public Endpoint {
        if (!isHost(host) || port < 1 || port > 65_535 || !PATH.matcher(path).matches() || host.length() > 253) {
            throw new IllegalArgumentException("is no host and port");
        }
    }

    /**
     * Reads a URL.
     *
     * @throws IllegalArgumentException if it isn't one; the message goes on after the name of the setting
     */
    public static Endpoint of(String url) {
        try {
            URI uri = new URI(url);
            boolean secure = "https".equalsIgnoreCase(uri.getScheme());
            boolean plain = "http".equalsIgnoreCase(uri.getScheme());
            String authority = uri.getRawAuthority();
            if ((secure || plain)
                    && authority != null
                    && authority.indexOf('@') < 0
                    && uri.getRawQuery() == null
                    && uri.getRawFragment() == null) {
                String path = String.valueOf(uri.getRawPath()).replaceFirst("/+$", "");
                String at = authority.matches(".*:\\d+") ? authority : authority + (secure ? ":443" : ":80");
                return of(secure, at, path);
            }
        } catch (URISyntaxException e) {
            // Answered below: the parser's own message repeats what it was given.
        }
        throw new IllegalArgumentException(
                "is a URL like https://llm.internal:8443/v1, without user, query or fragment");
    }

    /**
     * The canonical form of a host with its port, as an allow-list has them.
     *
     * @throws IllegalArgumentException if it isn't one; the message goes on after the name of the setting
     */
    public static String authority(String text) {
        return of(true, text, "").authority();
    }

    private static Endpoint of(boolean secure, String authority, String path) {
        int colon = authority.lastIndexOf(':');
        String port = authority.substring(colon + 1);
        if (colon > 0 && port.matches("\\d{1,5}")) {
            String host = authority.substring(0, colon).toLowerCase(Locale.ROOT);
            boolean bracketed = host.startsWith("[") && host.endsWith("]");
            if (bracketed == (host.indexOf(':') >= 0)) {
                return new Endpoint(
                        secure, bracketed ? host.substring(1, host.length() - 1) : host, Integer.parseInt(port), path);
            }
        }
        throw new IllegalArgumentException("is a host with its port, for example llm.internal:8443");
    }

    /** A name, or an address written in full: 127.1 and 2130706433 are addresses too, to some. */
    private static boolean isHost(String host) {
        if (host.indexOf(':') >= 0) {
            return COLONS.matcher(host).matches();
        }
        String last = host.substring(host.lastIndexOf('.') + 1);
        boolean numeric = last.matches("\\d+|0x.*");
        return numeric ? QUAD.matcher(host).matches() : NAME.matcher(host).matches();
    }

    /** Whether the host is an address and not a name. */
    boolean isLiteral() {
        return host.indexOf(':') >= 0 || QUAD.matcher(host).matches();
    }

    /**
     * What stands against it as it is written, for people: an address outside the private network. A name is looked at
     * when it is resolved.
     */
    public Optional<String> obstacle() {
        if (!isLiteral()) {
            return Optional.empty();
        }
        try {
            AddressKind kind = AddressKind.of(InetAddress.getByName(host));
            return kind.isInside()
                    ? Optional.empty()
                    : Optional.of("leads to an address which is " + kind.words() + INSIDE_ONLY);
        } catch (UnknownHostException e) {
            return Optional.of("is no address");
        }
    }

    /** Host and port. */
    public String authority() {
        return (host.indexOf(':') >= 0 ? "[" + host + "]" : host) + ":" + port;
    }

    @Override
    public String toString() {
        return (secure ? "https://" : "http://") + authority() + path;
    }
}
