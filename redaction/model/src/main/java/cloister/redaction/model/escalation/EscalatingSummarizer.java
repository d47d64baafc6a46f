package cloister.redaction.model.escalation;

import cloister.pipeline.Attempt;
import cloister.pipeline.Inference;
import cloister.pipeline.Recorded;
import cloister.pipeline.RedactedText;
import cloister.pipeline.Sha256;
import cloister.pipeline.Summarizer;
import cloister.pipeline.SummaryDraft;
import java.util.ArrayList;
import java.util.List;

/** Has hard texts told by a larger model, all others by the local one. */
public final class EscalatingSummarizer implements Summarizer {
    private final Summarizer local;
    private final Summarizer larger;
    private final Hardness hardness;
    private final boolean holds;

    /**
     * @param larger checks what its model writes, since nothing of that is believed here
     * @param holds whether a text that the larger model fails on is held; else the local summary stands
     */
    public EscalatingSummarizer(Summarizer local, Summarizer larger, Hardness hardness, boolean holds) {
        this.local = local;
        this.larger = larger;
        this.hardness = hardness;
        this.holds = holds;
    }

    /** Digest of all that shapes a summary, given those of the two summarizers. */
    public static Sha256 digest(Sha256 local, Sha256 larger, Hardness hardness, boolean holds) {
        return Sha256.ofUtf8(String.join(
                "\n",
                local.hex(),
                larger.hex(),
                Integer.toString(Hardness.VERSION),
                hardness.toString(),
                Boolean.toString(holds)));
    }

    @Override
    public Recorded<Attempt<SummaryDraft>> summarize(RedactedText text) {
        if (!hardness.isHard(text)) {
            return local.summarize(text);
        }
        Recorded<Attempt<SummaryDraft>> told = larger.summarize(text);
        boolean stopped = told.value().fold(draft -> false, reasons -> true);
        if (!stopped || holds) {
            return told;
        }
        Recorded<Attempt<SummaryDraft>> instead = local.summarize(text);
        // The calls that failed happened all the same.
        List<Inference> inferences = new ArrayList<>(told.inferences());
        inferences.addAll(instead.inferences());
        return new Recorded<>(instead.value(), inferences);
    }
}
