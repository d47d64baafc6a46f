package cloister.deploy.command;

import cloister.deploy.jsonl.TextDesk;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

@Command(
        name = "summarize",
        description = {
            "Redact texts and summarize what is left.",
            "Answers lines {\"id\",\"summary\":[{\"role\",\"text\",\"cites\":[{\"start\",\"end\"}]}],\"text\"}; the offsets lie in"
                    + " the redacted \"text\"."
        })
final class Summarize extends TextCommand {
    @Option(names = "--policy", paramLabel = "NAME", description = TextCommand.POLICIES)
    String policy = "hipaa-safe-harbor";

    Summarize(Context context) {
        super(context, TextDesk.Task.SUMMARIZE);
    }

    @Override
    String policy() {
        return policy;
    }
}
