package cloister.ingest.extraction.wire;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import cloister.ingest.extraction.ocr.OcrPlan;
import cloister.pipeline.FileRef;
import cloister.pipeline.HoldCode;
import cloister.pipeline.SensitiveText;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;

class WireTest {
    private static final List<Message> ALL = List.of(
            new Message.Setup(
                    Limits.defaults(), new OcrPlan(true, "tesseract", List.of("eng", "deu"), Duration.ofSeconds(9))),
            new Message.Read(new FileRef(Path.of("/in/Müller 😷.pdf"))),
            new Message.Ready(Wire.VERSION),
            new Message.Begun(3, PartKind.PAGE, 2),
            new Message.Text(3, SensitiveText.of("Grüße, 😷")),
            new Message.Ended(3, "text/plain", Optional.of(HoldCode.TRUNCATED)),
            new Message.Ended(4, "text/plain", Optional.empty()),
            new Message.Finished(4));

    private static byte[] bytes(Message message) throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        Wire.write(new DataOutputStream(out), message);
        return out.toByteArray();
    }

    private static Optional<Message> read(byte[] bytes) throws IOException {
        return Wire.read(new DataInputStream(new ByteArrayInputStream(bytes)));
    }

    @Test
    void everyMessage_comesBackAsItWas() throws IOException {
        for (Message message : ALL) {
            assertThat(read(bytes(message))).contains(message);
        }
    }

    @Test
    void endOfStreamBetweenFrames_isNoMessage() throws IOException {
        assertThat(read(new byte[0])).isEmpty();
    }

    @Test
    void everyCutOffFrame_isAnError() throws IOException {
        for (Message message : ALL) {
            byte[] whole = bytes(message);
            for (int length = 1; length < whole.length; length++) {
                byte[] cut = java.util.Arrays.copyOf(whole, length);
                assertThatThrownBy(() -> read(cut)).isInstanceOf(IOException.class);
            }
        }
    }

    @Test
    void impossibleLengths_areRefusedBeforeAnythingIsAllocated() {
        byte[][] frames = {
            {0x7F, -1, -1, -1, 1}, {-1, -1, -1, -1, 1}, {0, 0, 0, 0}, {0, 0, 0, 9, 5, 0, 0, 0, 1, 0x7F, -1, -1, -1}
        };
        for (byte[] frame : frames) {
            assertThatThrownBy(() -> read(frame)).isInstanceOf(WireException.class);
        }
    }

    @Test
    void noise_neverDoesMoreThanFail() {
        Random random = new Random(11);
        for (int i = 0; i < 20_000; i++) {
            byte[] noise = new byte[5 + random.nextInt(60)];
            random.nextBytes(noise);
            noise[0] = 0;
            noise[1] = 0;
            noise[2] = 0;
            noise[3] = (byte) (noise.length - 4);
            noise[4] = (byte) random.nextInt(9);
            try {
                assertThat(read(noise)).isPresent();
            } catch (IOException e) {
                assertThat(e.getMessage()).doesNotContain(new String(noise, java.nio.charset.StandardCharsets.UTF_8));
            }
        }
    }

    @Test
    void messages_showNoTextAndNoName() {
        assertThat(ALL.toString()).doesNotContain("Müller").doesNotContain("Grüße");
    }
}
