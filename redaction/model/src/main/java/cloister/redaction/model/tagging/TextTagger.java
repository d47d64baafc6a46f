package cloister.redaction.model.tagging;

import cloister.pipeline.Finding;
import cloister.pipeline.Scheme;
import cloister.pipeline.Sha256;
import cloister.redaction.model.file.ModelFile;
import cloister.redaction.model.file.ModelFileException;
import cloister.redaction.model.text.Tokenizer;
import cloister.redaction.model.torch.TorchTagger;
import java.io.IOException;
import java.util.Arrays;
import java.util.List;

/** A trained tagger, which reads texts of any length in windows. Not safe for use by several threads at once. */
public final class TextTagger implements AutoCloseable {
    /** Tokens that windows share; a third of them where they are small. */
    private static final int OVERLAP = 64;

    /** Windows that are computed together. */
    private static final int TOGETHER = 8;

    private final Adapter adapter;
    private final Sha256 digest;
    private final TorchTagger network;
    private final TaggerInput input;
    private final TagReader reader;

    private TextTagger(Adapter adapter, Sha256 digest, TorchTagger network, TaggerInput input, String name) {
        this.adapter = adapter;
        this.digest = digest;
        this.network = network;
        this.input = input;
        this.reader = new TagReader(adapter.tags(), name);
    }

    /**
     * Loads a tagger.
     *
     * @param file of the model that the adapter was trained on
     * @param base its digest
     * @param input its segmenter is closed with this
     * @param half whether to compute in bfloat16
     * @param adapter as a file
     * @param name of the tagger, as it stands in findings
     * @throws IOException if the model can't be read
     * @throws ModelFileException if the adapter is none, or one for another model
     */
    public static TextTagger open(
            ModelFile file, Sha256 base, TaggerInput input, boolean half, byte[] adapter, String name)
            throws IOException {
        Adapter read = AdapterFile.read(adapter);
        if (!read.base().equals(base)) {
            throw new ModelFileException("the adapter was trained for another model");
        }
        if (read.wordShapes() != input.wordShapes()) {
            throw new ModelFileException("the adapter was told of other ways to write words");
        }
        TorchTagger network = TorchTagger.open(file, read.shape(), half, read.numbers());
        return new TextTagger(read, Sha256.of(adapter), network, input, name);
    }

    /** What is found, and by how many tokens. */
    public record Tagged(List<Finding> findings, int tokens) {}

    /**
     * Reads a text.
     *
     * @param limit tokens that are less likely a part of something are taken for outside
     */
    public Tagged read(String source, Scheme scheme, double limit) {
        TaggerInput.Pieces pieces = input.of(source);
        List<Tokenizer.Token> tokens = pieces.tokens();
        float[][] probabilities = probabilities(pieces, adapter.schemes().indexOf(scheme));
        return new Tagged(reader.read(source, tokens, probabilities, limit), tokens.size());
    }

    private float[][] probabilities(TaggerInput.Pieces pieces, int scheme) {
        int count = pieces.tokens().size();
        int labels = adapter.tags().count();
        float[][] all = new float[count][];
        List<Windows.Window> windows = Windows.of(count, adapter.width(), Math.min(OVERLAP, (adapter.width() - 1) / 3));
        for (int from = 0; from < windows.size(); from += TOGETHER) {
            List<Windows.Window> some = windows.subList(from, Math.min(windows.size(), from + TOGETHER));
            int[][] ids =
                    some.stream().map(window -> pieces.ids(window.tokens())).toArray(int[][]::new);
            int[][] shapes =
                    some.stream().map(window -> pieces.shapes(window.tokens())).toArray(int[][]::new);
            float[] found = network.probabilities(ids, shapes, scheme, adapter.temperature());
            for (int i = 0; i < some.size(); i++) {
                Windows.Window window = some.get(i);
                for (int at = window.trusted().start(); at < window.trusted().end(); at++) {
                    int row = i * ids[i].length + 1 + at - window.tokens().start();
                    all[at] = Arrays.copyOfRange(found, row * labels, (row + 1) * labels);
                }
            }
        }
        return all;
    }

    /** Digest of the adapter's file. */
    public Sha256 digest() {
        return digest;
    }

    /** Layers of the model that are used. */
    public int depth() {
        return adapter.depth();
    }

    /** The digest-worthy text of the network. */
    public String code() {
        return network.code();
    }

    @Override
    public void close() {
        network.close();
        input.segmenter().close();
    }
}
