package cloister.deploy.command;

import cloister.deploy.jsonl.TextDesk;
import cloister.pipeline.SensitiveText;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

@Command(
        name = "redact",
        description = {"Redact texts.", "Answers lines {\"id\",\"text\"} with the redacted text."})
final class Redact extends TextCommand {
    @Option(names = "--policy", paramLabel = "NAME", description = TextCommand.POLICIES)
    String policy = "hipaa-safe-harbor";

    @Option(names = "--case", paramLabel = "NAME", description = TextCommand.CASES)
    @Nullable
    String caseName;

    Redact(Context context) {
        super(context, TextDesk.Task.REDACT);
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
