package cloister.redaction.detection.identifiers;

import java.util.Locale;
import java.util.Set;

/** Hosts that everybody uses: they name nobody. */
final class Platforms {
    private static final Set<String> HOSTS = Set.of(
            "google.com",
            "gmail.com",
            "youtube.com",
            "facebook.com",
            "instagram.com",
            "twitter.com",
            "x.com",
            "linkedin.com",
            "wikipedia.org",
            "github.com",
            "gitlab.com",
            "amazon.com",
            "amazonaws.com",
            "microsoft.com",
            "office.com",
            "outlook.com",
            "apple.com",
            "icloud.com",
            "paypal.com",
            "whatsapp.com",
            "docker.io",
            "k8s.io",
            "json-schema.org",
            "w3.org",
            "hl7.org",
            "schema.org",
            "ietf.org",
            "iso.org",
            "apache.org",
            "mozilla.org",
            "python.org",
            "npmjs.com",
            "europa.eu",
            "gov.uk",
            "cdc.gov",
            "nih.gov",
            "hhs.gov",
            "irs.gov",
            "who.int",
            "nhs.uk",
            "example.com",
            "example.org",
            "example.net",
            "localhost",
            "schemas.xmlsoap.org",
            "openxmlformats.org");

    private Platforms() {}

    static boolean isWellKnown(String host) {
        String lower = host.toLowerCase(Locale.ROOT);
        return HOSTS.stream().anyMatch(known -> lower.equals(known) || lower.endsWith("." + known));
    }
}
