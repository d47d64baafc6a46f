package cloister.redaction.model;

import ai.djl.engine.EngineException;
import cloister.redaction.model.torch.TorchDevice;
import cloister.redaction.model.torch.TorchEngine;
import java.io.UncheckedIOException;
import java.nio.file.Path;

/** The device for a model, of those that are here. Nothing falls back in silence from what was asked for. */
public final class DeviceChoice {
    private DeviceChoice() {}

    /**
     * Starts the engine, and says on which device it would compute.
     *
     * @throws ModelException if it can't be started, or the device that is asked for isn't here; the message says what to do
     */
    public static String found(ModelSettings settings) {
        try {
            configure(settings);
            start(settings);
            return of(settings).word() + ", " + TorchEngine.version();
        } catch (EngineException | UnsatisfiedLinkError | UncheckedIOException e) {
            throw new ModelException(
                    "the PyTorch engine can't be started: " + settings.unpacked()
                            + " needs 500 MB of room on a disk from which"
                            + " libraries may be loaded, and what lies in its folder cuda, if there is one, must be PyTorch "
                            + TorchEngine.LIBRARIES,
                    e);
        }
    }

    /** Says how the engine is to start. */
    static void configure(ModelSettings settings) {
        TorchEngine.configure(settings.unpacked(), threads(settings));
        if (settings.device() != Device.CPU) {
            TorchEngine.useCuda(settings.unpacked());
        }
    }

    static void start(ModelSettings settings) {
        TorchEngine.start(settings.unpacked(), threads(settings));
    }

    private static int threads(ModelSettings settings) {
        return settings.threadsOr(Runtime.getRuntime().availableProcessors());
    }

    /** With the engine started. */
    static TorchDevice of(ModelSettings settings) {
        return of(settings, TorchEngine.hasCuda(), TorchEngine.hasCudaLibraries(settings.unpacked()));
    }

    /**
     * The device.
     *
     * @param gpu whether the engine sees one
     * @param libraries whether those for GPUs are there
     * @throws ModelException if there is none that fits
     */
    static TorchDevice of(ModelSettings settings, boolean gpu, boolean libraries) {
        Precision precision = settings.precision();
        boolean fits = precision == Precision.AUTO || precision == Precision.FLOAT32;
        return switch (settings.device()) {
            case CPU -> TorchDevice.CPU;
            case AUTO -> gpu && fits ? TorchDevice.CUDA : TorchDevice.CPU;
            case CUDA -> {
                if (!fits) {
                    throw new ModelException(
                            "the precision " + precision.word() + " is one of processors: for the device"
                                    + " cuda, set model.precision to auto (which is float16 there) or float32");
                }
                if (!gpu) {
                    throw new ModelException(absent(settings.unpacked(), libraries));
                }
                yield TorchDevice.CUDA;
            }
        };
    }

    private static String absent(Path unpacked, boolean libraries) {
        return "the settings ask for the device cuda, but "
                + (libraries
                        ? "PyTorch sees no GPU: see whether nvidia-smi shows one to this user, and mend the driver if not"
                        : "only PyTorch for processors is here: put the libraries of PyTorch " + TorchEngine.LIBRARIES
                                + " into " + TorchEngine.cudaFolder(unpacked))
                + "; or set model.device to auto or cpu";
    }
}
