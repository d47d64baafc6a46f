package cloister.redaction.model.writing;

import cloister.pipeline.Attempt;
import cloister.pipeline.Recorded;
import cloister.pipeline.Sha256;
import cloister.pipeline.Span;
import java.util.ArrayList;
import java.util.List;

/** Asks a model whether a text says what a written sentence says: what no word list can see. */
public interface Entailment {

    /** Digest of all that shapes an answer. */
    Sha256 digest();

    /**
     * For each claim the natural logarithm of the odds that its sources say it; not a number counts as no. A call that
     * fails stops, and is recorded as an inference like any other.
     */
    Recorded<Attempt<List<Double>>> odds(List<Claim> claims);

    /** A written sentence beside the sentences that it names. Made of a task, thus of redacted text. */
    final class Claim {
        private final String evidence;
        private final String statement;
        private final List<Span> ranges;

        private Claim(String evidence, String statement, List<Span> ranges) {
            this.evidence = evidence;
            this.statement = statement;
            this.ranges = List.copyOf(ranges);
        }

        /** @param sources numbers of sentences that the task has */
        static Claim of(WritingTask task, String statement, List<Integer> sources) {
            List<String> evidence = new ArrayList<>();
            List<Span> ranges = new ArrayList<>();
            for (int source : sources) {
                evidence.add(task.sentences().get(source - 1));
                ranges.add(task.ranges().get(source - 1));
            }
            return new Claim(String.join("\n", evidence), statement, ranges);
        }

        /** The cited sentences, a line for each. */
        public String evidence() {
            return evidence;
        }

        public String statement() {
            return statement;
        }

        /** Where the evidence stands in the redacted text, in code points. */
        public List<Span> ranges() {
            return ranges;
        }

        /** Shows no text. */
        @Override
        public String toString() {
            return "Claim(" + evidence.length() + ", " + statement.length() + ")";
        }
    }
}
