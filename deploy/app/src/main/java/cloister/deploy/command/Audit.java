package cloister.deploy.command;

import cloister.audit.ledger.Verdict;
import cloister.deploy.home.Home;
import cloister.deploy.home.Refusal;
import cloister.deploy.settings.Settings;
import cloister.deploy.wiring.Workshop;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import tools.jackson.databind.json.JsonMapper;

@Command(name = "audit", description = "Verify, export and read the audit log.", synopsisSubcommandLabel = "COMMAND")
final class Audit extends Group {
    Audit(Context context) {
        super(context);
    }

    @Command(
            name = "verify",
            description = {
                "Recompute the whole log from its rows and compare it with everything that was signed.",
                "The first place that doesn't hold is named."
            },
            exitCodeList = {
                "0:all of it holds",
                "1:something doesn't hold, or it could not be looked at",
                "2:the command line is wrong"
            })
    static final class Verify implements Callable<Integer> {
        private final Context context;

        @Option(
                names = "--checkpoint",
                paramLabel = "FILE",
                description = "A checkpoint that was kept elsewhere; may be given more than once.")
        List<Path> checkpoints = List.of();

        @Option(names = "--json", description = "Print one JSON object.")
        boolean json;

        Verify(Context context) {
            this.context = context;
        }

        @Override
        public Integer call() throws IOException {
            Settings settings = context.settings();
            for (Path checkpoint : checkpoints) {
                if (!Files.isReadable(checkpoint)) {
                    throw new Refusal("the checkpoint " + checkpoint + " can't be read");
                }
            }
            try (Workshop workshop = context.workshop(context.existingHome(), settings)) {
                Verdict verdict = workshop.ledgerReader().verify(checkpoints);
                context.screen().out().println(json ? json(verdict) : verdict.sentence());
                return verdict.fold(holds -> 0, broken -> Cloister.FAILED);
            }
        }

        private static String json(Verdict verdict) {
            Map<String, Object> map = new LinkedHashMap<>();
            map.put("holds", verdict.fold(holds -> true, broken -> false));
            map.put("sentence", verdict.sentence());
            verdict.fold(
                    holds -> map.put("records", holds.size()),
                    broken -> broken.position().isPresent()
                            ? map.put("position", broken.position().getAsLong())
                            : null);
            return JsonMapper.shared().writeValueAsString(map);
        }
    }

    @Command(
            name = "export",
            description = {
                "Write the whole log as files, to be verified without its database.",
                "The verifier is a small jar of its own: java -jar cloister-ledger.jar verify DIR --key log.pub"
            })
    static final class Export implements Callable<Integer> {
        private final Context context;

        @Option(
                names = "--out",
                required = true,
                paramLabel = "DIR",
                description = "A folder that is empty or missing.")
        Path out = Path.of("");

        Export(Context context) {
            this.context = context;
        }

        @Override
        public Integer call() throws IOException {
            Settings settings = context.settings();
            Home home = context.existingHome();
            requireEmpty();
            try (Workshop workshop = context.workshop(home, settings)) {
                long records = workshop.ledgerReader().export(out);
                context.screen().err().println("exported " + records + " records to " + out);
                return 0;
            } catch (UncheckedIOException e) {
                throw new Refusal("the export can't be written to " + out + ": check its permissions and the disk", e);
            }
        }

        private void requireEmpty() throws IOException {
            if (Files.exists(out)) {
                if (!Files.isDirectory(out)) {
                    throw new Refusal(out + " is a file; --out names a folder");
                }
                try (var there = Files.list(out)) {
                    if (there.findAny().isPresent()) {
                        throw new Refusal("the folder " + out + " isn't empty: name another one");
                    }
                }
            }
        }
    }

    @Command(name = "show", description = "Print all records about a document, a run or a position, as JSON.")
    static final class Show implements Callable<Integer> {
        private final Context context;

        @Parameters(paramLabel = "ID", description = "Of a document or a run, or a record's position.")
        String id = "";

        Show(Context context) {
            this.context = context;
        }

        @Override
        public Integer call() throws IOException {
            Settings settings = context.settings();
            try (Workshop workshop = context.workshop(context.existingHome(), settings)) {
                List<String> records = workshop.ledgerReader().show(id);
                if (records.isEmpty()) {
                    throw new Refusal("the log has nothing about " + id);
                }
                records.forEach(context.screen().out()::println);
                return 0;
            }
        }
    }
}
