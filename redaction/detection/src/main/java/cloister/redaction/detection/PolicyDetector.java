package cloister.redaction.detection;

import cloister.pipeline.Attempt;
import cloister.pipeline.CodePoints;
import cloister.pipeline.Detector;
import cloister.pipeline.Engine;
import cloister.pipeline.Examination;
import cloister.pipeline.Finding;
import cloister.pipeline.FindingType;
import cloister.pipeline.Findings;
import cloister.pipeline.Fingerprinter;
import cloister.pipeline.HoldCode;
import cloister.pipeline.Inference;
import cloister.pipeline.Policy;
import cloister.pipeline.Recorded;
import cloister.pipeline.SensitiveText;
import cloister.pipeline.Sha256;
import cloister.pipeline.Span;
import cloister.pipeline.Tagger;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** All recognizers of a policy over the whole text, as one recorded inference. A recognizer that throws spoils all. */
public final class PolicyDetector implements Detector {
    /** The name of this detector in policies. */
    public static final String RECOGNIZERS = "recognizers";

    /** The name of the model's tagger in policies. */
    public static final String TAGGER = "tagger";

    private static final String VERSION = "1";
    private static final Sha256 NOTHING = Sha256.ofUtf8("");

    private final PolicyRules rules;
    private final Recognition recognition;
    private final Optional<Tagger> tagger;
    private final Engine engine;
    private final Fingerprinter fingerprinter;
    private final InstantSource clock;

    private PolicyDetector(
            PolicyRules rules,
            Recognition recognition,
            Optional<Tagger> tagger,
            Engine engine,
            Fingerprinter fingerprinter,
            InstantSource clock) {
        this.rules = rules;
        this.recognition = recognition;
        this.tagger = tagger;
        this.engine = engine;
        this.fingerprinter = fingerprinter;
        this.clock = clock;
    }

    /**
     * A detector of these recognizers; propagators work in the order given, each on what stands before it.
     *
     * @param tagger asked where the policy names it; its findings are protected and propagated like all others
     */
    public static PolicyDetector of(
            PolicyRules rules,
            List<Recognizer> recognizers,
            List<Propagator> propagators,
            List<Protector> protectors,
            Tagger tagger,
            Fingerprinter fingerprinter,
            InstantSource clock) {
        Recognition recognition = new Recognition(rules, recognizers, propagators, protectors);
        Engine engine = new Engine(
                "cloister-recognizers",
                Sha256.ofUtf8(recognition.signature()),
                NOTHING,
                "cloister-detection " + VERSION,
                "cpu",
                "exact",
                NOTHING,
                Map.of("policy", rules.name() + " " + rules.version()));
        Optional<Tagger> asked = rules.wants(TAGGER) ? Optional.of(tagger) : Optional.empty();
        return new PolicyDetector(rules, recognition, asked, engine, fingerprinter, clock);
    }

    @Override
    public Policy policy() {
        return rules.asPolicy();
    }

    @Override
    public Recorded<Findings> detect(SensitiveText text) {
        Folding folding = Folding.of(text.reveal());
        List<Examination> examinations = new ArrayList<>();
        List<Inference> inferences = new ArrayList<>();
        Optional<Recorded<Attempt<List<Finding>>>> tagged =
                tagger.map(asked -> asked.tag(SensitiveText.of(folding.text()), rules.scheme()));
        tagged.ifPresent(done -> {
            inferences.addAll(done.inferences());
            examinations.add(tagging(text, done.value()));
        });
        Optional<List<Finding>> learned =
                tagged.flatMap(done -> done.value().fold(Optional::of, reasons -> Optional.empty()));
        Instant started = clock.instant();
        Examination examination = examine(text, folding, learned);
        examinations.add(examination);
        Findings findings = new Findings(text.length(), examinations);
        inferences.add(inference(text, examination, findings.all(), started));
        return new Recorded<>(findings, inferences);
    }

    /** That the tagger looked; what it found is told with the recognizers' findings, after protection. */
    private static Examination tagging(SensitiveText text, Attempt<List<Finding>> tagged) {
        return tagged.fold(
                found -> Examination.Examined.whole(TAGGER, text.length(), List.of()),
                reasons -> new Examination.NotExamined(TAGGER, HoldCode.MODEL_FAILED));
    }

    private Examination examine(SensitiveText text, Folding folding, Optional<List<Finding>> learned) {
        try {
            return Examination.Examined.whole(RECOGNIZERS, text.length(), recognition.find(folding, learned));
        } catch (RuntimeException | StackOverflowError e) {
            // The exception may hold characters of the document: only the fact goes on.
            return new Examination.NotExamined(RECOGNIZERS, HoldCode.DETECTOR_FAILED);
        }
    }

    private Inference inference(SensitiveText text, Examination examination, List<Finding> found, Instant started) {
        String raw = text.reveal();
        CodePoints codePoints = new CodePoints(raw);
        Map<FindingType, Integer> counts = new EnumMap<>(FindingType.class);
        StringBuilder answer = new StringBuilder();
        for (Finding finding : found) {
            counts.merge(finding.type(), 1, Integer::sum);
            Span span = codePoints.fromUtf16(finding.span());
            answer.append(span.start()).append('-').append(span.end()).append(' ');
            answer.append(finding.type()).append(' ').append(finding.by()).append('\n');
        }
        boolean examined = examination instanceof Examination.Examined;
        return new Inference(
                "detect",
                engine,
                examined ? List.of(new Span(0, codePoints.count())) : List.of(),
                fingerprinter.fingerprint(text),
                fingerprinter.fingerprint(SensitiveText.of(answer.toString())),
                counts,
                examined ? "found " + found.size() : "failed",
                0,
                0,
                started,
                Duration.between(started, clock.instant()));
    }
}
