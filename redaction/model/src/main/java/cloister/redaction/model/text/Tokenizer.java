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
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * The tokenizer of a model file, run by Hugging Face's library. Whatever text it is given is data: a control token
 * written out in a document becomes ordinary characters' tokens. Nothing is ever truncated.
 */
public final class Tokenizer implements Segmenter {
    private final HuggingFaceTokenizer tokenizer;
    private final Map<String, Integer> controls;
    private final Map<Integer, String> controlTexts;
    private final Set<Integer> greedy;
    private final Sha256 digest;
    private final TokenBytes bytes;

    private Tokenizer(HuggingFaceTokenizer tokenizer, Vocabulary vocabulary, Sha256 digest) {
        this.tokenizer = tokenizer;
        this.controls = vocabulary.controls();
        this.controlTexts = new HashMap<>();
        controls.forEach((text, id) -> controlTexts.put(id, text));
        this.greedy = vocabulary.greedy();
        this.digest = digest;
        this.bytes = vocabulary.tokenBytes();
    }

    /** A token and the characters it stands for; several tokens may share a character. */
    public record Token(int id, Span span) {}

    /** @throws ModelFileException if the file's tokenizer is of a kind that isn't supported */
    public static Tokenizer of(ModelMetadata metadata) {
        Vocabulary vocabulary = Vocabulary.of(metadata);
        byte[] json = vocabulary.bytes();
        return new Tokenizer(built(json), vocabulary, vocabulary.digest(json));
    }

    /** The library's tokenizer of a {@code tokenizer.json}, which leaves texts as they are. */
    static HuggingFaceTokenizer built(byte[] json) {
        Map<String, String> options = Map.of(
                "truncation", "false", "padding", "false", "addSpecialTokens", "false", "modelMaxLength", "1000000000");
        try {
            return HuggingFaceTokenizer.newInstance(new ByteArrayInputStream(json), options);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (RuntimeException e) {
            // The native side's words may hold pieces of the file.
            throw new ModelFileException("the file's tokenizer can't be built");
        }
    }

    /** Digest of vocabulary, merges and rules. */
    @Override
    public Sha256 digest() {
        return digest;
    }

    /** What each token writes. */
    public TokenBytes bytes() {
        return bytes;
    }

    /** The control tokens by their text. */
    public Map<String, Integer> controls() {
        return controls;
    }

    /** The text of a control token; empty if this is none. */
    String control(int id) {
        return controlTexts.getOrDefault(id, "");
    }

    /** Whether white space that follows this control token in a template is dropped. */
    boolean dropsWhiteSpaceAfter(int control) {
        return greedy.contains(control);
    }

    @Override
    public List<Token> encode(String text) {
        if (text.isEmpty()) {
            return List.of();
        }
        List<Token> tokens = tokens(tokenizer, text);
        if (tokens.get(tokens.size() - 1).span().end() != text.length()) {
            throw new IllegalStateException("the tokenizer did not take the whole text");
        }
        return tokens;
    }

    /** What the library makes of a text that isn't empty. */
    static List<Token> tokens(HuggingFaceTokenizer tokenizer, String text) {
        Encoding encoding = tokenizer.encode(wellFormed(text), false, true);
        if (encoding.exceedMaxLength()) {
            throw new IllegalStateException("the tokenizer did not take the whole text");
        }
        CodePoints points = new CodePoints(text);
        long[] ids = encoding.getIds();
        CharSpan[] spans = encoding.getCharTokenSpans();
        List<Token> tokens = new ArrayList<>(ids.length);
        for (int i = 0; i < ids.length; i++) {
            Span span = points.toUtf16(new Span(spans[i].getStart(), spans[i].getEnd()));
            tokens.add(new Token(Math.toIntExact(ids[i]), span));
        }
        return tokens;
    }

    /** The ids alone. */
    public int[] ids(String text) {
        return encode(text).stream().mapToInt(Token::id).toArray();
    }

    /** The text of some tokens, control tokens written out. */
    public String decode(int[] ids) {
        StringBuilder text = new StringBuilder();
        int from = 0;
        for (int i = 0; i <= ids.length; i++) {
            String control = i == ids.length ? "" : controlTexts.getOrDefault(ids[i], "");
            if (i == ids.length || !control.isEmpty()) {
                text.append(plain(ids, from, i)).append(control);
                from = i + 1;
            }
        }
        return text.toString();
    }

    private String plain(int[] ids, int from, int to) {
        return from >= to
                ? ""
                : tokenizer.decode(Arrays.stream(ids, from, to).asLongStream().toArray(), false);
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
