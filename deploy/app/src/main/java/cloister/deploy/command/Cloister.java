package cloister.deploy.command;

import cloister.deploy.terminal.Screen;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;

/** The command line as a whole: its commands, how errors are shown, and what it ends with. */
public final class Cloister {
    /** A command ended, and something is not as it should be. */
    static final int FAILED = 1;
    /** The command line itself is wrong. */
    static final int USAGE = 2;
    /** A batch finished, and some documents are held. */
    static final int SOME_HELD = 3;

    /** Asked to stop before the end, as shells have it for Ctrl-C. */
    static final int INTERRUPTED = 130;

    private final Context root;

    public Cloister(Screen screen, Map<String, String> environment) {
        this.root = new Root(screen, environment);
    }

    /** Runs one command and answers its exit code; nothing is thrown. */
    public int execute(String... arguments) {
        Thread hook = new Thread(root::stop, "cloister-stop");
        Runtime.getRuntime().addShutdownHook(hook);
        int code = commandLine().execute(arguments);
        try {
            Runtime.getRuntime().removeShutdownHook(hook);
        } catch (IllegalStateException stopping) {
            // The hook is running: it ends the process.
        }
        return code;
    }

    private CommandLine commandLine() {
        CommandLine line = new CommandLine(root);
        line.addSubcommand(new Serve(root));
        line.addSubcommand(new Run(root));
        line.addSubcommand(new Detect(root));
        line.addSubcommand(new Redact(root));
        line.addSubcommand(new Summarize(root));
        line.addSubcommand(new Evaluate(root));
        line.addSubcommand(group(
                new Models(root),
                new Models.Listing(root),
                new Models.Add(root),
                new Models.Verify(root),
                new ModelBenching(root)));
        line.addSubcommand(new Train(root));
        line.addSubcommand(
                group(new Audit(root), new Audit.Verify(root), new Audit.Export(root), new Audit.Show(root)));
        line.addSubcommand(new Reidentify(root));
        line.addSubcommand(group(new Keys(root), new Keys.Make(root)));
        line.addSubcommand(group(new Schedules(root), new Schedules.Listing(root), new Schedules.RunNow(root)));
        line.addSubcommand(new Quickstart(root));
        line.addSubcommand(group(new Db(root), new Db.Url(root), new Db.Start(root), new Db.Stop(root)));
        line.addSubcommand(new Doctor(root));
        line.addSubcommand(new Version(root));
        line.addSubcommand(new Completion(root));
        line.setOut(new PrintWriter(root.screen().out(), true, StandardCharsets.UTF_8));
        line.setErr(new PrintWriter(root.screen().err(), true, StandardCharsets.UTF_8));
        line.setUsageHelpWidth(Math.min(110, root.screen().width()));
        line.setUsageHelpAutoWidth(false);
        ownOptionsFirst(line);
        line.setAbbreviatedOptionsAllowed(false);
        line.setExpandAtFiles(false);
        line.setParameterExceptionHandler(this::misused);
        line.setExecutionExceptionHandler((fault, where, parsed) -> failed(fault));
        return line;
    }

    /** The options of a command as they are declared, those that all have after them. */
    private static void ownOptionsFirst(CommandLine line) {
        line.getCommandSpec().usageMessage().sortOptions(false).sortSynopsis(false);
        line.getSubcommands().values().forEach(Cloister::ownOptionsFirst);
    }

    private static CommandLine group(Object group, Object... commands) {
        CommandLine line = new CommandLine(group);
        for (Object command : commands) {
            line.addSubcommand(command);
        }
        return line;
    }

    private int misused(ParameterException fault, String[] arguments) {
        CommandSpec command = fault.getCommandLine().getCommandSpec();
        root.screen().err().println("cloister: " + what(fault) + "; see " + command.qualifiedName() + " --help");
        return USAGE;
    }

    private static String what(ParameterException fault) {
        if (fault instanceof CommandLine.UnmatchedArgumentException unmatched
                && !unmatched.getUnmatched().isEmpty()) {
            String word = unmatched.getUnmatched().get(0);
            return (word.startsWith("-") ? "unknown option " : "unknown word ")
                    + word
                    + unmatched.getSuggestions().stream()
                            .findFirst()
                            .map(near -> "; did you mean " + near + "?")
                            .orElse("");
        }
        return firstLine(String.valueOf(fault.getMessage()));
    }

    private static String firstLine(String message) {
        return message.lines().findFirst().orElse(message);
    }

    private int failed(Throwable fault) {
        if (root.isStopping()) {
            return FAILED;
        }
        Faults.line(fault).lines().forEach(line -> root.screen().err().println("cloister: " + line));
        if (root.debug) {
            Faults.trace(fault, root.screen().err());
        }
        return FAILED;
    }

    @Command(
            name = "cloister",
            scope = CommandLine.ScopeType.INHERIT,
            versionProvider = Version.Provider.class,
            synopsisSubcommandLabel = "COMMAND",
            description = "Redacts and summarizes documents behind the firewall, and proves every step.",
            commandListHeading = "%nCommands:%n",
            optionListHeading = "%nOptions:%n",
            parameterListHeading = "%n",
            descriptionHeading = "%n",
            exitCodeListHeading = "%nExit codes:%n",
            exitCodeList = {"0:done", "1:failed; one line on standard error says why", "2:the command line is wrong"})
    private static final class Root extends Context implements Runnable {
        @picocli.CommandLine.Spec
        @org.jspecify.annotations.Nullable
        CommandSpec spec;

        Root(Screen screen, Map<String, String> environment) {
            super(screen, environment);
        }

        @Override
        public void run() {
            if (spec != null) {
                throw new ParameterException(spec.commandLine(), "a command is missing");
            }
        }
    }
}
