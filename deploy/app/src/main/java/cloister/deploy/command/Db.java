package cloister.deploy.command;

import cloister.deploy.home.Home;
import cloister.deploy.home.Refusal;
import cloister.deploy.postgres.EmbeddedPostgres;
import cloister.deploy.settings.Settings;
import cloister.deploy.wiring.DatabaseAccess;
import cloister.deploy.wiring.Workshop;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

@Command(name = "db", description = "Reach the database.", synopsisSubcommandLabel = "COMMAND")
final class Db extends Group {
    Db(Context context) {
        super(context);
    }

    @Command(
            name = "url",
            description = {
                "Print a connection URI of the running database, with its password.",
                "For example: psql \"$(deploy/cloister db url)\" -c 'select * from review.redacted_summary'"
            })
    static final class Url implements Callable<Integer> {
        private final Context context;

        @Option(
                names = "--role",
                paramLabel = "ROLE",
                description = "One of ${COMPLETION-CANDIDATES}. Default: ${DEFAULT-VALUE}, who may read everything but"
                        + " change nothing.")
        DatabaseAccess.Role role = DatabaseAccess.Role.auditor;

        Url(Context context) {
            this.context = context;
        }

        @Override
        public Integer call() {
            Settings settings = context.settings();
            Home home = context.existingHome();
            context.screen().out().println(new DatabaseAccess(home, settings).uri(role));
            return 0;
        }
    }

    @Command(name = "start", description = "Start the embedded database and keep it up until 'db stop'.")
    static final class Start implements Callable<Integer> {
        private final Context context;

        Start(Context context) {
            this.context = context;
        }

        @Override
        public Integer call() throws Exception {
            embedded(context).keep(true);
            Settings settings = context.settings();
            try (Workshop workshop = context.workshop(context.openHome(), settings)) {
                // Makes roles and tables where they are missing, so that 'db url' leads somewhere.
                workshop.store();
            }
            context.screen().err().println("the database is up; 'db stop' stops it");
            return 0;
        }
    }

    @Command(name = "stop", description = "Stop the embedded database once nobody uses it.")
    static final class Stop implements Callable<Integer> {
        private final Context context;

        Stop(Context context) {
            this.context = context;
        }

        @Override
        public Integer call() throws Exception {
            EmbeddedPostgres postgres = embedded(context);
            postgres.keep(false);
            if (postgres.running().isPresent()) {
                postgres.lease().close();
            }
            boolean stillUsed = postgres.running().isPresent();
            context.screen()
                    .err()
                    .println(
                            stillUsed
                                    ? "another process uses the database; it stops when that one ends"
                                    : "the database is stopped");
            return 0;
        }
    }

    private static EmbeddedPostgres embedded(Context context) {
        if (context.settings().database().external().isPresent()) {
            throw new Refusal("the settings name a database of your own (database.url): start and stop it yourself");
        }
        return new EmbeddedPostgres(context.openHome());
    }
}
