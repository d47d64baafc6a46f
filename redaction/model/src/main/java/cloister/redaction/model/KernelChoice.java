package cloister.redaction.model;

import cloister.pipeline.Sha256;
import cloister.redaction.model.file.Fours;
import cloister.redaction.model.file.ModelFile;
import cloister.redaction.model.file.ModelTensor;
import cloister.redaction.model.torch.Kernel;
import cloister.redaction.model.torch.KernelRace;
import cloister.redaction.model.torch.TorchDevice;
import cloister.redaction.model.torch.TorchEngine;
import cloister.redaction.model.torch.Transformer;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/**
 * The kernel for a model on this machine: measured once, then remembered by model and processor, since another kernel gives
 * slightly other numbers and the same document shall have the same outcome tomorrow.
 */
final class KernelChoice {
    /** Weights beyond which a machine may lack the memory for several bytes each. */
    private static final long LARGE = 1L << 30;

    private final Path memory;

    /** @param folder where choices are remembered; it is made if it isn't there */
    KernelChoice(Path folder, Sha256 model, TorchDevice device) {
        String made = String.join(
                "\n", model.hex(), Transformer.code(), TorchEngine.version(), device.word(), Processor.description());
        this.memory = folder.resolve(Sha256.ofUtf8(made).hex() + ".txt");
    }

    /** The kernels to try, the best first. */
    static List<Kernel> candidates(ModelFile file, Precision precision, TorchDevice device) {
        return switch (precision) {
            case FLOAT32 -> List.of(Kernel.FLOAT32);
            case INT8 -> List.of(Kernel.INT8);
            case INT4 -> List.of(Kernel.INT4);
            case BFLOAT16 -> List.of(Kernel.BFLOAT16);
            // The other kernels are the processor's. Float32 is for models whose numbers don't fit into half precision.
            case AUTO ->
                device == TorchDevice.CUDA
                        ? List.of(Kernel.FLOAT16, Kernel.FLOAT32)
                        : KernelRace.run(file, suited(file));
        };
    }

    /** Float32 always; bytes and bfloat16 where the processor has instructions for them; four bits where most weights of the file have them. */
    private static Set<Kernel> suited(ModelFile file) {
        Set<Kernel> suited = EnumSet.of(Kernel.FLOAT32);
        if (Processor.hasVnni()) {
            suited.add(Kernel.INT8);
        }
        if (Processor.hasBfloat16()) {
            suited.add(Kernel.BFLOAT16);
        }
        long all = file.tensors().stream().mapToLong(ModelTensor::count).sum();
        long fours = file.tensors().stream()
                .filter(tensor -> Fours.holds(tensor.type()))
                .mapToLong(ModelTensor::count)
                .sum();
        if (2 * fours > all) {
            suited.add(Kernel.INT4);
        }
        // Of a large model there is no room for more than the file has.
        return all > LARGE && suited.contains(Kernel.INT4) ? Set.of(Kernel.INT4) : suited;
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

    /** What was chosen before, and found faithful. */
    Optional<Kernel> remembered() {
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
