package cloister.deploy.command;

import org.jspecify.annotations.Nullable;
import picocli.AutoComplete;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

@Command(
        name = "completion",
        description = {
            "Print a script that completes commands and options in bash and zsh.",
            "For this shell: source <(deploy/cloister completion)"
        })
final class Completion implements Runnable {
    private final Context context;

    @Spec
    @Nullable
    CommandSpec spec;

    Completion(Context context) {
        this.context = context;
    }

    @Override
    public void run() {
        if (spec != null) {
            context.screen()
                    .out()
                    .print(AutoComplete.bash("cloister", spec.root().commandLine()));
        }
    }
}
