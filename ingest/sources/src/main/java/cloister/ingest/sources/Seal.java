package cloister.ingest.sources;

import cloister.pipeline.Sha256;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Optional;

/** What a claimed file held when its document began: whoever writes into it later makes another document. */
record Seal(Sha256 content, long size, Instant claimedAt) {

    byte[] toBytes() {
        return (content + " " + size + " " + claimedAt + "\n").getBytes(StandardCharsets.US_ASCII);
    }

    /** Empty for what a crash left half-written. */
    static Optional<Seal> parse(byte[] bytes) {
        String text = new String(bytes, StandardCharsets.US_ASCII);
        String[] fields = text.strip().split(" ", -1);
        if (!text.endsWith("\n") || fields.length != 3) {
            return Optional.empty();
        }
        return Optional.of(new Seal(new Sha256(fields[0]), Long.parseLong(fields[1]), Instant.parse(fields[2])));
    }
}
