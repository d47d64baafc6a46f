package cloister.redaction.model.torch;

import ai.djl.engine.Engine;
import ai.djl.engine.EngineException;
import ai.djl.pytorch.jni.JniUtils;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;

/** DJL's PyTorch engine in this process: one for all models, started by the first, and never with the network. */
public final class TorchEngine {
    private static final String NAME = "PyTorch";

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

    /** Engine and native library with versions. */
    public static String version() {
        return "djl-pytorch " + Engine.getDjlVersion() + "/"
                + Engine.getEngine(NAME).getVersion();
    }
}
