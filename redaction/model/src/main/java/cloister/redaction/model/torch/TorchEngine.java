package cloister.redaction.model.torch;

import ai.djl.engine.Engine;
import ai.djl.engine.EngineException;
import ai.djl.engine.StandardCapabilities;
import ai.djl.pytorch.jni.JniUtils;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;

/** DJL's PyTorch engine in this process: one for all models, started by the first, and never with the network. */
public final class TorchEngine {
    /** Which of PyTorch's libraries fit the engine on a GPU. */
    public static final String LIBRARIES = "2.7.1 for CUDA 12";

    private static final String NAME = "PyTorch";

    /** What the engine's own library for GPUs is called; it takes those of any CUDA 12. */
    private static final String FLAVOUR = "cu128";

    private static final String CUDA_LIBRARY = "libtorch_cuda.so";

    /** One of them is there where Nvidia's driver is; the last is Windows' for its Linux. */
    private static final List<Path> DRIVERS =
            List.of(Path.of("/proc/driver/nvidia/version"), Path.of("/dev/nvidiactl"), Path.of("/dev/dxg"));

    private TorchEngine() {}

    /**
     * Tells the engine, and the tokenizers' library beside it, where to unpack and to stay off the network. To be called before
     * either is used.
     *
     * @param unpacked where the native libraries (430 MB) are unpacked once; it is made if it isn't there
     * @param threads for one operation, at least 1
     */
    public static synchronized void configure(Path unpacked, int threads) {
        try {
            if (!Files.isDirectory(unpacked)) {
                // Code is loaded from there: nobody else may write to it.
                Files.createDirectories(
                        unpacked, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------")));
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        // Read by DJL when its classes load: no downloads, no usage reports, no seconds of profiling on first calls.
        System.setProperty("ai.djl.offline", "true");
        System.setProperty("OPT_OUT_TRACKING", "true");
        System.setProperty("ai.djl.default_engine", NAME);
        System.setProperty("ai.djl.pytorch.graph_optimizer", "false");
        System.setProperty("ai.djl.pytorch.num_interop_threads", "1");
        System.setProperty("ai.djl.pytorch.num_threads", Integer.toString(threads));
        System.setProperty("DJL_CACHE_DIR", unpacked.toString());
        System.setProperty("ENGINE_CACHE_DIR", unpacked.toString());
    }

    /**
     * Starts the engine, configured so; later calls only set the number of threads.
     *
     * @param unpacked where the native libraries (430 MB) are unpacked once; it is made if it isn't there
     * @param threads for one operation, at least 1
     * @throws EngineException if the native libraries can't be loaded
     */
    public static synchronized void start(Path unpacked, int threads) {
        configure(unpacked, threads);
        Engine.getEngine(NAME);
        JniUtils.setNumThreads(threads);
    }

    /** Where an administrator puts PyTorch's libraries for GPUs, or a link to them. */
    public static Path cudaFolder(Path unpacked) {
        return unpacked.resolve("cuda");
    }

    /** Whether they are there. */
    public static boolean hasCudaLibraries(Path unpacked) {
        return Files.exists(cudaFolder(unpacked).resolve(CUDA_LIBRARY));
    }

    /**
     * Lets the engine start with the libraries for GPUs, where they were put and the driver is, without which they don't load;
     * nothing is brought from anywhere. To be called before it is started: a process has one engine.
     */
    public static synchronized void useCuda(Path unpacked) {
        if (!hasCudaLibraries(unpacked) || DRIVERS.stream().noneMatch(Files::exists)) {
            return;
        }
        try {
            System.setProperty(
                    "PYTORCH_LIBRARY_PATH", cudaFolder(unpacked).toRealPath().toString());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        System.setProperty("PYTORCH_FLAVOR", FLAVOUR);
    }

    /** Whether PyTorch sees a GPU that it can use. */
    public static boolean hasCuda() {
        return Engine.getEngine(NAME).hasCapability(StandardCapabilities.CUDA);
    }

    /** Engine and native library with versions. */
    public static String version() {
        return "djl-pytorch " + Engine.getDjlVersion() + "/"
                + Engine.getEngine(NAME).getVersion();
    }
}
