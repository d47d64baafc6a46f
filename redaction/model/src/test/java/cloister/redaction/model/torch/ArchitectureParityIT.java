package cloister.redaction.model.torch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import cloister.redaction.model.SharedModels;
import cloister.redaction.model.file.ModelFile;
import cloister.redaction.model.file.ModelFileException;
import cloister.redaction.model.file.ModelMetadata;
import cloister.redaction.model.file.ModelTensor;
import cloister.redaction.model.gguf.GgufFile;
import cloister.redaction.model.scheduling.Decoder;
import cloister.redaction.model.scheduling.Reading;
import cloister.redaction.model.scheduling.Segment;
import java.io.IOException;
import java.io.InputStream;
import java.net.URISyntaxException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * A tiny random model of each architecture against the logits that llama.cpp computes from the same file
 * ({@code src/test/reference}). Every feature of these files was seen to change the logits by more than 0.05.
 */
class ArchitectureParityIT {
    private static final double FLOAT32_TOLERANCE = 1e-3;
    /** Measured: 0.02 (Gemma) to 0.132 (Phi-3). Random weights blow up any rounding; trained ones are kinder. */
    private static final double INT8_TOLERANCE = 0.15;
    /** The kernel of GPUs, computed by the processor here. */
    private static final double FLOAT16_TOLERANCE = 0.01;

    private static final double PIECES_TOLERANCE = 1e-4;

    @BeforeAll
    static void startEngine() {
        TorchEngine.start(SharedModels.cache().resolve("djl"), 1);
    }

    /** A model, how long a context it is opened for, and a prompt with the first token. */
    record Case(String name, String model, int context, List<Integer> prompt) {
        int[] tokens() {
            return prompt.stream().mapToInt(Integer::intValue).toArray();
        }

        int[] rest() {
            return Arrays.copyOfRange(tokens(), 1, prompt.size());
        }

        @Override
        public String toString() {
            return name;
        }
    }

    @ParameterizedTest
    @MethodSource("cases")
    void float32_everyPlace_hasTheLogitsOfLlamaCpp(Case test) throws IOException {
        try (Transformer transformer = open(test, Kernel.FLOAT32, new int[0])) {
            double difference = difference(transformer.logits(List.of(test.rest())), reference(test));
            assertThat(difference).isLessThan(FLOAT32_TOLERANCE);
        }
    }

    @ParameterizedTest
    @MethodSource("cases")
    void float32_piecesAndSingleTokens_giveTheSameAsOnePass(Case test) throws IOException {
        int[] rest = test.rest();
        List<int[]> pieces = new ArrayList<>();
        pieces.add(Arrays.copyOfRange(rest, 0, 5));
        pieces.add(Arrays.copyOfRange(rest, 5, 30));
        for (int i = 30; i < rest.length; i++) {
            pieces.add(new int[] {rest[i]});
        }
        try (Transformer transformer = open(test, Kernel.FLOAT32, new int[0])) {
            double difference = difference(transformer.logits(pieces), transformer.logits(List.of(rest)));
            assertThat(difference).isLessThan(PIECES_TOLERANCE);
        }
    }

    @ParameterizedTest
    @MethodSource("cases")
    void fewerBits_everyPlace_staysNearFloat32(Case test) throws IOException {
        int[] trial = new int[200];
        for (int i = 0; i < trial.length; i++) {
            trial[i] = i * 37 % 256;
        }
        for (Kernel kernel : List.of(Kernel.INT8, Kernel.INT4, Kernel.BFLOAT16, Kernel.FLOAT16)) {
            try (Transformer transformer = open(test, kernel, trial)) {
                double error = error(transformer.logits(List.of(test.rest())), reference(test));
                assertThat(error)
                        .as(kernel.word())
                        .isLessThan(kernel == Kernel.FLOAT16 ? FLOAT16_TOLERANCE : INT8_TOLERANCE);
            }
        }
    }

    @ParameterizedTest
    @MethodSource("cases")
    void sequences_ofDifferentLengths_goOnTogetherAsEachAlone(Case test) throws IOException {
        int[] prompt = test.rest();
        List<int[]> prompts = List.of(Arrays.copyOf(prompt, 5), prompt, Arrays.copyOfRange(prompt, 3, 20));
        try (Transformer transformer = open(test, Kernel.FLOAT32, new int[0])) {
            Decoder decoder = transformer.decoder();
            List<Going> together =
                    prompts.stream().map(one -> new Going(decoder.begin(), one)).toList();
            for (int step = 0; step < 8; step++) {
                List<Reading> found =
                        decoder.compute(together.stream().map(Going::segment).toList());
                for (int i = 0; i < found.size(); i++) {
                    together.get(i).take(found.get(i));
                }
            }
            for (Going one : together) {
                assertThat(one.written()).hasSizeGreaterThan(2).isEqualTo(alone(transformer, one));
            }
        }
    }

    /** What comes out if the whole sequence is computed anew for each of its tokens. */
    private static List<Integer> alone(Transformer transformer, Going going) {
        List<Integer> written = new ArrayList<>();
        for (int end = going.prompt.length; end < going.tokens.size(); end++) {
            int[] before =
                    going.tokens.stream().limit(end).mapToInt(Integer::intValue).toArray();
            float[] all = transformer.logits(List.of(before));
            int last = all.length - transformer.vocabulary();
            int best = last;
            for (int i = last; i < all.length; i++) {
                best = all[i] > all[best] ? i : best;
            }
            written.add(best - last);
        }
        return written;
    }

    /** A sequence that goes on: its prompt in pieces, then the likeliest token each time. */
    private static final class Going {
        private static final int PIECE = 30;

        private final Decoder.Track track;
        private final int[] prompt;
        private final List<Integer> tokens = new ArrayList<>();
        private int done;

        Going(Decoder.Track track, int[] prompt) {
            this.track = track;
            this.prompt = prompt;
            Arrays.stream(prompt).forEach(tokens::add);
        }

        Segment segment() {
            int[] piece = tokens.stream()
                    .skip(done)
                    .limit(PIECE)
                    .mapToInt(Integer::intValue)
                    .toArray();
            return new Segment(track, done, piece, Segment.Wish.NEXT, new int[0]);
        }

        void take(Reading reading) {
            done = Math.min(done + PIECE, tokens.size());
            if (done == tokens.size()) {
                tokens.add(reading.tokens()[0]);
            }
        }

        List<Integer> written() {
            return tokens.subList(prompt.length, tokens.size());
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"attn_output.bias", "attn_sinks.weight", "attn_q_norm.weight", "ffn_gate_inp.weight"})
    void layer_withTensorThatIsNotKnown_isRefusedByName(String name) throws IOException {
        try (GgufFile file = GgufFile.open(path("llama.gguf"))) {
            ModelFile more = new MoreTensors(file, "blk.1." + name);
            assertThatThrownBy(() -> Transformer.load(more, TorchDevice.CPU, Kernel.FLOAT32, 0, 64, new int[0], false))
                    .isInstanceOf(ModelFileException.class)
                    .hasMessageContaining("blk.1." + name);
        }
    }

    /** A file that has one tensor more. */
    private record MoreTensors(ModelFile file, String more) implements ModelFile {
        @Override
        public ModelMetadata metadata() {
            return file.metadata();
        }

        @Override
        public Collection<ModelTensor> tensors() {
            return file.tensors();
        }

        @Override
        public Optional<ModelTensor> tensor(String name) {
            return file.tensor(name.equals(more) ? "output_norm.weight" : name);
        }

        @Override
        public ByteBuffer packed(ModelTensor tensor, long begin, int count) throws IOException {
            return file.packed(tensor, begin, count);
        }

        @Override
        public void close() {}
    }

    static Stream<Case> cases() throws IOException {
        try (InputStream in = resource("cases.json")) {
            List<Case> cases = new ArrayList<>();
            for (JsonNode node : JsonMapper.shared().readTree(in)) {
                List<Integer> prompt =
                        node.get("prompt").valueStream().map(JsonNode::asInt).toList();
                cases.add(new Case(
                        node.get("name").asString(),
                        node.get("model").asString(),
                        node.get("context").asInt(),
                        prompt));
            }
            return cases.stream();
        }
    }

    private static Transformer open(Case test, Kernel kernel, int[] trial) throws IOException {
        try (GgufFile file = GgufFile.open(path(test.model()))) {
            return Transformer.load(file, TorchDevice.CPU, kernel, test.prompt().get(0), test.context(), trial, true);
        }
    }

    private static float[] reference(Case test) throws IOException {
        try (InputStream in = resource(test.name() + ".logits")) {
            ByteBuffer bytes = ByteBuffer.wrap(in.readAllBytes()).order(ByteOrder.LITTLE_ENDIAN);
            float[] logits = new float[bytes.remaining() / Float.BYTES];
            bytes.asFloatBuffer().get(logits);
            return logits;
        }
    }

    /** The largest one. */
    private static double difference(float[] ours, float[] theirs) {
        assertThat(ours).hasSameSizeAs(theirs);
        double largest = 0;
        for (int i = 0; i < ours.length; i++) {
            largest = Math.max(largest, Math.abs(ours[i] - theirs[i]));
        }
        return largest;
    }

    /** The root of the mean square of the differences, as a share of the spread of the logits. */
    private static double error(float[] ours, float[] theirs) {
        assertThat(ours).hasSameSizeAs(theirs);
        double mean = 0;
        for (float logit : theirs) {
            mean += logit / theirs.length;
        }
        double differences = 0;
        double spread = 0;
        for (int i = 0; i < ours.length; i++) {
            differences += Math.pow(ours[i] - theirs[i], 2);
            spread += Math.pow(theirs[i] - mean, 2);
        }
        return Math.sqrt(differences / spread);
    }

    private static Path path(String name) {
        try {
            var url = ArchitectureParityIT.class.getResource("tiny/" + name);
            assertThat(url).isNotNull();
            return Path.of(url.toURI());
        } catch (URISyntaxException e) {
            throw new IllegalStateException(e);
        }
    }

    private static InputStream resource(String name) {
        InputStream in = ArchitectureParityIT.class.getResourceAsStream("tiny/" + name);
        assertThat(in).as(name).isNotNull();
        return in;
    }
}
