package cloister.redaction.model;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Objects;

/** The taggers there are, by what their adapter is trained on. */
public enum TaggerKind {
    /** The first layers of the default language model. */
    LAYERS("tagger", 0.7, "deploy/fetch-model"),
    /** A small encoder, several times as fast. */
    ENCODER("encoder", 0.5, "deploy/fetch-model encoder");

    private final String word;
    private final double limit;
    private final String bring;

    TaggerKind(String word, double limit, String bring) {
        this.word = word;
        this.limit = limit;
        this.bring = bring;
    }

    /** Its name in findings, in audit records, and of its adapter's file. */
    public String word() {
        return word;
    }

    /** The name of an adapter's file. */
    public String file() {
        return word + ".safetensors";
    }

    /** The command that brings what it is made of. */
    public String bring() {
        return bring;
    }

    /** Tokens that are less likely a part of something are outside: above the policies' threshold, since recognizers look too. */
    double limit() {
        return limit;
    }

    /** The adapter that comes with the program. */
    public byte[] builtIn() {
        try (var in = Objects.requireNonNull(TaggerKind.class.getResourceAsStream(file()))) {
            return in.readAllBytes();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
