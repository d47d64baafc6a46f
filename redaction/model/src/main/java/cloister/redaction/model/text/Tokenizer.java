package cloister.redaction.model.text;

import ai.djl.huggingface.tokenizers.Encoding;
import ai.djl.huggingface.tokenizers.HuggingFaceTokenizer;
import ai.djl.huggingface.tokenizers.jni.CharSpan;
import cloister.pipeline.CodePoints;
import cloister.pipeline.Sha256;
import cloister.pipeline.Span;
import cloister.redaction.model.file.ModelFileException;
import cloister.redaction.model.file.ModelMetadata;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * The byte-level BPE of a model file, run by Hugging Face's tokenizer. Whatever text it is given is data: a control
 * token written out in a document becomes ordinary characters' tokens. Nothing is ever truncated.
 */
public final class Tokenizer implements AutoCloseable {
    /** What {@code tokenizer.ggml.token_type} calls control and user-defined tokens. */
    private static final long CONTROL = 3;

    private static final long USER_DEFINED = 4;

    private final HuggingFaceTokenizer tokenizer;
    private final Map<String, Integer> controls;
    private final Sha256 digest;

    private Tokenizer(HuggingFaceTokenizer tokenizer, Map<String, Integer> controls, Sha256 digest) {
        this.tokenizer = tokenizer;
        this.controls = Map.copyOf(controls);
        this.digest = digest;
    }

    /** A token and the characters it stands for; several tokens may share a character. */
    public record Token(int id, Span span) {}

    /** @throws ModelFileException if the file's tokenizer is of a kind that isn't supported */
    public static Tokenizer of(ModelMetadata metadata) {
        List<String> tokens = metadata.texts("tokenizer.ggml.tokens");
        List<Long> types = metadata.integers("tokenizer.ggml.token_type");
        if (tokens.isEmpty() || types.size() != tokens.size()) {
            throw new ModelFileException("the file holds no tokenizer");
        }
        Map<String, Integer> controls = new LinkedHashMap<>();
        for (int id = 0; id < tokens.size(); id++) {
            if (types.get(id) == CONTROL || types.get(id) == USER_DEFINED) {
                controls.put(tokens.get(id), id);
            }
        }
        byte[] json = TokenizerJson.of(metadata);
        Map<String, String> options = Map.of(
                "truncation", "false", "padding", "false", "addSpecialTokens", "false", "modelMaxLength", "1000000000");
        try {
            HuggingFaceTokenizer tokenizer = HuggingFaceTokenizer.newInstance(new ByteArrayInputStream(json), options);
            return new Tokenizer(tokenizer, controls, Sha256.of(json));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Digest of vocabulary, merges and rules. */
    public Sha256 digest() {
        return digest;
    }

    /** The control tokens by their text. */
    public Map<String, Integer> controls() {
        return controls;
    }

    /** The tokens of a text, with the characters (UTF-16) that each stands for. */
    public List<Token> encode(String text) {
        if (text.isEmpty()) {
            return List.of();
        }
        Encoding encoding = tokenizer.encode(wellFormed(text), false, true);
        CodePoints points = new CodePoints(text);
        long[] ids = encoding.getIds();
        CharSpan[] spans = encoding.getCharTokenSpans();
        List<Token> tokens = new ArrayList<>(ids.length);
        for (int i = 0; i < ids.length; i++) {
            Span span = points.toUtf16(new Span(spans[i].getStart(), spans[i].getEnd()));
            tokens.add(new Token(Math.toIntExact(ids[i]), span));
        }
        if (encoding.exceedMaxLength() || tokens.get(tokens.size() - 1).span().end() != text.length()) {
            throw new IllegalStateException("the tokenizer did not take the whole text");
        }
        return tokens;
    }

    /** The ids alone. */
    public int[] ids(String text) {
        return encode(text).stream().mapToInt(Token::id).toArray();
    }

    /** The text of some tokens, control tokens written out. */
    public String decode(int[] ids) {
        return tokenizer.decode(Arrays.stream(ids).asLongStream().toArray(), false);
    }

    @Override
    public void close() {
        tokenizer.close();
    }

    /** Half a surrogate pair is no character, and the native side does not take it; the length stays the same. */
    private static String wellFormed(String text) {
        StringBuilder out = new StringBuilder(text);
        for (int i = 0; i < out.length(); i++) {
            char c = out.charAt(i);
            boolean high = Character.isHighSurrogate(c);
            boolean pair = high && i + 1 < out.length() && Character.isLowSurrogate(out.charAt(i + 1));
            if (pair) {
                i++;
            } else if (Character.isSurrogate(c)) {
                out.setCharAt(i, '\uFFFD');
            }
        }
        return out.toString();
    }
}
