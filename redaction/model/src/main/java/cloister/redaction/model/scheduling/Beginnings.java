package cloister.redaction.model.scheduling;

import java.nio.IntBuffer;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/**
 * What was computed of the application's own instructions, kept for the next call: a few, the least recently used go
 * first. The whole beginning is the key, so a match can't be by chance. One model's numbers only.
 */
final class Beginnings implements AutoCloseable {
    /** Shorter ones are computed as quickly as copied. */
    private static final int LEAST = 16;

    private static final int MOST = 8;

    private final Decoder decoder;
    private final long mostBytes;
    private final Map<IntBuffer, Decoder.Track> kept = new LinkedHashMap<>(16, 0.75f, true);

    Beginnings(Decoder decoder, long mostBytes) {
        this.decoder = decoder;
        this.mostBytes = mostBytes;
    }

    /** The track of exactly these tokens, if it is kept; it stays here. */
    Optional<Decoder.Track> find(int[] instructions) {
        return Optional.ofNullable(kept.get(IntBuffer.wrap(instructions)));
    }

    /** Keeps a copy of a track's beginning, if it is worth it. */
    void keep(int[] instructions, Decoder.Track track) {
        IntBuffer key = IntBuffer.wrap(instructions.clone());
        if (instructions.length < LEAST || decoder.bytes(instructions.length) > mostBytes || kept.containsKey(key)) {
            return;
        }
        kept.put(key, decoder.copy(track, instructions.length, false));
        Iterator<Decoder.Track> eldest = kept.values().iterator();
        while (kept.size() > MOST || bytes() > mostBytes) {
            Decoder.Track gone = eldest.next();
            eldest.remove();
            gone.close();
        }
    }

    long bytes() {
        return kept.values().stream().mapToLong(Decoder.Track::bytes).sum();
    }

    int size() {
        return kept.size();
    }

    /** Lets all go. */
    void clear() {
        kept.values().forEach(Decoder.Track::close);
        kept.clear();
    }

    @Override
    public void close() {
        clear();
    }
}
