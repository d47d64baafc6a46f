package cloister.redaction.model.torch;

import ai.djl.pytorch.jni.IValue;
import java.util.Arrays;

/**
 * A prompt on its way through the model, a piece at a time, so that others are served in between. Owns its cache until it
 * is closed.
 */
public final class Prefill implements AutoCloseable {
    private final TorchModule.Scope scope;
    private final int[] prompt;
    private final IValue cache;
    private int done;
    private int next = -1;

    Prefill(TorchModule module, int[] prompt) {
        this.scope = module.scope();
        this.prompt = prompt.clone();
        this.cache = scope.call("new_cache", scope.of(1), scope.of(prompt.length + 1L));
    }

    /**
     * Computes at most so many tokens more.
     *
     * @return whether the whole prompt is computed
     */
    public boolean advance(int most) {
        int count = Math.min(most, prompt.length - done);
        try (TorchModule.Scope piece = scope.inner()) {
            int[] tokens = Arrays.copyOfRange(prompt, done, done + count);
            IValue states = piece.call("hidden", piece.tokens(tokens), cache, piece.of(done + 1L));
            done += count;
            if (done == prompt.length) {
                next = Math.toIntExact(piece.longs(piece.call("likeliest", piece.call("last_state", states)))[0]);
            }
        }
        return done == prompt.length;
    }

    /** Tokens in the cache, the model's first one counted. */
    int length() {
        return prompt.length + 1;
    }

    /** The likeliest token after the prompt. */
    int next() {
        if (next < 0) {
            throw new IllegalStateException("the prompt is not computed yet");
        }
        return next;
    }

    IValue cache() {
        return cache;
    }

    @Override
    public void close() {
        scope.close();
    }
}
