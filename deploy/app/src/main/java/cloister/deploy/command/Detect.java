package cloister.deploy.command;

import cloister.deploy.jsonl.TextDesk;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

@Command(
        name = "detect",
        description = {
            "Find identifiers in texts.",
            "Answers lines {\"id\",\"spans\":[{\"start\",\"end\",\"type\",\"score\",\"by\"}]}; offsets are half-open and count"
                    + " Unicode code points."
        })
final class Detect extends TextCommand {
    @Option(names = "--policy", paramLabel = "NAME", description = TextCommand.POLICIES)
    String policy = "hipaa-safe-harbor";

    Detect(Context context) {
        super(context, TextDesk.Task.DETECT);
    }

    @Override
    String policy() {
        return policy;
    }
}
