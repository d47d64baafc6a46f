package cloister.redaction.model;

import cloister.pipeline.Sha256;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;

/**
 * How a model is opened and shared.
 *
 * @param file a GGUF
 * @param digest that the file must have, if it is known
 * @param device what computes; {@link Device#CUDA} is refused where there is none
 * @param threads of the processor for one operation; 0 means all of the machine's
 * @param mostTokens of one prompt and its answer, the first token counted; what needs more is refused, never cut off in
 *     silence. Models that were made longer afterwards (Phi-3) compute differently if it is beyond their original context
 * @param mostWaiting callers at a time; one more is refused at once
 * @param patience how long a caller waits for its turn
 * @param unpacked folder for the engine's native libraries, filled once (430 MB)
 */
public record ModelSettings(
        Path file,
        Optional<Sha256> digest,
        Precision precision,
        Device device,
        int threads,
        int mostTokens,
        int mostWaiting,
        Duration patience,
        Path unpacked) {

    public ModelSettings {
        if (threads < 0 || mostTokens < 1 || mostWaiting < 1 || patience.isNegative()) {
            throw new IllegalArgumentException("a number in the model's settings is out of range");
        }
    }

    /** The defaults for a file, with the cache folder ({@code ~/.cache/cloister}) for the native libraries. */
    public static ModelSettings of(Path file, Path cache) {
        return new ModelSettings(
                file,
                Optional.empty(),
                Precision.AUTO,
                Device.AUTO,
                0,
                4096,
                64,
                Duration.ofMinutes(10),
                cache.resolve("djl"));
    }

    public ModelSettings withDigest(Sha256 pinned) {
        return new ModelSettings(
                file, Optional.of(pinned), precision, device, threads, mostTokens, mostWaiting, patience, unpacked);
    }

    public ModelSettings withPrecision(Precision wanted) {
        return new ModelSettings(file, digest, wanted, device, threads, mostTokens, mostWaiting, patience, unpacked);
    }

    public ModelSettings withDevice(Device wanted) {
        return new ModelSettings(file, digest, precision, wanted, threads, mostTokens, mostWaiting, patience, unpacked);
    }

    public ModelSettings withThreads(int wanted) {
        return new ModelSettings(file, digest, precision, device, wanted, mostTokens, mostWaiting, patience, unpacked);
    }

    public ModelSettings withUnpacked(Path folder) {
        return new ModelSettings(file, digest, precision, device, threads, mostTokens, mostWaiting, patience, folder);
    }

    int threadsOr(int processors) {
        return threads == 0 ? processors : threads;
    }
}
