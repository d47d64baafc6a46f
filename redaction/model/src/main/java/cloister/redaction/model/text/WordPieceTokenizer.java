package cloister.redaction.model.text;

import ai.djl.huggingface.tokenizers.HuggingFaceTokenizer;
import cloister.pipeline.Sha256;
import cloister.pipeline.Span;
import cloister.redaction.model.file.ModelFileException;
import cloister.redaction.model.file.ModelMetadata;
import java.util.ArrayList;
import java.util.List;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** The tokenizer of an encoder: words and pieces of them, without capitals and accents where its vocabulary has none. */
public final class WordPieceTokenizer implements Segmenter {
    private static final String FIRST = "[CLS]";

    private final HuggingFaceTokenizer tokenizer;
    private final Sha256 digest;
    private final int firstToken;
    private final int unknown;

    private WordPieceTokenizer(HuggingFaceTokenizer tokenizer, Sha256 digest, int firstToken, int unknown) {
        this.tokenizer = tokenizer;
        this.digest = digest;
        this.firstToken = firstToken;
        this.unknown = unknown;
    }

    /**
     * The tokenizer of an encoder's {@code tokenizer.json}, without its control tokens: none can be written in a text.
     *
     * @throws ModelFileException if it is of another kind
     */
    public static WordPieceTokenizer of(ModelMetadata metadata) {
        String json = metadata.text("tokenizer.huggingface.json").orElse("");
        try {
            if (!(JsonMapper.shared().readTree(json) instanceof ObjectNode root)
                    || !(root.get("model") instanceof ObjectNode model)
                    || !(model.get("vocab") instanceof ObjectNode vocabulary)
                    || !model.path("type").asString("WordPiece").equals("WordPiece")) {
                throw new ModelFileException("tokenizer.json is no tokenizer of word pieces");
            }
            String unknown = model.path("unk_token").asString("");
            int first = vocabulary.path(FIRST).asInt(-1);
            int other = vocabulary.path(unknown).asInt(-1);
            if (first < 0 || other < 0) {
                throw new ModelFileException("tokenizer.json lacks the token " + FIRST + " or that for unknown words");
            }
            for (JsonNode token : root.path("added_tokens")) {
                String content = token.path("content").asString("");
                if (!content.equals(unknown)) {
                    vocabulary.remove(content);
                }
            }
            root.putArray("added_tokens");
            root.putNull("truncation").putNull("padding").putNull("post_processor");
            byte[] bytes = JsonMapper.shared().writeValueAsBytes(root);
            return new WordPieceTokenizer(Tokenizer.built(bytes), Sha256.of(bytes), first, other);
        } catch (JacksonException e) {
            throw new ModelFileException("tokenizer.json is damaged");
        }
    }

    /** The token that all sequences begin with. */
    public int firstToken() {
        return firstToken;
    }

    @Override
    public Sha256 digest() {
        return digest;
    }

    @Override
    public List<Tokenizer.Token> encode(String text) {
        if (text.isEmpty()) {
            return List.of();
        }
        List<Tokenizer.Token> all = new ArrayList<>();
        int at = 0;
        for (Tokenizer.Token token : Tokenizer.tokens(tokenizer, text)) {
            addDropped(all, text, at, token.span().start());
            all.add(token);
            at = Math.max(at, token.span().end());
        }
        addDropped(all, text, at, text.length());
        return all;
    }

    /** Its rules drop what they don't know, letters of newer versions of Unicode too: these are unknown words. */
    private void addDropped(List<Tokenizer.Token> all, String text, int from, int to) {
        int begin = -1;
        for (int i = from; i < to; ) {
            int point = text.codePointAt(i);
            if (Character.isLetterOrDigit(point)) {
                begin = begin < 0 ? i : begin;
            } else if (begin >= 0) {
                all.add(new Tokenizer.Token(unknown, new Span(begin, i)));
                begin = -1;
            }
            i += Character.charCount(point);
        }
        if (begin >= 0) {
            all.add(new Tokenizer.Token(unknown, new Span(begin, to)));
        }
    }

    @Override
    public void close() {
        tokenizer.close();
    }
}
