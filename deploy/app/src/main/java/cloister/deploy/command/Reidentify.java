package cloister.deploy.command;

import cloister.deploy.settings.Settings;
import cloister.deploy.wiring.Reidentification;
import cloister.deploy.wiring.Workshop;
import cloister.pipeline.FindingType;
import java.io.IOException;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

@Command(
        name = "reidentify",
        description = {
            "Turn an encrypted identifier back.",
            "Takes the key of pseudonyms, an account that the settings allow (reidentification.allowed) and a reason; each"
                    + " question stands in the audit log, also a refused one. Surrogates, hashes and moved dates can't be"
                    + " turned back: what they stand for is kept nowhere."
        },
        exitCodeList = {
            "0:the identifier is printed",
            "1:refused or failed; one line on standard error says why",
            "2:the command line is wrong"
        })
final class Reidentify implements Callable<Integer> {
    private final Context context;

    @Option(names = "--token", required = true, paramLabel = "TEXT", description = "The ciphertext as it stands.")
    String token = "";

    @Option(
            names = "--type",
            required = true,
            paramLabel = "TYPE",
            description = "What it is the ciphertext of, for example MRN or ACCOUNT.")
    FindingType type = FindingType.OTHER_ID;

    @Option(
            names = "--reason",
            required = true,
            paramLabel = "TEXT",
            description = "Why; stands in the audit log, so name nobody in it.")
    String reason = "";

    @Option(
            names = "--document",
            paramLabel = "ID",
            description = "That it stands in: the scope, unless another is named.")
    @Nullable
    String document;

    @Option(names = "--case", paramLabel = "NAME", description = "Of a policy with scope: case.")
    @Nullable
    String caseName;

    @Option(names = "--tenant", description = "Of a policy with scope: tenant.")
    boolean tenant;

    Reidentify(Context context) {
        this.context = context;
    }

    @Override
    public Integer call() throws IOException {
        Settings settings = context.settings();
        Reidentification.Question question =
                Reidentification.Question.of(token, type, reason, document, caseName, tenant);
        try (Workshop workshop = context.workshop(context.existingHome(), settings)) {
            String actor = System.getProperty("user.name", "");
            context.screen()
                    .out()
                    .println(new Reidentification(
                                    workshop, settings.reidentification().allowed())
                            .answer(actor, question)
                            .reveal());
            return 0;
        }
    }
}
