package cloister.deploy.settings;

import cloister.deploy.home.Refusal;
import cloister.ingest.sources.BatchSchedule;
import cloister.ingest.sources.Misfire;
import cloister.ingest.sources.OutputNames;
import cloister.redaction.detection.Policies;
import java.io.IOException;
import java.io.StringReader;
import java.nio.charset.CharacterCodingException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.snakeyaml.engine.v2.api.LoadSettings;
import org.snakeyaml.engine.v2.api.lowlevel.Compose;
import org.snakeyaml.engine.v2.exceptions.MarkedYamlEngineException;
import org.snakeyaml.engine.v2.exceptions.YamlEngineException;
import org.snakeyaml.engine.v2.nodes.MappingNode;
import org.snakeyaml.engine.v2.nodes.Node;

/** Reads {@code cloister.yaml}. What is wrong is refused, all of it at once, each with its line. */
public final class SettingsReader {
    private static final Duration SECOND = Duration.ofSeconds(1);
    private static final Duration DAY = Duration.ofDays(1);

    private SettingsReader() {}

    /**
     * The settings of a file.
     *
     * @throws Refusal with one line for each thing that is wrong
     */
    public static Settings read(Path file) {
        try {
            return parse(Files.readString(file), file.toString());
        } catch (NoSuchFileException e) {
            throw new Refusal("there is no settings file " + file, e);
        } catch (CharacterCodingException e) {
            throw new Refusal(file + " is not UTF-8 text", e);
        } catch (IOException e) {
            throw new Refusal(file + " can't be read: check its permissions", e);
        }
    }

    /** The settings without any file. */
    public static Settings defaults() {
        return parse("", "defaults");
    }

    /**
     * The settings in a text.
     *
     * @param name of the file, as it stands in messages
     */
    public static Settings parse(String yaml, String name) {
        Problems problems = new Problems(name);
        Settings settings = settings(root(yaml, problems));
        problems.refuseIfAny();
        return settings;
    }

    private static Section root(String yaml, Problems problems) {
        try {
            LoadSettings load = LoadSettings.builder().setUseMarks(true).build();
            Optional<Node> node = new Compose(load).composeReader(new StringReader(yaml));
            if (node.isPresent() && node.get() instanceof MappingNode mapping) {
                return Section.of("", mapping, problems);
            }
            node.ifPresent(n -> problems.add(Section.line(n), "the file is not a list of sections (key: value)"));
        } catch (MarkedYamlEngineException e) {
            int line = e.getProblemMark().map(mark -> mark.getLine() + 1).orElse(1);
            problems.add(line, "not YAML: " + e.getProblem());
        } catch (YamlEngineException e) {
            problems.add(1, "not YAML: " + e.getMessage());
        }
        problems.refuseIfAny();
        return new Section("", 1, problems);
    }

    private static Settings settings(Section root) {
        Settings settings = new Settings(
                database(root.section("database")),
                watch(root.sections("watch")),
                schedules(root.sections("schedules")),
                extraction(root.section("extraction")),
                detection(root.section("detection")),
                model(root.section("model")),
                summary(root.section("summary")),
                EscalationReader.read(root.section("escalation")),
                audit(root.section("audit")),
                serve(root.section("serve")),
                mandate(root.section("mandate")),
                reidentification(root.section("reidentification")));
        root.end();
        return settings;
    }

    private static Settings.Database database(Section section) {
        Optional<String> url = section.text("url");
        Optional<Settings.External> external = Optional.empty();
        if (url.isPresent()) {
            if (!url.get().startsWith("jdbc:postgresql:")) {
                section.complain("url", "starts with jdbc:postgresql:");
            }
            if (url.get().contains("password=")) {
                section.complain("url", "must not hold a password; write it into the file that password-file names");
            }
            external = Optional.of(external(section, url.get()));
        } else {
            for (String key : List.of("roles", "application", "auditor", "administrator")) {
                if (section.has(key)) {
                    section.complain(key, "belongs to a database.url");
                }
            }
        }
        section.end();
        return new Settings.Database(external);
    }

    private static Settings.External external(Section section, String url) {
        String roles = section.text("roles", "cloister");
        if (!roles.matches("[a-z][a-z0-9_]{0,30}")) {
            section.complain("roles", "is at most 31 small letters, digits and underscores");
        }
        return new Settings.External(
                url,
                roles,
                signIn(section.section("application"), roles + "_application"),
                signIn(section.section("auditor"), roles + "_auditor"),
                section.has("administrator")
                        ? Optional.of(signIn(section.section("administrator"), "postgres"))
                        : Optional.empty());
    }

    private static Settings.SignIn signIn(Section section, String user) {
        Settings.SignIn signIn = new Settings.SignIn(
                section.text("user", user), section.required("password-file", "/etc/cloister/database-password"));
        section.end();
        return signIn;
    }

    private static List<Settings.Watch> watch(Optional<List<Section>> sections) {
        if (sections.isEmpty()) {
            return List.of(new Settings.Watch(
                    "inbox", "inbox", Settings.DEFAULT_POLICY, true, Duration.ofSeconds(2), false, Optional.empty()));
        }
        List<Settings.Watch> all = new ArrayList<>();
        Set<String> names = new HashSet<>();
        for (Section section : sections.get()) {
            String name = name(section, names);
            all.add(new Settings.Watch(
                    name,
                    section.required("folder", "inbox"),
                    policy(section),
                    movesOriginals(section),
                    quiet(section),
                    section.truth("names-safe", false),
                    section.text("case")));
            section.end();
        }
        return List.copyOf(all);
    }

    private static List<Settings.Schedule> schedules(Optional<List<Section>> sections) {
        List<Settings.Schedule> all = new ArrayList<>();
        Set<String> names = new HashSet<>();
        for (Section section : sections.orElse(List.of())) {
            String name = name(section, names);
            all.add(new Settings.Schedule(
                    name,
                    cron(section),
                    section.parsed("zone", "a time zone (Europe/Berlin, UTC)", SettingsReader::zone)
                            .orElse(ZoneId.of("UTC")),
                    inputs(section),
                    section.required("out", "/srv/share/out"),
                    policy(section),
                    section.truth("names-safe", false),
                    section.choice("misfire", "run-once", List.of("run-once", "skip"))
                                    .equals("skip")
                            ? Settings.Misfire.SKIP
                            : Settings.Misfire.RUN_ONCE,
                    section.text("case")));
            section.end();
        }
        return List.copyOf(all);
    }

    /** A built-in policy, or a file of one's own. */
    private static String policy(Section section) {
        String policy = section.text("policy", Settings.DEFAULT_POLICY);
        if (!Policies.names().contains(policy) && !policy.endsWith(".yaml")) {
            section.complain(
                    "policy",
                    "is one of " + String.join(", ", Policies.names()) + ", or a file that ends in .yaml, not \""
                            + policy + "\"");
        }
        return policy;
    }

    private static String cron(Section section) {
        String cron = section.required("cron", "\"0 2 * * *\"");
        try {
            var unused = new BatchSchedule(
                    "probe",
                    cron,
                    ZoneId.of("UTC"),
                    Misfire.SKIP,
                    List.of(),
                    Path.of("/"),
                    Optional.empty(),
                    1,
                    OutputNames.ID);
        } catch (IllegalArgumentException e) {
            section.complain("cron", "is " + e.getMessage());
        }
        return cron;
    }

    private static List<String> inputs(Section section) {
        List<String> inputs = section.texts("in", List.of());
        if (inputs.isEmpty()) {
            section.complain("in", "names at least one file or folder, for example [/srv/share/in]");
        }
        return inputs;
    }

    private static String name(Section section, Set<String> taken) {
        String name = section.required("name", "inbox");
        if (!name.matches("[a-z0-9][a-z0-9-]{0,39}")) {
            section.complain(
                    "name", "is at most 40 small letters, digits and hyphens; it stands in records and metrics");
        } else if (!taken.add(name)) {
            section.complain("name", "is taken: another entry is called " + name);
        }
        return name;
    }

    private static boolean movesOriginals(Section section) {
        return section.choice("originals", "move", List.of("move", "leave")).equals("move");
    }

    private static Duration quiet(Section section) {
        return section.duration("quiet", Duration.ofSeconds(2), Duration.ofMillis(100), DAY);
    }

    private static Optional<ZoneId> zone(String text) {
        try {
            return Optional.of(ZoneId.of(text));
        } catch (DateTimeException e) {
            return Optional.empty();
        }
    }

    private static Settings.Reidentification reidentification(Section section) {
        Settings.Reidentification allowed = new Settings.Reidentification(section.texts("allowed", List.of()));
        section.end();
        return allowed;
    }

    private static Settings.Extraction extraction(Section section) {
        Settings.Extraction extraction = new Settings.Extraction(
                section.number("workers", 1, 1, 64),
                section.duration("timeout", Duration.ofMinutes(2), SECOND, DAY),
                section.size("worker-memory", 512L << 20, 64L << 20),
                section.size("max-bytes", 200_000_000, 1),
                section.number("max-characters", 10_000_000, 1, 500_000_000),
                section.number("max-depth", 10, 0, 50),
                section.number("max-parts", 1_000, 1, 100_000),
                section.truth("ocr", true),
                languages(section));
        section.end();
        return extraction;
    }

    private static List<String> languages(Section section) {
        List<String> languages = section.texts("ocr-languages", List.of());
        if (!languages.stream().allMatch(language -> language.matches("[A-Za-z][A-Za-z0-9_]{1,30}"))) {
            section.complain("ocr-languages", "is a list of Tesseract's names of languages, for example [eng, deu]");
            return List.of();
        }
        return languages;
    }

    private static Settings.Detection detection(Section section) {
        Settings.Detection detection =
                new Settings.Detection(section.choice("speed", "thorough", List.of("thorough", "fast")));
        section.end();
        return detection;
    }

    private static Settings.Model model(Section section) {
        Settings.Model model = new Settings.Model(
                section.text("use"),
                section.choice("precision", "auto", List.of("auto", "float32", "int8", "int4", "bfloat16")),
                section.choice("device", "auto", List.of("auto", "cpu", "cuda")),
                section.number("threads", 0, 0, 256));
        if (model.device().equals("cuda") && !List.of("auto", "float32").contains(model.precision())) {
            section.complain("precision", "is auto (which is float16 there) or float32 with the device cuda");
        }
        section.end();
        return model;
    }

    private static Settings.Summary summary(Section section) {
        Settings.Summary summary = new Settings.Summary(
                section.choice("mode", "auto", List.of("auto", "extractive", "abstractive")),
                section.number("sentences", 6, 1, 50),
                section.choice("audience", "clinician", List.of("clinician", "officer", "plain")));
        section.end();
        return summary;
    }

    private static Settings.Audit audit(Section section) {
        Settings.Audit audit = new Settings.Audit(
                section.duration("checkpoint-every", Duration.ofMinutes(1), SECOND, DAY),
                section.text("checkpoints", "checkpoints"));
        section.end();
        return audit;
    }

    private static Settings.Serve serve(Section section) {
        Settings.Serve serve = new Settings.Serve(
                section.number("port", 8642, 0, 65_535),
                section.duration("patience", Duration.ofSeconds(30), SECOND, Duration.ofHours(1)));
        section.end();
        return serve;
    }

    private static Settings.Mandate mandate(Section section) {
        Settings.Mandate mandate = new Settings.Mandate(
                section.text("actor", "cloister"),
                section.text("purpose", "de-identification"),
                section.text("legal-basis", "45 CFR 164.514(b)(2)"));
        section.end();
        return mandate;
    }
}
