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
    /** Tokens of a window, the model's first one not counted: what it was trained with. */
    static final int WIDTH = TrainingPlan.STANDARD.width();

    private static final int OVERLAP = 64;

    /** Windows that are computed together. */
    private static final int TOGETHER = 8;

    private final Adapter adapter;
    private final Sha256 digest;
    private final TorchTagger network;
    private final Tokenizer tokenizer;
    private final int firstToken;
    private final TagReader reader;

    private TextTagger(Adapter adapter, Sha256 digest, TorchTagger network, Tokenizer tokenizer, int firstToken) {
        this.adapter = adapter;
        this.digest = digest;
        this.network = network;
        this.tokenizer = tokenizer;
        this.firstToken = firstToken;
        this.reader = new TagReader(adapter.tags(), "tagger");
    }

    /**
     * Loads a tagger.
     *
     * @param file of the model that the adapter was trained on
     * @param base its digest
     * @param tokenizer closed with this
     * @param half whether to compute in bfloat16
     * @param adapter as a file
     * @throws IOException if the model can't be read
     * @throws ModelFileException if the adapter is none, or one for another model
     */
    public static TextTagger open(
            ModelFile file, Sha256 base, Tokenizer tokenizer, int firstToken, boolean half, byte[] adapter)
            throws IOException {
        Adapter read = AdapterFile.read(adapter);
        if (!read.base().equals(base)) {
            throw new ModelFileException("the adapter was trained for another model");
        }
        TorchTagger network = TorchTagger.open(file, read.shape(), half, read.numbers());
        return new TextTagger(read, Sha256.of(adapter), network, tokenizer, firstToken);
    }

    /** What is found, and by how many tokens. */
    public record Tagged(List<Finding> findings, int tokens) {}

    /**
     * Reads a text.
     *
     * @param limit tokens that are less likely a part of something are taken for outside
     */
    public Tagged read(String source, Scheme scheme, double limit) {
        List<Tokenizer.Token> tokens = tokenizer.encode(source);
        float[][] probabilities = probabilities(tokens, adapter.schemes().indexOf(scheme));
        return new Tagged(reader.read(source, tokens, probabilities, limit), tokens.size());
    }

    private float[][] probabilities(List<Tokenizer.Token> tokens, int scheme) {
        int labels = adapter.tags().count();
        float[][] all = new float[tokens.size()][];
        List<Windows.Window> windows = Windows.of(tokens.size(), WIDTH, OVERLAP);
        for (int from = 0; from < windows.size(); from += TOGETHER) {
            List<Windows.Window> some = windows.subList(from, Math.min(windows.size(), from + TOGETHER));
            int[][] ids =
                    some.stream().map(window -> window.ids(firstToken, tokens)).toArray(int[][]::new);
            float[] found = network.probabilities(ids, scheme, adapter.temperature());
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

    @Override
    public void close() {
        network.close();
        tokenizer.close();
    }
}
