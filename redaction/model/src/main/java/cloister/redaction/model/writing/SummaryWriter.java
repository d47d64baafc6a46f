package cloister.redaction.model.writing;

import cloister.pipeline.Attempt;
import cloister.pipeline.Recorded;
import cloister.pipeline.Sha256;
import java.util.List;

/**
 * Whoever writes a draft: a model in this process, or a larger one inside the network. Redacted text goes in, drafted
 * sentences that name their sources come out. Nothing of a draft is believed: each sentence is checked against the
 * sentences that it names, and the source takes its place where it fails, so a writer needs no checks of its own.
 *
 * <p>{@link WritingPrompt} makes the messages and reads the answer, so that all writers are asked the same.
 *
 * <p>A writer records each of its calls as an inference of the task {@code summarize}, failed ones too, with
 * {@link WritingTask#ranges()} as its input and {@link WritingPrompt#digest()} as the engine's prompt. A writer that
 * fails stops with a reason; it never answers with less than it was asked for in silence.
 */
public interface SummaryWriter {

    /** Digest of all that shapes a draft: model, prompt, parameters. It goes into the recipe of outcomes. */
    Sha256 digest();

    /** Most characters of all source sentences of one task together; longer documents come in several tasks. */
    int mostCharacters();

    /** The draft, in the order in which it is to be read; empty if the model had nothing to say. */
    Recorded<Attempt<List<DraftSentence>>> write(WritingTask task);
}
