package cloister.redaction.evaluation.generation;

import cloister.pipeline.FindingType;
import java.util.Optional;

/** What a stretch of text is: of a type that has to go, to be kept, or nothing. */
record Mark(Kind kind, Optional<FindingType> type) {
    enum Kind {
        FINDING,
        PROTECTED,
        NOTHING
    }

    static final Mark KEEP = new Mark(Kind.PROTECTED, Optional.empty());
    static final Mark NOTHING = new Mark(Kind.NOTHING, Optional.empty());

    static Mark of(FindingType type) {
        return new Mark(Kind.FINDING, Optional.of(type));
    }

    /** {@code ~}, {@code -} or the name of a finding type. */
    static Mark read(String word) {
        return switch (word) {
            case "~" -> KEEP;
            case "-" -> NOTHING;
            default -> of(FindingType.valueOf(word));
        };
    }
}
