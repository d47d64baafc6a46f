package cloister.redaction.model;

/** What computes, as the settings ask for it. */
public enum Device {
    /** The GPU where PyTorch sees one and the precision is one of its, else the processor. */
    AUTO,
    CPU,
    /** The first Nvidia GPU; where there is none, the model isn't opened. */
    CUDA
}
