package cloister.redaction.model;

import cloister.pipeline.Attempt;
import cloister.pipeline.CodePoints;
import cloister.pipeline.Engine;
import cloister.pipeline.Finding;
import cloister.pipeline.FindingType;
import cloister.pipeline.Fingerprinter;
import cloister.pipeline.HoldCode;
import cloister.pipeline.Inference;
import cloister.pipeline.Recorded;
import cloister.pipeline.Scheme;
import cloister.pipeline.SensitiveText;
import cloister.pipeline.Sha256;
import cloister.pipeline.Span;
import cloister.pipeline.Tagger;
import cloister.redaction.model.tagging.TextTagger;
import cloister.redaction.model.torch.TorchEngine;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.locks.ReentrantLock;

/** A model's layers with a trained adapter, one recorded inference for each text. Callers take turns. */
public final class ModelTagger implements Tagger, AutoCloseable {
    private final TaggerKind kind;
    private final TextTagger tagger;
    private final Engine engine;
    private final Fingerprinter fingerprinter;
    private final InstantSource clock;
    private final ReentrantLock turn = new ReentrantLock(true);

    private ModelTagger(
            TaggerKind kind, TextTagger tagger, Engine engine, Fingerprinter fingerprinter, InstantSource clock) {
        this.kind = kind;
        this.tagger = tagger;
        this.engine = engine;
        this.fingerprinter = fingerprinter;
        this.clock = clock;
    }

    /**
     * Loads a tagger.
     *
     * @param settings of the model that the adapter was trained on
     * @param adapter as {@link TaggerSchool} makes it
     * @throws ModelException if it can't be used; the message says what to do
     */
    public static ModelTagger open(
            TaggerKind kind, ModelSettings settings, byte[] adapter, Fingerprinter fingerprinter, InstantSource clock) {
        return TaggerBase.use(
                kind,
                settings,
                "the " + kind.word() + " can't be used with",
                "; bring the right one with " + kind.bring() + ", or name a policy without the detector tagger",
                base -> {
                    TextTagger tagger = TextTagger.open(
                            base.file(), base.digest(), base.input(), base.half(), adapter, kind.word());
                    return new ModelTagger(kind, tagger, engine(kind, tagger, base), fingerprinter, clock);
                });
    }

    private static Engine engine(TaggerKind kind, TextTagger tagger, TaggerBase base) {
        return new Engine(
                "cloister-" + kind.word(),
                Sha256.ofUtf8(base.digest().hex() + "\n" + tagger.digest().hex()),
                base.input().segmenter().digest(),
                TorchEngine.version(),
                "cpu",
                base.half() ? "bfloat16" : "float32",
                Sha256.ofUtf8(tagger.code()),
                Map.of(
                        "base", base.digest().hex(),
                        "adapter", tagger.digest().hex(),
                        "depth", Integer.toString(tagger.depth()),
                        "limit", Double.toString(kind.limit())));
    }

    /** Digest of all that shapes its findings. */
    public Sha256 digest() {
        return Sha256.ofUtf8(engine.toString());
    }

    @Override
    public Recorded<Attempt<List<Finding>>> tag(SensitiveText text, Scheme scheme) {
        Instant started = clock.instant();
        turn.lock();
        try {
            TextTagger.Tagged tagged = tagger.read(text.reveal(), scheme, kind.limit());
            Inference record =
                    record(text, tagged.findings(), "found " + tagged.findings().size(), tagged.tokens(), started);
            return new Recorded<>(Attempt.done(tagged.findings()), List.of(record));
        } catch (RuntimeException e) {
            // The engine's messages may hold text of the document.
            return new Recorded<>(
                    Attempt.stopped(HoldCode.MODEL_FAILED), List.of(record(text, List.of(), "failed", 0, started)));
        } finally {
            turn.unlock();
        }
    }

    private Inference record(SensitiveText text, List<Finding> found, String decision, int tokens, Instant started) {
        CodePoints points = new CodePoints(text.reveal());
        Map<FindingType, Integer> counts = new EnumMap<>(FindingType.class);
        StringBuilder answer = new StringBuilder();
        for (Finding finding : found) {
            counts.merge(finding.type(), 1, Integer::sum);
            Span span = points.fromUtf16(finding.span());
            answer.append(span.start())
                    .append('-')
                    .append(span.end())
                    .append(' ')
                    .append(finding.type())
                    .append('\n');
        }
        return new Inference(
                "tag",
                engine,
                tokens == 0 ? List.of() : List.of(new Span(0, points.count())),
                fingerprinter.fingerprint(text),
                fingerprinter.fingerprint(SensitiveText.of(answer.toString())),
                counts,
                decision,
                tokens,
                0,
                started,
                Duration.between(started, clock.instant()));
    }

    @Override
    public void close() {
        turn.lock();
        try {
            tagger.close();
        } finally {
            turn.unlock();
        }
    }
}
