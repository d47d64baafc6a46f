package cloister.deploy.command;

import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** A command that only has commands. */
abstract class Group implements Runnable {
    final Context context;

    @Spec
    @Nullable
    CommandSpec spec;

    Group(Context context) {
        this.context = context;
    }

    @Override
    public void run() {
        if (spec != null) {
            CommandLine line = spec.commandLine();
            throw new ParameterException(
                    line,
                    "one of these is missing: "
                            + String.join(", ", line.getSubcommands().keySet()));
        }
    }
}
