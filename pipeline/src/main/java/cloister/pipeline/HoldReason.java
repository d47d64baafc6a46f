package cloister.pipeline;

import java.util.OptionalInt;

/**
 * One reason for which a document is held.
 *
 * @param part the number of the part that it concerns, or empty for the whole document
 */
public record HoldReason(HoldCode code, OptionalInt part) {

    public static HoldReason of(HoldCode code) {
        return new HoldReason(code, OptionalInt.empty());
    }

    public static HoldReason ofPart(HoldCode code, int part) {
        return new HoldReason(code, OptionalInt.of(part));
    }

    /** A sentence for people: what happened and what to do next. No PHI. */
    public String sentence() {
        String where = part.isPresent() && part.getAsInt() > 1 ? "part " + part.getAsInt() + ": " : "";
        return where + code.what() + "; " + code.next();
    }
}
