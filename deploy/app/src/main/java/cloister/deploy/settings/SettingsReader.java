package cloister.deploy.settings;

import cloister.deploy.home.Refusal;
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
    private static final String DEFAULT_POLICY = "hipaa-safe-harbor";
    private static final Duration SECOND = Duration.ofSeconds(1);
    private static final Duration DAY = Duration.ofDays(1);

    private final Problems problems;

    private SettingsReader(Problems problems) {
        this.problems = problems;
    }

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

    /** @param name of the file, as it stands in messages */
    public static Settings parse(String yaml, String name) {
        Problems problems = new Problems(name);
        Settings settings = new SettingsReader(problems).settings(root(yaml, problems));
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

    private Settings settings(Section root) {
        Settings settings = new Settings(
                database(root.section("database")),
                watch(root.sections("watch")),
                schedules(root.sections("schedules")),
                extraction(root.section("extraction")),
                model(root.section("model")),
                audit(root.section("audit")),
                serve(root.section("serve")),
                mandate(root.section("mandate")));
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
            external = Optional.of(new Settings.External(
                    url.get(),
                    section.required("owner", "cloister"),
                    section.required("password-file", "/etc/cloister/database-password")));
        } else {
            for (String key : List.of("owner", "password-file")) {
                section.text(key).ifPresent(v -> section.complain(key, "belongs to a database.url"));
            }
        }
        section.end();
        return new Settings.Database(external);
    }

    private List<Settings.Watch> watch(Optional<List<Section>> sections) {
        if (sections.isEmpty()) {
            return List.of(new Settings.Watch(
                    "inbox", "inbox", Optional.empty(), DEFAULT_POLICY, true, Duration.ofSeconds(2), false));
        }
        List<Settings.Watch> all = new ArrayList<>();
        Set<String> names = new HashSet<>();
        for (Section section : sections.get()) {
            String name = name(section, names);
            all.add(new Settings.Watch(
                    name,
                    section.required("folder", "inbox"),
                    section.text("out"),
                    section.text("policy", DEFAULT_POLICY),
                    movesOriginals(section),
                    quiet(section),
                    section.truth("names-safe", false)));
            section.end();
        }
        return List.copyOf(all);
    }

    private List<Settings.Schedule> schedules(Optional<List<Section>> sections) {
        List<Settings.Schedule> all = new ArrayList<>();
        Set<String> names = new HashSet<>();
        for (Section section : sections.orElse(List.of())) {
            String name = name(section, names);
            all.add(new Settings.Schedule(
                    name,
                    section.required("cron", "\"0 0 2 * * ?\""),
                    section.parsed("zone", "a time zone (Europe/Berlin, UTC)", SettingsReader::zone)
                            .orElse(ZoneId.of("UTC")),
                    section.required("folder", "/srv/share/in"),
                    section.text("out"),
                    section.text("policy", DEFAULT_POLICY),
                    movesOriginals(section),
                    quiet(section),
                    section.truth("names-safe", false),
                    section.choice("misfire", "run-once", List.of("run-once", "skip"))
                                    .equals("skip")
                            ? Settings.Misfire.SKIP
                            : Settings.Misfire.RUN_ONCE));
            section.end();
        }
        return List.copyOf(all);
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

    private static Settings.Extraction extraction(Section section) {
        Settings.Extraction extraction = new Settings.Extraction(
                section.number("workers", 1, 1, 64),
                section.duration("timeout", Duration.ofMinutes(2), SECOND, DAY),
                section.size("worker-memory", 384L << 20, 64L << 20),
                section.size("max-bytes", 200_000_000, 1),
                section.number("max-characters", 10_000_000, 1, 500_000_000),
                section.number("max-depth", 10, 1, 50),
                section.number("max-parts", 1_000, 1, 100_000),
                section.texts("ocr-languages", List.of()));
        section.end();
        return extraction;
    }

    private static Settings.Model model(Section section) {
        Settings.Model model = new Settings.Model(
                section.text("use"),
                section.choice("precision", "int8", List.of("float32", "int8")),
                section.number("threads", 0, 0, 256));
        section.end();
        return model;
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
