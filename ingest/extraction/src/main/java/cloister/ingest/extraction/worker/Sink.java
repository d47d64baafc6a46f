package cloister.ingest.extraction.worker;

import cloister.ingest.extraction.wire.Message;
import cloister.ingest.extraction.wire.PartKind;
import cloister.ingest.extraction.wire.Wire;
import cloister.pipeline.HoldCode;
import cloister.pipeline.SensitiveText;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Optional;

/** Where the parts of one document go: to the parent. */
final class Sink {
    private final DataOutputStream out;
    private int parts;

    Sink(DataOutputStream out) {
        this.out = out;
    }

    /** Tells of a part and gives its number. */
    int begin(PartKind kind, int depth) {
        parts++;
        write(new Message.Begun(parts, kind, depth));
        return parts;
    }

    void end(int number, CharSequence text, String mediaType, Optional<HoldCode> trouble) {
        for (int from = 0; from < text.length(); ) {
            int to = Math.min(text.length(), from + Wire.MAX_PIECE);
            // A pair of surrogates is one character in UTF-8: it must not be cut.
            if (to < text.length() && Character.isHighSurrogate(text.charAt(to - 1))) {
                to--;
            }
            write(new Message.Text(
                    number, SensitiveText.of(text.subSequence(from, to).toString())));
            from = to;
        }
        write(new Message.Ended(number, mediaType, trouble));
    }

    void finish() {
        write(new Message.Finished(parts));
    }

    private void write(Message message) {
        try {
            Wire.write(out, message);
        } catch (IOException e) {
            // The parent is gone.
            throw new UncheckedIOException(e);
        }
    }
}
