package cloister.redaction.model.torch;

import ai.djl.pytorch.engine.PtNDArray;
import cloister.redaction.model.file.ModelFile;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;

/**
 * The network that a tagger is made of: a decoder's first layers, or an encoder. It knows the model's tensors, and what the
 * adapter's row has for each of them.
 */
abstract class TaggerBody {
    /** As torch numbers types. */
    private static final int FLOAT32 = 6;

    private static final int BFLOAT16 = 15;

    private static final String COMMON = TransformerCode.read("Adapter.py");

    private final String name;
    private final TaggerShape shape;

    /** @param name of its class, and of the source file */
    TaggerBody(String name, TaggerShape shape) {
        this.name = name;
        this.shape = shape;
    }

    /**
     * The network of a model.
     *
     * @throws cloister.redaction.model.file.ModelFileException if the model is none that taggers are made of
     */
    static TaggerBody of(ModelFile file, TaggerShape shape) {
        return EncoderBody.fits(file) ? new EncoderBody(file, shape) : new DecoderBody(file, shape);
    }

    /** The digest-worthy text of the forward pass. */
    final String source() {
        return COMMON + "\n" + TransformerCode.read(name + ".py");
    }

    final TaggerShape shape() {
        return shape;
    }

    abstract Sizes sizes();

    /** The class's attributes beside {@code training}, {@code weights} and {@code ends}. */
    abstract Map<String, TorchArchive.Empty> attributes();

    abstract void configure(TorchModule.Scope scope, int kind);

    /** Tensors before the layers', to which nothing is added. */
    abstract List<PtNDArray> tables(Weights weights) throws IOException;

    /** A layer's tensors, in the order that the source has. */
    abstract List<PtNDArray> layer(Weights weights, int layer) throws IOException;

    /** What the adapter has for each tensor of a layer. */
    abstract List<Part> parts();

    /** Numbers of the adapter after the layers, in their order. */
    abstract List<End> ends();

    /**
     * What the adapter has for a tensor.
     *
     * @param inner numbers that go into the rank: these come first and are random at the beginning; the rest is 0
     * @param length in all; 0 where it has nothing
     */
    record Part(int inner, int length) {
        static final Part NOTHING = new Part(0, 0);

        static Part matrix(int rank, int rows, int columns) {
            return new Part(rank * columns, rank * (rows + columns));
        }

        static Part vector(int length) {
            return new Part(0, length);
        }
    }

    /** What it has after the layers: numbers that begin as the same one, or at random with that deviation around it. */
    record End(int length, double start, double deviation) {}

    /** A module without weights. */
    final TorchModule module(boolean half) {
        Map<String, TorchArchive.Empty> all = new LinkedHashMap<>();
        all.put("training", TorchArchive.Empty.FALSE);
        all.putAll(attributes());
        List.of("weights", "ends").forEach(list -> all.put(list, TorchArchive.Empty.LIST));
        TorchModule module = new TorchModule(TorchArchive.of(name, source(), all), TorchDevice.CPU);
        try (TorchModule.Scope scope = module.scope()) {
            configure(scope, half ? BFLOAT16 : FLOAT32);
            return module;
        } catch (RuntimeException e) {
            module.close();
            throw e;
        }
    }

    /** All tensors of the network. */
    final List<PtNDArray> all(Weights weights) throws IOException {
        List<PtNDArray> all = new ArrayList<>(tables(weights));
        for (int layer = 0; layer < shape.depth(); layer++) {
            all.addAll(layer(weights, layer));
        }
        return all;
    }

    /** Numbers of the adapter for all layers. */
    final int layerNumbers() {
        int layer = parts().stream().mapToInt(Part::length).reduce(0, Math::addExact);
        return Math.multiplyExact(layer, shape.depth());
    }

    /** Numbers of the adapter. */
    final int numbers() {
        return ends().stream().mapToInt(End::length).reduce(layerNumbers(), Math::addExact);
    }

    /** An adapter that changes nothing yet, with a head that knows nothing yet. */
    final float[] fresh(Random random) {
        float[] numbers = new float[numbers()];
        int at = 0;
        for (int layer = 0; layer < shape.depth(); layer++) {
            for (Part part : parts()) {
                double deviation = Math.sqrt((double) shape.rank() / Math.max(1, part.inner()));
                for (int i = 0; i < part.inner(); i++) {
                    numbers[at + i] = (float) (random.nextGaussian() * deviation);
                }
                at += part.length();
            }
        }
        for (End end : ends()) {
            Arrays.fill(numbers, at, at + end.length(), (float) end.start());
            for (int i = 0; end.deviation() > 0 && i < end.length(); i++) {
                numbers[at + i] += (float) (random.nextGaussian() * end.deviation());
            }
            at += end.length();
        }
        return numbers;
    }
}
