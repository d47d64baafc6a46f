package cloister.deploy.command;

import cloister.deploy.home.Home;
import cloister.deploy.home.Refusal;
import cloister.deploy.settings.Settings;
import cloister.deploy.settings.SettingsReader;
import cloister.deploy.terminal.Screen;
import cloister.deploy.wiring.Workshop;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;
import picocli.CommandLine.ScopeType;

/** The options that every command takes, and what follows from them. */
class Context {
    /** Where the common options begin in help texts: after those of the command. */
    private static final int COMMON = 100;

    private final Screen screen;
    private final Map<String, String> environment;

    private volatile Runnable onStop = () -> {};
    private volatile boolean stopping;

    @Option(
            names = "--home",
            order = COMMON,
            paramLabel = "DIR",
            scope = ScopeType.INHERIT,
            description = "Folder with database, keys and models (default: $$CLOISTER_HOME, else ~/.cloister).")
    @Nullable
    Path home;

    @Option(
            names = "--config",
            order = COMMON + 1,
            paramLabel = "FILE",
            scope = ScopeType.INHERIT,
            description = "Settings (default: cloister.yaml in the home, where there is one).")
    @Nullable
    Path config;

    @Option(
            names = "--debug",
            order = COMMON + 2,
            scope = ScopeType.INHERIT,
            description = "Show where in the program an error arose.")
    boolean debug;

    @Option(
            names = {"-h", "--help"},
            order = COMMON + 3,
            usageHelp = true,
            scope = ScopeType.INHERIT,
            description = "Show this text.")
    boolean help;

    @Option(
            names = {"-V", "--version"},
            order = COMMON + 4,
            versionHelp = true,
            scope = ScopeType.INHERIT,
            description = "Print the version.")
    boolean version;

    Context(Screen screen, Map<String, String> environment) {
        this.screen = screen;
        this.environment = environment;
    }

    /** What to do when the process is asked to stop (Ctrl-C, SIGTERM); the latest word counts. */
    void whenStopped(Runnable action) {
        onStop = action;
    }

    /** Called when the process was asked to stop; faults that follow from it are not worth a word. */
    void stop() {
        stopping = true;
        onStop.run();
    }

    boolean isStopping() {
        return stopping;
    }

    /** The parts for one command. They are closed by the command, or when the process is asked to stop. */
    Workshop workshop(Home in, Settings settings) {
        Workshop workshop = Workshop.open(in, settings, Version.number());
        whenStopped(() -> {
            try {
                workshop.close();
            } catch (IOException e) {
                // The process is ending; what stays open is recovered by the next one.
            }
        });
        return workshop;
    }

    Screen screen() {
        return screen;
    }

    Path homePath() {
        return Home.locate(Optional.ofNullable(home), environment);
    }

    /** The settings, checked before anything else is touched. */
    Settings settings() {
        if (config != null) {
            return SettingsReader.read(config);
        }
        Path usual = homePath().resolve("cloister.yaml");
        return Files.exists(usual) ? SettingsReader.read(usual) : SettingsReader.defaults();
    }

    Home openHome() {
        Home opened = Home.open(homePath());
        System.setProperty("cloister.logs", opened.logs().toString());
        return opened;
    }

    /** @throws Refusal if there is no home yet */
    Home existingHome() {
        if (!Files.isDirectory(homePath())) {
            throw new Refusal(
                    "there is no home " + homePath() + " yet: start serve or run first, or name it with --home");
        }
        return openHome();
    }
}
