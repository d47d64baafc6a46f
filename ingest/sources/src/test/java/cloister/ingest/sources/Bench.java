package cloister.ingest.sources;

import cloister.pipeline.Archive;
import cloister.pipeline.Decision;
import cloister.pipeline.DocumentFlow;
import cloister.pipeline.ExtractedDocument;
import cloister.pipeline.Extractor;
import cloister.pipeline.HoldCode;
import cloister.pipeline.PartText;
import cloister.pipeline.Rewriter;
import cloister.pipeline.Screener;
import cloister.pipeline.SensitiveText;
import cloister.pipeline.kit.InMemoryArchive;
import cloister.pipeline.kit.Samples;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** A watched folder with a real flow behind it, and an archive that outlives the processes in front of it. */
final class Bench {
    final InMemoryArchive archive = new InMemoryArchive();
    final Path root;

    Bench(Path root) {
        this.root = root;
    }

    WatchSettings settings() {
        return new WatchSettings(
                "inbox",
                root,
                Duration.ofMillis(10),
                Duration.ofMillis(20),
                2,
                Originals.MOVE,
                OutputNames.ID,
                Duration.ofMillis(5),
                Duration.ofMillis(50),
                Duration.ofSeconds(5));
    }

    WatchSettings leaving() {
        WatchSettings s = settings();
        return new WatchSettings(
                s.source(),
                s.root(),
                s.poll(),
                s.quiet(),
                s.workers(),
                Originals.LEAVE,
                s.names(),
                s.firstRetry(),
                s.lastRetry(),
                s.grace());
    }

    WatchSettings named() {
        WatchSettings s = settings();
        return new WatchSettings(
                s.source(),
                s.root(),
                s.poll(),
                s.quiet(),
                s.workers(),
                s.originals(),
                OutputNames.INPUT,
                s.firstRetry(),
                s.lastRetry(),
                s.grace());
    }

    WatchSettings quietFor(Duration quiet) {
        WatchSettings s = settings();
        return new WatchSettings(
                s.source(),
                s.root(),
                s.poll(),
                quiet,
                s.workers(),
                s.originals(),
                s.names(),
                s.firstRetry(),
                s.lastRetry(),
                s.grace());
    }

    WatchedFolder folder(WatchSettings settings) {
        return new WatchedFolder(settings, archive, work(archive), InstantSource.system(), new java.util.Random());
    }

    /** Reads plain text; what holds "HOLD" is held. */
    static Extractor reader() {
        return claim -> {
            try {
                String text = Files.readString(claim.file().path(), StandardCharsets.UTF_8);
                Optional<HoldCode> trouble =
                        text.contains("HOLD") ? Optional.of(HoldCode.ENCRYPTED) : Optional.<HoldCode>empty();
                return ExtractedDocument.assemble(
                        claim.id(),
                        List.of(new PartText("document", "text/plain", 0, SensitiveText.of(text), trouble)));
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        };
    }

    static DocumentFlow flow(Archive archive) {
        return new DocumentFlow(
                new SteadyExtractor(reader()),
                new Screener(Samples.detector(), Samples.judge()),
                Rewriter.PLACEHOLDERS,
                Samples.summarizer(),
                archive,
                Samples.RECIPE,
                InstantSource.system());
    }

    static Work work(Archive archive) {
        DocumentFlow flow = flow(archive);
        return (claim, delivery) -> flow.process(claim, Samples.MANDATE, delivery);
    }

    Path drop(String name, String text) throws IOException {
        Path file = root.resolve(name);
        Files.createDirectories(file.getParent());
        return Files.writeString(file, text);
    }

    /** All regular files below, as text, sorted. */
    static List<String> files(Path folder) {
        if (!Files.exists(folder)) {
            return List.of();
        }
        try (Stream<Path> all = Files.walk(folder)) {
            return all.filter(p -> Files.isRegularFile(p, java.nio.file.LinkOption.NOFOLLOW_LINKS))
                    .map(p -> folder.relativize(p).toString())
                    .sorted()
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    List<String> out() {
        return files(root.resolve("out"));
    }

    List<String> done() {
        return files(root.resolve("done"));
    }

    List<String> held() {
        return files(root.resolve("held"));
    }

    List<String> claimed() {
        return files(root.resolve(".cloister/claimed"));
    }

    long decisions(String outcome) {
        return archive.decisions().stream()
                .map(Decision::outcome)
                .filter(o -> o.code().equals(outcome))
                .count();
    }

    /** Whether each decided document has been delivered, none is open, and the private folder is empty. */
    boolean isSettled() {
        return archive.open("inbox").isEmpty() && claimed().isEmpty();
    }
}
