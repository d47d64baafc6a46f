package cloister.redaction.evaluation.generation;

import java.util.List;

/** Text with marks, as it is after composing or after a change. */
record Draft(String text, List<Page.Stretch> stretches) {
    Draft {
        stretches = List.copyOf(stretches);
    }
}
