package cloister.audit.ledger;

import java.util.List;

/**
 * A tree head in the form of C2SP tlog-checkpoint: three lines that say which log, how many records, which root.
 *
 * @param origin name of the log, one for each installation
 * @param size number of records
 * @param root Merkle tree head over them (RFC 9162)
 */
public record Checkpoint(String origin, long size, Hash root) {

    public Checkpoint {
        if (origin.isEmpty() || origin.chars().anyMatch(c -> c <= ' ' || c == '+')) {
            throw new IllegalArgumentException("an origin has no blanks and no plus sign");
        }
        if (size < 0) {
            throw new IllegalArgumentException("a size is not negative");
        }
    }

    /** The text that is signed. */
    public String text() {
        return origin + "\n" + size + "\n" + root.base64() + "\n";
    }

    /** @throws IllegalArgumentException if it isn't the one text of a checkpoint */
    static Checkpoint parse(String text) {
        List<String> lines = text.lines().toList();
        if (lines.size() != 3 || !lines.get(1).matches("0|[1-9][0-9]{0,17}")) {
            throw new IllegalArgumentException("not a checkpoint of three lines");
        }
        Checkpoint read = new Checkpoint(lines.get(0), Long.parseLong(lines.get(1)), Hash.ofBase64(lines.get(2)));
        if (!read.text().equals(text)) {
            throw new IllegalArgumentException("not the one form of a checkpoint");
        }
        return read;
    }
}
