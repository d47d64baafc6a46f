package cloister.redaction.model.gguf;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import cloister.redaction.model.file.ModelFileException;
import cloister.redaction.model.file.ModelTensor;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class GgufFileTest {
    private static final int F32 = 0;
    private static final int F16 = 1;
    private static final int Q4_0 = 2;
    private static final int Q4_1 = 3;
    private static final int Q8_0 = 8;
    private static final int Q2_K = 10;
    private static final int HALF_ONE = 0x3C00;
    private static final int HALF_TWO = 0x4000;

    @TempDir
    Path folder;

    @Test
    void read_float32Rows_givesThemInOrder() throws IOException {
        GgufBytes file = GgufBytes.header(3, 1, 0).tensor("t", F32, 0, 2, 3).align();
        for (int i = 0; i < 6; i++) {
            file.f32(i);
        }
        try (GgufFile open = GgufFile.open(write(file))) {
            ModelTensor tensor = open.require("t");
            assertThat(tensor.shape()).containsExactly(3L, 2L);
            assertThat(open.read(tensor, 1, 2)).containsExactly(2, 3, 4, 5);
        }
    }

    @Test
    void read_float16_givesNumbersOfAllMagnitudes() throws IOException {
        GgufBytes file = GgufBytes.header(2, 1, 0).tensor("t", F16, 0, 5).align();
        file.f16(HALF_ONE).f16(0xC000).f16(0x0001).f16(0x7C00).f16(0x3555);
        assertThat(unpacked(file))
                .containsExactly(new float[] {1, -2, 0x1p-24f, Float.POSITIVE_INFINITY, 0.333251953125f}, within(0f));
    }

    @Test
    void read_q4Blocks_takesLowHalvesFirst() throws IOException {
        byte[] nibbles = new byte[16];
        for (int i = 0; i < 16; i++) {
            nibbles[i] = (byte) (i | (15 - i) << 4);
        }
        float[] zero = unpacked(GgufBytes.header(3, 1, 0)
                .tensor("t", Q4_0, 0, 32)
                .align()
                .f16(HALF_TWO)
                .raw(nibbles));
        float[] one = unpacked(GgufBytes.header(3, 1, 0)
                .tensor("t", Q4_1, 0, 32)
                .align()
                .f16(HALF_TWO)
                .f16(HALF_ONE)
                .raw(nibbles));
        for (int i = 0; i < 16; i++) {
            assertThat(zero[i]).isEqualTo(2f * (i - 8));
            assertThat(zero[16 + i]).isEqualTo(2f * (7 - i));
            assertThat(one[i]).isEqualTo(2f * i + 1);
        }
    }

    @Test
    void read_q8Block_scalesSignedBytes() throws IOException {
        byte[] bytes = new byte[32];
        bytes[0] = -128;
        bytes[31] = 127;
        float[] read = unpacked(GgufBytes.header(3, 1, 0)
                .tensor("t", Q8_0, 0, 32)
                .align()
                .f16(HALF_TWO)
                .raw(bytes));
        assertThat(read[0]).isEqualTo(-256);
        assertThat(read[31]).isEqualTo(254);
    }

    @Test
    void open_unknownTensorType_isRefusedByName() {
        refused(GgufBytes.header(3, 1, 0).tensor("blk.0.attn_q.weight", Q2_K, 0, 256), "Q2_K", "blk.0.attn_q.weight");
        refused(GgufBytes.header(3, 1, 0).tensor("t", 77, 0, 256), "77");
    }

    @Test
    void open_otherFilesAndVersions_areRefused() {
        refused(new GgufBytes().raw(new byte[3]), "not a GGUF");
        refused(new GgufBytes().raw("PK\3\4 some zip file, surely".getBytes()), "not a GGUF");
        refused(GgufBytes.header(1, 0, 0), "version 1");
        refused(GgufBytes.header(4, 0, 0), "version 4");
    }

    @Test
    void open_hostileLengths_areRefusedWithoutAllocating() {
        refused(GgufBytes.header(3, Long.MAX_VALUE, 0), "number of tensors");
        refused(GgufBytes.header(3, 0, -1), "number of metadata keys");
        refused(GgufBytes.header(3, 0, 1).u64(Long.MAX_VALUE), "length of a text");
        refused(GgufBytes.header(3, 0, 1).text("k").u32(9).u32(4).u64(1L << 40), "length of a metadata list");
        refused(GgufBytes.header(3, 1, 0).tensor("t", F32, 0, 1L << 40, 1L << 40), "out of range");
        refused(GgufBytes.header(3, 1, 0).tensor("t", F32, Long.MAX_VALUE - 4, 1), "out of range");
        refused(GgufBytes.header(3, 1, 0).tensor("t", F32, 0, 1024).align(), "ends inside the tensor t");
    }

    @Test
    void open_overlappingTensors_areRefused() {
        refused(
                GgufBytes.header(3, 2, 0)
                        .tensor("a", F32, 0, 16)
                        .tensor("b", F32, 32, 8)
                        .align()
                        .raw(new byte[64]),
                "b overlaps");
    }

    @Test
    void open_headerBeyondTheFirstMegabytes_isReadToItsEnd() throws IOException {
        GgufBytes file = GgufBytes.header(3, 1, 2)
                .textKey("long", "x".repeat(9 << 20))
                .textKey("after", "here")
                .tensor("t", F32, 0, 1)
                .align()
                .f32(7);
        try (GgufFile open = GgufFile.open(write(file))) {
            assertThat(open.metadata().text("after")).contains("here");
            assertThat(open.readAll(open.require("t"))).containsExactly(7);
        }
    }

    @Test
    void open_deeplyNestedLists_areRefused() {
        GgufBytes file = GgufBytes.header(3, 0, 1).text("k").u32(9);
        for (int i = 0; i < 50; i++) {
            file.u32(9).u64(1);
        }
        refused(file, "nested");
    }

    @Test
    void open_sameNameTwice_isRefused() {
        refused(GgufBytes.header(3, 0, 2).textKey("k", "a").textKey("k", "b"), "k occurs twice");
    }

    @Test
    void metadata_wrongType_isNamed() throws IOException {
        try (GgufFile file = GgufFile.open(write(GgufBytes.header(3, 0, 1).textKey("count", "x")))) {
            assertThatThrownBy(() -> file.metadata().integer("count"))
                    .isInstanceOf(ModelFileException.class)
                    .hasMessageContaining("count");
            assertThat(file.metadata().integer("other")).isEmpty();
        }
    }

    @Test
    void open_cutOrDamagedAnywhere_neverFailsOtherwise() throws IOException {
        byte[] sound = GgufBytes.header(3, 1, 2)
                .textKey("general.architecture", "llama")
                .text("list")
                .u32(9)
                .u32(8)
                .u64(2)
                .text("a")
                .text("b")
                .tensor("t", Q8_0, 0, 32)
                .align()
                .raw(new byte[34])
                .bytes();
        Random random = new Random(7);
        for (int round = 0; round < 2_000; round++) {
            byte[] bytes = Arrays.copyOf(sound, round < sound.length ? round : sound.length);
            for (int i = 0; i < random.nextInt(4) && bytes.length > 0 && round >= sound.length; i++) {
                bytes[random.nextInt(bytes.length)] = (byte) random.nextInt();
            }
            assertThatCode(() -> openAndRead(bytes))
                    .satisfiesAnyOf(thrown -> assertThat(thrown).isNull(), thrown -> assertThat(thrown)
                            .isInstanceOf(ModelFileException.class));
        }
    }

    private void openAndRead(byte[] bytes) throws IOException {
        Path file = folder.resolve("damaged.gguf");
        Files.write(file, bytes);
        try (GgufFile open = GgufFile.open(file)) {
            open.tensor("t").ifPresent(tensor -> {
                try {
                    open.readAll(tensor);
                } catch (IOException e) {
                    throw new java.io.UncheckedIOException(e);
                }
            });
        }
    }

    private float[] unpacked(GgufBytes file) throws IOException {
        try (GgufFile open = GgufFile.open(write(file))) {
            ModelTensor tensor = open.require("t");
            return open.readAll(tensor);
        }
    }

    private void refused(GgufBytes file, String... words) {
        assertThatThrownBy(() -> GgufFile.open(write(file)).close())
                .isInstanceOf(ModelFileException.class)
                .hasMessageContainingAll(words);
    }

    private Path write(GgufBytes file) throws IOException {
        return Files.write(Files.createTempFile(folder, "model", ".gguf"), file.bytes());
    }
}
