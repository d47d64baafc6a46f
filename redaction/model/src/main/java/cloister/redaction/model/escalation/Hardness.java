package cloister.redaction.model.escalation;

import cloister.pipeline.RedactedText;
import cloister.redaction.model.summary.CandidateFinder;

/**
 * Which texts are too hard for the local model: by their length and by how little of them is told in sentences, so that
 * the same text always goes the same way.
 *
 * @param longerThan characters of redacted text; a longer one is hard
 * @param fewerThan sentences that a summary could quote; a text with fewer is hard, unless it is so short that a reader
 *     needs no summary; 0: never
 */
public record Hardness(int longerThan, int fewerThan) {
    /** Raised with every change of the rule: it is part of the recipe by which outcomes are reproduced. */
    static final int VERSION = 1;

    /** Characters: about a page. */
    private static final int SHORT = 2_000;

    public Hardness {
        if (longerThan < 0 || fewerThan < 0) {
            throw new IllegalArgumentException("a number of the rule for hard texts is out of range");
        }
    }

    public boolean isHard(RedactedText text) {
        int length = text.value().length();
        return length > longerThan || (fewerThan > 0 && length > SHORT && sentences(text.value()) < fewerThan);
    }

    /** Candidates that end as sentences do: where there are none, rows and fields are candidates, too. */
    private static long sentences(String text) {
        return CandidateFinder.find(text).stream()
                .filter(candidate -> candidate.span().of(text).strip().matches("(?s).*[.!?\u3002]"))
                .count();
    }
}
