package cloister.deploy.doctor;

import cloister.deploy.home.Home;
import cloister.deploy.home.Refusal;
import cloister.deploy.settings.Settings;
import cloister.deploy.wiring.DatabaseReport;
import cloister.deploy.wiring.Hosting;
import cloister.deploy.wiring.ModelShelf;
import cloister.deploy.wiring.Reading;
import cloister.deploy.wiring.Summaries;
import cloister.ingest.extraction.ocr.OcrStatus;
import cloister.redaction.model.ModelException;
import cloister.redaction.model.escalation.RemoteWriter;
import java.io.IOException;
import java.nio.file.FileStore;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** All checks, in the order in which one rests on the other. None changes anything but an empty file that it removes. */
public final class Checkup {
    private static final long LEAST_MEMORY = 2L << 30;
    private static final long LEAST_DISK = 2L << 30;
    private static final Duration BACKWARDS = Duration.ofMinutes(5);
    private static final Instant WRITTEN = Instant.parse("2026-01-01T00:00:00Z");

    private final Home home;
    private final Settings settings;

    public Checkup(Home home, Settings settings) {
        this.home = home;
        this.settings = settings;
    }

    public List<Check> run() {
        List<Check> checks = new ArrayList<>();
        checks.add(java());
        checks.add(cores());
        checks.add(memory());
        checks.add(disk());
        checks.add(model());
        if (settings.detection().isFast()) {
            checks.add(encoder());
        }
        device().ifPresent(checks::add);
        settings.escalation().ifPresent(wanted -> checks.add(larger(wanted)));
        checks.addAll(database());
        for (Settings.Watch watch : settings.watch()) {
            checks.add(folder("folder " + watch.name(), home.resolve(watch.folder())));
        }
        for (Settings.Schedule schedule : settings.schedules()) {
            checks.add(folder("batch " + schedule.name(), home.resolve(schedule.out())));
        }
        checks.add(folder("checkpoints", home.resolve(settings.audit().checkpoints())));
        checks.add(ocr());
        return List.copyOf(checks);
    }

    private static Check java() {
        String found = System.getProperty("java.vendor", "") + " " + Runtime.version();
        return Runtime.version().feature() == 17
                ? Check.good("Java", found)
                : Check.broken("Java", found, "install a JDK 17 and point JAVA_HOME to it");
    }

    private static Check cores() {
        int cores = Runtime.getRuntime().availableProcessors();
        return cores >= 2
                ? Check.good("cores", Integer.toString(cores))
                : Check.worse("cores", Integer.toString(cores), "give it two; with one it works, slowly");
    }

    private static Check memory() {
        try {
            for (String line : Files.readAllLines(Path.of("/proc/meminfo"))) {
                if (line.startsWith("MemAvailable:")) {
                    long bytes = Long.parseLong(line.replaceAll("\\D", "")) << 10;
                    return bytes >= LEAST_MEMORY
                            ? Check.good("memory", spelled(bytes) + " free")
                            : Check.worse(
                                    "memory", spelled(bytes) + " free", "free some: it takes up to 2 GiB at work");
                }
            }
        } catch (IOException e) {
            // Answered below.
        }
        return Check.worse("memory", "unknown", "");
    }

    private Check disk() {
        try {
            FileStore store = Files.getFileStore(home.root());
            long bytes = store.getUsableSpace();
            return bytes >= LEAST_DISK
                    ? Check.good("disk", spelled(bytes) + " free for the home")
                    : Check.broken("disk", spelled(bytes) + " free for the home", "make room: at least 2 GiB");
        } catch (IOException e) {
            return Check.broken("disk", "can't be asked", "check the home's file system");
        }
    }

    private Check model() {
        ModelShelf shelf = new ModelShelf(home, System.getenv());
        try {
            ModelShelf.Model model = shelf.chosen(settings.model().use());
            String found = model.name() + ", " + model.digest().hex().substring(0, 12) + "…";
            return !shelf.changed().contains(model)
                    ? Check.good("model", found)
                    : Check.broken(
                            "model",
                            found + ": the file has changed",
                            "remove " + model.file() + " and bring it again: deploy/fetch-model, or model add FILE");
        } catch (Refusal e) {
            return Check.broken("model", "none", String.valueOf(e.getMessage()));
        }
    }

    private Check encoder() {
        ModelShelf shelf = new ModelShelf(home, System.getenv());
        Optional<ModelShelf.Model> encoder = shelf.encoder();
        String bring = "run deploy/fetch-model encoder, or set detection.speed to thorough";
        if (encoder.isEmpty()) {
            return Check.broken("encoder", "none", bring);
        }
        String found =
                encoder.get().name() + ", " + encoder.get().digest().hex().substring(0, 12) + "…";
        return shelf.changed().contains(encoder.get())
                ? Check.broken("encoder", found + ": the files have changed", bring)
                : Check.good("encoder", found);
    }

    /** What the model is computed on: starts the engine, without the model. Nothing where there is no model. */
    private Optional<Check> device() {
        try {
            return Optional.of(Check.good("device", Hosting.device(home, settings, System.getenv())));
        } catch (ModelException e) {
            return Optional.of(Check.broken("device", settings.model().device(), String.valueOf(e.getMessage())));
        } catch (Refusal e) {
            return Optional.empty();
        }
    }

    /** Asks the server for its models; sends it no text. */
    private Check larger(Settings.Escalation wanted) {
        try {
            RemoteWriter writer = Summaries.writer(home, wanted, text -> "", Clock.systemUTC());
            return writer.trouble()
                    .map(trouble -> Check.worse(
                            "larger model",
                            wanted.url() + ": " + trouble,
                            "check its server, and escalation in the settings"))
                    .orElseGet(() -> Check.good("larger model", wanted.model() + " at " + wanted.url()));
        } catch (ModelException e) {
            return Check.broken("larger model", wanted.url(), String.valueOf(e.getMessage()));
        }
    }

    private List<Check> database() {
        try {
            DatabaseReport report = DatabaseReport.of(home, settings);
            List<Check> checks = new ArrayList<>();
            checks.add(Check.good("database", report.version() + " at " + report.place()));
            checks.add(
                    report.missingRoles().isEmpty()
                            ? Check.good("roles", "owner, application, auditor, reviewer")
                            : Check.broken(
                                    "roles",
                                    "missing: " + String.join(", ", report.missingRoles()),
                                    "start serve once; with a database of your own, name an administrator"));
            checks.add(time(report));
            return checks;
        } catch (RuntimeException e) {
            String why = e instanceof Refusal ? String.valueOf(e.getMessage()) : "it can't be reached";
            return List.of(Check.broken("database", why, "check database in cloister.yaml, and " + home.postgres()));
        }
    }

    private static Check time(DatabaseReport report) {
        Instant now = Clock.systemUTC().instant();
        Instant last = report.lastRecord().orElse(WRITTEN);
        return now.isBefore(last.minus(BACKWARDS))
                ? Check.broken(
                        "time",
                        "the clock says " + now + ", the last audit record is of " + last,
                        "set the clock; nothing is recorded before it is right")
                : Check.good("time", now.truncatedTo(ChronoUnit.SECONDS).toString());
    }

    private Check folder(String what, Path folder) {
        try {
            Path existing = folder.startsWith(home.root()) ? Files.createDirectories(folder) : folder;
            if (!Files.isDirectory(existing)) {
                return Check.broken(what, folder + " isn't there", "make it, or change the settings");
            }
            Path probe = Files.createTempFile(existing, ".cloister-doctor-", "");
            Files.delete(probe);
            return Check.good(what, folder.toString());
        } catch (IOException e) {
            return Check.broken(what, folder + " can't be written", "give this user the right to write in it");
        }
    }

    private Check ocr() {
        OcrStatus status = OcrStatus.probe(Reading.ocr(settings));
        return status.ready()
                ? Check.good("OCR", status.advice())
                : Check.worse("OCR", "scans are held", status.advice());
    }

    private static String spelled(long bytes) {
        return String.format(Locale.ROOT, "%.1f GiB", bytes / (double) (1L << 30));
    }
}
