package cloister.audit.ledger;

import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** The verifier as a program of its own: no database, no framework, nothing to configure. */
public final class Main {
    private static final int HOLDS = 0;
    private static final int BROKEN = 1;
    private static final int MISUSED = 2;

    private static final String USAGE = """
            usage: java -jar cloister-ledger.jar verify FOLDER [--key FILE] [--checkpoint FILE]...

            Verifies a log that 'cloister audit export' wrote. Exit status: 0 all holds, 1 something does not, 2 misused.
              --key FILE         verifier keys that you trust; without it, those in the export are taken at their word
              --checkpoint FILE  a checkpoint that you kept yourself
            """;

    private Main() {}

    public static void main(String[] arguments) {
        System.exit(run(List.of(arguments), System.out, System.err));
    }

    static int run(List<String> arguments, PrintStream out, PrintStream err) {
        if (arguments.size() < 2
                || arguments.size() % 2 != 0
                || !arguments.get(0).equals("verify")) {
            err.print(USAGE);
            return MISUSED;
        }
        List<VerifyingKey> keys = new ArrayList<>();
        List<CheckpointFolder.Kept> checkpoints = new ArrayList<>();
        try {
            for (int i = 2; i < arguments.size(); i += 2) {
                Path file = Path.of(arguments.get(i + 1));
                switch (arguments.get(i)) {
                    case "--key" -> keys.addAll(SigningKeys.verifyingKeys(file));
                    case "--checkpoint" -> checkpoints.add(CheckpointFolder.file(file));
                    default -> {
                        err.print(USAGE);
                        return MISUSED;
                    }
                }
            }
            return verify(Path.of(arguments.get(1)), keys, checkpoints, out);
        } catch (UncheckedIOException | IllegalArgumentException e) {
            err.println("Nothing was verified: " + e.getMessage());
            return MISUSED;
        }
    }

    private static int verify(
            Path folder, List<VerifyingKey> keys, List<CheckpointFolder.Kept> checkpoints, PrintStream out) {
        if (!Files.isDirectory(folder)) {
            throw new IllegalArgumentException("the export is not a folder");
        }
        Verdict verdict = new ExportFolder(folder).verify(keys, checkpoints);
        out.println(verdict.sentence());
        if (keys.isEmpty()) {
            out.println("The key came with the export; compare it with one that you trust (--key).");
        }
        return verdict.fold(holds -> HOLDS, broken -> BROKEN);
    }
}
