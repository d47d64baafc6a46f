package cloister.deploy.settings;

import cloister.pipeline.Sha256;
import cloister.redaction.detection.Policies;
import cloister.redaction.model.escalation.Endpoint;
import cloister.redaction.model.escalation.EscalationSettings;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** The section {@code escalation}: off without a URL. */
final class EscalationReader {
    private static final List<String> KEYS = List.of(
            "hosts",
            "model",
            "consent",
            "longer-than",
            "fewer-than",
            "if-failed",
            "key-file",
            "ca-file",
            "public-key",
            "plain-http",
            "connect-timeout",
            "timeout",
            "retries",
            "max-characters",
            "max-tokens",
            "max-answer");

    private EscalationReader() {}

    static Optional<Settings.Escalation> read(Section section) {
        Optional<String> url = section.text("url");
        Optional<Settings.Escalation> escalation = Optional.empty();
        if (url.isPresent()) {
            checkUrl(section, url.get());
            escalation = Optional.of(read(section, url.get()));
        } else {
            for (String key : KEYS) {
                if (section.has(key)) {
                    section.complain(key, "belongs to an escalation.url");
                }
            }
        }
        section.end();
        return escalation;
    }

    private static Settings.Escalation read(Section section, String url) {
        Duration second = Duration.ofSeconds(1);
        return new Settings.Escalation(
                url,
                hosts(section, url),
                model(section),
                consent(section),
                section.number("longer-than", 20_000, 0, 500_000_000),
                section.number("fewer-than", 0, 0, 1_000),
                section.choice("if-failed", "local", List.of("local", "hold")).equals("hold"),
                section.text("key-file"),
                section.text("ca-file"),
                section.parsed("public-key", "64 hexadecimal digits", EscalationReader::digest),
                section.truth("plain-http", false),
                section.duration(
                        "connect-timeout", Duration.ofSeconds(5), Duration.ofMillis(100), Duration.ofMinutes(1)),
                section.duration("timeout", Duration.ofMinutes(2), second, Duration.ofHours(1)),
                section.number("retries", 2, 0, 10),
                section.number("max-characters", 24_000, 1_000, 2_000_000),
                section.number("max-tokens", 1_024, 64, 100_000),
                (int) Math.min(section.size("max-answer", 1_000_000, 1_024), 64L << 20));
    }

    private static void checkUrl(Section section, String url) {
        try {
            Endpoint.of(url).obstacle().ifPresent(obstacle -> section.complain("url", obstacle));
        } catch (IllegalArgumentException e) {
            section.complain("url", String.valueOf(e.getMessage()));
        }
    }

    private static List<String> hosts(Section section, String url) {
        List<String> hosts = section.texts("hosts", List.of());
        try {
            List<String> allowed = hosts.stream().map(Endpoint::authority).toList();
            String wanted = Endpoint.of(url).authority();
            if (!allowed.contains(wanted)) {
                section.complain(
                        "hosts",
                        "names the hosts that are allowed; " + wanted
                                + " of escalation.url isn't among them: add it if redacted text may go there");
            }
            return allowed;
        } catch (IllegalArgumentException e) {
            if (hosts.stream().anyMatch(host -> !isAuthority(host))) {
                section.complain("hosts", "is a list of hosts with their ports, for example [llm.internal:8443]");
            }
            return List.of();
        }
    }

    private static boolean isAuthority(String text) {
        try {
            var unused = Endpoint.authority(text);
            return true;
        } catch (IllegalArgumentException e) {
            return false;
        }
    }

    private static String model(Section section) {
        String model = section.required("model", "qwen2.5-32b-instruct");
        if (!EscalationSettings.isModel(model)) {
            section.complain("model", "is at most 128 letters, digits and . _ : / @ + -, as the server calls it");
        }
        return model;
    }

    private static List<String> consent(Section section) {
        List<String> consent = section.texts("consent", List.of());
        if (consent.isEmpty()) {
            section.complain("consent", "names the policies whose documents may be sent, redacted, for example [gdpr]");
        }
        for (String policy : consent) {
            if (!Policies.names().contains(policy) && !policy.endsWith(".yaml")) {
                section.complain(
                        "consent",
                        "names policies (" + String.join(", ", Policies.names())
                                + ", or a file that ends in .yaml), not \"" + policy + "\"");
            }
        }
        return consent;
    }

    private static Optional<Sha256> digest(String text) {
        String hex = text.replace(":", "").toLowerCase(Locale.ROOT);
        return hex.matches("[0-9a-f]{64}") ? Optional.of(new Sha256(hex)) : Optional.empty();
    }
}
