package cloister.redaction.model.escalation;

import static org.assertj.core.api.Assertions.assertThat;

import cloister.pipeline.Attempt;
import cloister.pipeline.CodePoints;
import cloister.pipeline.Fingerprinter;
import cloister.pipeline.Recorded;
import cloister.pipeline.RedactedText;
import cloister.pipeline.Sha256;
import cloister.pipeline.Span;
import cloister.redaction.model.writing.Audience;
import cloister.redaction.model.writing.DraftSentence;
import cloister.redaction.model.writing.WritingTask;
import java.net.InetAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Writers with the settings of a test: quick, without retries, {@code llm.internal} is this machine. */
record Writers(EscalationSettings settings, Resolver resolver) {
    static final String TEXT = "[NAME_1] came with chest pain. The pain settled.\nHe was sent home on [DATE_1].";
    static final Fingerprinter FINGERPRINTER = text -> "hmac-sha256:" + Sha256.ofUtf8(text.reveal());

    static Writers at(String url) {
        Endpoint endpoint = Endpoint.of(url);
        EscalationSettings settings = new EscalationSettings(
                endpoint,
                "asked-1",
                Set.of(endpoint.authority()),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                false,
                Duration.ofSeconds(5),
                Duration.ofSeconds(30),
                0,
                Duration.ofMillis(1),
                10_000,
                500,
                100_000);
        return new Writers(settings, host -> List.of(InetAddress.getByName("127.0.0.1")));
    }

    /** TLS on this machine, under a name; without an authority of its own. */
    static Writers at(int port) {
        return at("https://llm.internal:" + port + "/v1");
    }

    static Writers at(int port, Path authority) {
        Writers plain = at(port);
        EscalationSettings s = plain.settings;
        return new Writers(
                new EscalationSettings(
                        s.endpoint(),
                        s.model(),
                        s.allowed(),
                        s.keyFile(),
                        Optional.of(authority),
                        s.publicKey(),
                        s.plainInside(),
                        s.connectTimeout(),
                        s.timeout(),
                        s.retries(),
                        s.pause(),
                        s.mostCharacters(),
                        s.mostTokens(),
                        s.mostAnswer()),
                plain.resolver);
    }

    Writers withResolver(Resolver other) {
        return new Writers(settings, other);
    }

    Writers withKey(Path file) {
        return with(Optional.of(file), settings.publicKey(), false, settings.timeout(), settings.retries());
    }

    Writers withPin(Sha256 key) {
        return with(settings.keyFile(), Optional.of(key), false, settings.timeout(), settings.retries());
    }

    Writers withPlainInside() {
        return with(settings.keyFile(), settings.publicKey(), true, settings.timeout(), settings.retries());
    }

    Writers withTimeout(Duration timeout) {
        return with(settings.keyFile(), settings.publicKey(), settings.plainInside(), timeout, settings.retries());
    }

    Writers withRetries(int retries) {
        return with(settings.keyFile(), settings.publicKey(), settings.plainInside(), settings.timeout(), retries);
    }

    private Writers with(Optional<Path> key, Optional<Sha256> pin, boolean plain, Duration timeout, int retries) {
        EscalationSettings s = settings;
        return new Writers(
                new EscalationSettings(
                        s.endpoint(),
                        s.model(),
                        s.allowed(),
                        key,
                        s.authorities(),
                        pin,
                        plain,
                        s.connectTimeout(),
                        timeout,
                        retries,
                        s.pause(),
                        s.mostCharacters(),
                        s.mostTokens(),
                        s.mostAnswer()),
                resolver);
    }

    RemoteWriter writer() {
        return new RemoteWriter(settings, ServedModel.of(settings, resolver, Clock.systemUTC()), FINGERPRINTER);
    }

    /** Has three sentences told in two. */
    Recorded<Attempt<List<DraftSentence>>> write() {
        RedactedText text = RedactedText.reread(TEXT, Map.of(), Sha256.ofUtf8(TEXT));
        List<Span> spans = List.of(new Span(0, 30), new Span(31, 48), new Span(49, TEXT.length()));
        return writer().write(WritingTask.of(text, new CodePoints(TEXT), spans, 2, Audience.PLAIN));
    }

    static List<DraftSentence> draft(Recorded<Attempt<List<DraftSentence>>> written) {
        return written.value().fold(draft -> draft, reasons -> {
            assertThat(written.inferences().get(0).decision()).isEqualTo("an answer");
            throw new AssertionError();
        });
    }

    static Path secret(Path file, String content) throws Exception {
        Files.deleteIfExists(file);
        Files.createFile(file, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
        return Files.writeString(file, content);
    }
}
