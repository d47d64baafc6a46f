package cloister.redaction.model.text;

import cloister.pipeline.Sha256;
import java.util.List;

/** Cuts texts into a model's tokens. Whatever it is given is data: no text becomes a control token, and nothing is cut off. */
public interface Segmenter extends AutoCloseable {

    /** The tokens of a text, with the characters (UTF-16) that each stands for. Every letter and digit is in one. */
    List<Tokenizer.Token> encode(String text);

    /** Digest of vocabulary and rules. */
    Sha256 digest();

    @Override
    void close();
}
