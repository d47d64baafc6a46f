package cloister.audit.ledger;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A checkpoint with its signatures: a C2SP signed-note, which other tools of transparency logs read as well.
 *
 * @param note the whole text: the checkpoint, an empty line, and one line for each signature
 */
public record SignedCheckpoint(Checkpoint checkpoint, List<Signature> signatures, String note) {
    private static final Pattern SIGNATURE = Pattern.compile("— (\\S+) ([A-Za-z0-9+/=]+)");
    private static final int LONGEST = 16_384;

    /** One signature: who says to have made it, and the base64 of key id and signature. */
    record Signature(String name, String encoded) {}

    public SignedCheckpoint {
        signatures = List.copyOf(signatures);
    }

    static SignedCheckpoint signed(Checkpoint checkpoint, String name, String encoded) {
        String note = checkpoint.text() + "\n— " + name + " " + encoded + "\n";
        return new SignedCheckpoint(checkpoint, List.of(new Signature(name, encoded)), note);
    }

    /** @throws IllegalArgumentException if it isn't a signed checkpoint; says nothing yet about the signatures */
    public static SignedCheckpoint parse(String note) {
        int split = note.indexOf("\n\n");
        if (note.length() > LONGEST || split < 0 || !note.endsWith("\n")) {
            throw new IllegalArgumentException("not a signed note");
        }
        List<Signature> signatures = new ArrayList<>();
        for (String line : note.substring(split + 2).split("\n", -1)) {
            Matcher signature = SIGNATURE.matcher(line);
            if (signature.matches()) {
                signatures.add(new Signature(signature.group(1), signature.group(2)));
            } else if (!line.isEmpty()) {
                throw new IllegalArgumentException("not a signed note");
            }
        }
        return new SignedCheckpoint(Checkpoint.parse(note.substring(0, split + 1)), signatures, note);
    }

    /** Whether one of these keys made one of the signatures, in the log's own name. */
    public boolean signedBy(Iterable<VerifyingKey> keys) {
        for (VerifyingKey key : keys) {
            boolean own = key.name().equals(checkpoint.origin());
            if (own && signatures.stream().anyMatch(s -> key.verifies(s, checkpoint.text()))) {
                return true;
            }
        }
        return false;
    }
}
