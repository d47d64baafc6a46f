package cloister.pipeline;

import java.util.List;

/** What one detector says of one text. "Found nothing" and "did not look" are different values. */
public sealed interface Examination {

    /** The name of the detector, as policies name it. */
    String detector();

    /** It looked at {@code ranges}, and this is all it found there. */
    record Examined(String detector, List<Span> ranges, List<Finding> findings) implements Examination {
        public Examined {
            ranges = Span.union(ranges);
            findings = List.copyOf(findings);
        }

        /** It looked at the whole of a text of this length. */
        public static Examined whole(String detector, int length, List<Finding> findings) {
            return new Examined(detector, List.of(new Span(0, length)), findings);
        }
    }

    /** It did not look, or failed while looking: nothing follows from the lack of findings. */
    record NotExamined(String detector, HoldCode code) implements Examination {}
}
