package cloister.redaction.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import cloister.redaction.model.torch.TorchDevice;
import java.nio.file.Path;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DeviceChoiceTest {
    private static final ModelSettings SETTINGS = ModelSettings.of(Path.of("model.gguf"), Path.of("cache"));

    @ParameterizedTest
    @CsvSource({
        "AUTO, AUTO, false, CPU",
        "AUTO, AUTO, true, CUDA",
        "AUTO, FLOAT32, true, CUDA",
        "AUTO, INT8, true, CPU",
        "AUTO, INT4, true, CPU",
        "AUTO, BFLOAT16, true, CPU",
        "CPU, AUTO, true, CPU",
        "CPU, INT8, false, CPU",
        "CUDA, AUTO, true, CUDA",
        "CUDA, FLOAT32, true, CUDA"
    })
    void of_deviceAndPrecision_isTheOneThatFits(Device device, Precision precision, boolean gpu, TorchDevice expected) {
        ModelSettings settings = SETTINGS.withDevice(device).withPrecision(precision);
        assertThat(DeviceChoice.of(settings, gpu, gpu)).isEqualTo(expected);
    }

    @ParameterizedTest
    @CsvSource({
        "AUTO, false, 'put the libraries of PyTorch 2.7.1 for CUDA 12 into cache/djl/cuda'",
        "AUTO, true, see whether nvidia-smi shows one",
        "FLOAT32, false, or set model.device to auto or cpu",
        "INT8, true, the precision int8 is one of processors",
        "INT4, false, set model.precision to auto (which is float16 there) or float32",
        "BFLOAT16, true, the precision bfloat16 is one of processors"
    })
    void of_cudaWithoutWhatItNeeds_saysWhatToDo(Precision precision, boolean libraries, String expected) {
        ModelSettings settings = SETTINGS.withDevice(Device.CUDA).withPrecision(precision);
        assertThatThrownBy(() -> DeviceChoice.of(settings, false, libraries))
                .isInstanceOf(ModelException.class)
                .hasMessageContaining(expected);
    }
}
