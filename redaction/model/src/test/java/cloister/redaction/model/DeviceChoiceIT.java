package cloister.redaction.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import cloister.redaction.model.torch.TorchEngine;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** With the engine for processors, whatever else the machine has. */
class DeviceChoiceIT {
    @TempDir
    static Path folder;

    @BeforeAll
    static void startEngine() {
        TorchEngine.start(SharedModels.cache().resolve("djl"), 1);
    }

    @Test
    void open_cudaThatIsAbsent_isRefused() {
        ModelSettings settings = settings(Device.CUDA);
        assertThatThrownBy(() -> LanguageModel.open(settings))
                .isInstanceOf(ModelException.class)
                .hasMessageContaining("the settings ask for the device cuda, but only PyTorch for processors is here")
                .hasMessageContaining(folder.resolve("djl/cuda").toString());
    }

    @Test
    void record_ofAModelOnTheProcessor_saysSo() {
        LanguageModel model = SharedModels.get(Precision.INT8);
        assertThat(model.engine(model.weights(), Map.of()).device()).isEqualTo("cpu");
    }

    @Test
    void found_auto_namesDeviceAndEngine() {
        assertThat(DeviceChoice.found(settings(Device.AUTO))).startsWith("cpu, djl-pytorch ");
    }

    private static ModelSettings settings(Device device) {
        return DefaultModel.settings(SharedModels.cache())
                .withUnpacked(folder.resolve("djl"))
                .withThreads(1)
                .withDevice(device);
    }
}
