package cloister.redaction.model.torch;

import ai.djl.Device;
import java.util.Locale;

/** Where a model's weights lie, and what computes. */
public enum TorchDevice {
    /** The processor, by kernels made for it. */
    CPU(Device.cpu()),
    /** The first of Nvidia's GPUs that PyTorch sees. */
    CUDA(Device.gpu());

    private final Device place;

    TorchDevice(Device place) {
        this.place = place;
    }

    /** As the engine names it. */
    Device place() {
        return place;
    }

    /** The name in audit records. */
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }
}
