package cloister.redaction.model;

import cloister.pipeline.Sha256;
import cloister.redaction.model.file.ModelFile;
import cloister.redaction.model.torch.Kernel;
import cloister.redaction.model.torch.KernelRace;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * The kernel for a model on this machine: measured once, then remembered by model and processor, since another kernel gives
 * slightly other numbers and the same document shall have the same outcome tomorrow.
 */
final class KernelChoice {
    private final Path memory;

    /** @param folder where choices are remembered; it is made if it isn't there */
    KernelChoice(Path folder, Sha256 model) {
        this.memory = folder.resolve(
                Sha256.ofUtf8(model.hex() + "\n" + Processor.description()).hex() + ".txt");
    }

    /** The kernels to try, the best first. */
    List<Kernel> candidates(ModelFile file) {
        return remembered().map(List::of).orElseGet(() -> KernelRace.run(file));
    }

    /** Keeps the choice; where it can't be written, it is measured again the next time. */
    void remember(Kernel kernel) {
        if (remembered().filter(kernel::equals).isPresent()) {
            return;
        }
        try {
            Files.createDirectories(memory.getParent());
            Path fresh = Files.createTempFile(memory.getParent(), ".choice-", "");
            Files.writeString(fresh, kernel.name().toLowerCase(Locale.ROOT), StandardCharsets.UTF_8);
            Files.move(fresh, memory, StandardCopyOption.ATOMIC_MOVE);
        } catch (IOException e) {
            return;
        }
    }

    private Optional<Kernel> remembered() {
        try {
            String word = Files.readString(memory, StandardCharsets.UTF_8).strip();
            return Arrays.stream(Kernel.values())
                    .filter(kernel -> kernel.name().toLowerCase(Locale.ROOT).equals(word))
                    .findFirst();
        } catch (IOException e) {
            return Optional.empty();
        }
    }
}
