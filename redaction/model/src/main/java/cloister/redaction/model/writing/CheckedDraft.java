package cloister.redaction.model.writing;

import cloister.pipeline.Attempt;
import cloister.pipeline.Inference;
import cloister.pipeline.Recorded;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Checks a draft: the words of each sentence against those of its sources, then the model's own opinion of it. What
 * fails is answered by its sources, which then speak for themselves.
 */
public final class CheckedDraft {
    private static final int MOST_SOURCES = 4;

    private final Entailment entailment;
    private final double margin;

    /** @param margin the least log odds that pass */
    public CheckedDraft(Entailment entailment, double margin) {
        this.entailment = entailment;
        this.margin = margin;
    }

    /**
     * What became of a drafted sentence.
     *
     * @param text as written, or empty where its sources take its place
     * @param sources numbers that exist, in ascending order; empty if it failed and named none: nothing is left of it then
     * @param objection why it didn't pass
     */
    public record Verdict(Optional<String> text, List<Integer> sources, Optional<Objection> objection) {
        public Verdict {
            sources = List.copyOf(sources);
        }

        /** Shows no text. */
        @Override
        public String toString() {
            return "Verdict(" + sources + ", " + objection + ")";
        }
    }

    /** The verdicts, in the draft's order. */
    public Recorded<Attempt<List<Verdict>>> check(WritingTask task, List<DraftSentence> draft) {
        List<Verdict> verdicts = new ArrayList<>();
        List<Integer> open = new ArrayList<>();
        List<Entailment.Claim> claims = new ArrayList<>();
        for (DraftSentence sentence : draft) {
            Verdict verdict = byWords(task, sentence);
            if (verdict.objection().isEmpty()) {
                open.add(verdicts.size());
                claims.add(Entailment.Claim.of(task, verdict.text().orElseThrow(), verdict.sources()));
            }
            verdicts.add(verdict);
        }
        if (claims.isEmpty()) {
            return new Recorded<>(Attempt.done(List.copyOf(verdicts)), List.<Inference>of());
        }
        Recorded<Attempt<List<Double>>> asked = entailment.odds(claims);
        return new Recorded<>(
                asked.value().then(odds -> {
                    for (int i = 0; i < open.size(); i++) {
                        // Written so that anything that is no number fails.
                        if (i >= odds.size() || !(odds.get(i) >= margin)) {
                            int at = open.get(i);
                            verdicts.set(
                                    at, failed(draft.get(at), verdicts.get(at).sources(), Objection.NOT_ENTAILED));
                        }
                    }
                    return Attempt.done(List.copyOf(verdicts));
                }),
                asked.inferences());
    }

    private static Verdict byWords(WritingTask task, DraftSentence sentence) {
        int count = task.sentences().size();
        List<Integer> named = sentence.sources().isEmpty()
                ? Attribution.of(sentence.text(), task.sentences()).stream().toList()
                : sentence.sources();
        List<Integer> sources = named.stream()
                .filter(number -> number >= 1 && number <= count)
                .distinct()
                .sorted()
                .toList();
        if (sources.isEmpty() || sources.size() != named.size() || sources.size() > MOST_SOURCES) {
            List<Integer> few = sources.subList(0, Math.min(sources.size(), MOST_SOURCES));
            return new Verdict(Optional.empty(), few, Optional.of(Objection.NO_SOURCE));
        }
        List<String> evidence =
                sources.stream().map(number -> task.sentences().get(number - 1)).toList();
        Optional<Objection> objection = SupportCheck.objection(sentence.text(), evidence);
        return objection
                .map(why -> failed(sentence, sources, why))
                .orElseGet(() -> new Verdict(Optional.of(sentence.text()), sources, Optional.empty()));
    }

    /** Only sources that it named itself stand in for it: what a model talks about by itself is a poor choice of sentences. */
    private static Verdict failed(DraftSentence sentence, List<Integer> sources, Objection objection) {
        return new Verdict(
                Optional.empty(), sentence.sources().isEmpty() ? List.of() : sources, Optional.of(objection));
    }
}
