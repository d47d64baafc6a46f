package cloister.deploy.command;

import cloister.deploy.home.PseudonymKey;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;

@Command(name = "keys", description = "Make the key of pseudonyms.", synopsisSubcommandLabel = "COMMAND")
final class Keys extends Group {
    Keys(Context context) {
        super(context);
    }

    @Command(
            name = "make",
            description = {
                "Make the key of pseudonyms, once for an installation.",
                "Policies with surrogates, hashes, moved dates or encryption need it. Back it up: without it no pseudonym can"
                        + " be made again or turned back."
            })
    static final class Make implements Callable<Integer> {
        private final Context context;

        Make(Context context) {
            this.context = context;
        }

        @Override
        public Integer call() {
            context.settings();
            context.screen().err().println("made " + PseudonymKey.make(context.openHome()) + "; back it up");
            return 0;
        }
    }
}
