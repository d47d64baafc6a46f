package cloister.deploy.command;

import cloister.deploy.jsonl.TextDesk;
import cloister.pipeline.SensitiveText;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
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

    @Option(names = "--case", paramLabel = "NAME", description = TextCommand.CASES)
    @Nullable
    String caseName;

    Summarize(Context context) {
        super(context, TextDesk.Task.SUMMARIZE);
    }

    @Override
    String policy() {
        return policy;
    }

    @Override
    Optional<SensitiveText> caseName() {
        return Optional.ofNullable(caseName).map(SensitiveText::of);
    }
}
