package cloister.deploy.jsonl;

import cloister.deploy.home.Refusal;
import cloister.pipeline.Archive;
import cloister.pipeline.Attempt;
import cloister.pipeline.CodePoints;
import cloister.pipeline.Consultation;
import cloister.pipeline.DocumentId;
import cloister.pipeline.Finding;
import cloister.pipeline.HoldReason;
import cloister.pipeline.Inference;
import cloister.pipeline.Mandate;
import cloister.pipeline.Recorded;
import cloister.pipeline.RedactedText;
import cloister.pipeline.Redactor;
import cloister.pipeline.Rewriter;
import cloister.pipeline.Screened;
import cloister.pipeline.Screener;
import cloister.pipeline.SensitiveText;
import cloister.pipeline.Sha256;
import cloister.pipeline.Span;
import cloister.pipeline.Summarizer;
import cloister.pipeline.Summary;
import cloister.pipeline.SummaryDraft;
import java.security.SecureRandom;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.random.RandomGenerator;
import tools.jackson.databind.JsonNode;

/** Answers texts that came without a file. Each inference is in the audit log before its answer is given. */
public final class TextDesk {
    private final Screener screener;
    private final Function<Optional<SensitiveText>, Rewriter> rewriters;
    private final Supplier<Summarizer> summarizer;
    private final Archive archive;
    private final Mandate mandate;
    private final InstantSource clock;
    private final RandomGenerator random = new SecureRandom();

    /** @param rewriters by the case to which a line belongs, if it says so */
    public TextDesk(
            Screener screener,
            Function<Optional<SensitiveText>, Rewriter> rewriters,
            Supplier<Summarizer> summarizer,
            Archive archive,
            Mandate mandate,
            InstantSource clock) {
        this.screener = screener;
        this.rewriters = rewriters;
        this.summarizer = summarizer;
        this.archive = archive;
        this.mandate = mandate;
        this.clock = clock;
    }

    /** What is asked of each text. */
    public enum Task {
        DETECT,
        REDACT,
        SUMMARIZE
    }

    /** What became of a line; without an answer there is a fault. What ran for it is recorded either way. */
    private record Answered(Map<String, Object> answer, Optional<RuntimeException> fault, List<Inference> inferences) {}

    /**
     * The answers to these lines, in their order; fewer only if a stop was asked for.
     *
     * @param stop asked before each line; once it says so, no further one is begun
     * @throws Refusal if one of them can't be answered; then none is
     */
    public List<Map<String, Object>> answer(Task task, List<Line> lines, BooleanSupplier stop) {
        List<Answered> answered = lines.parallelStream()
                .filter(line -> !stop.getAsBoolean())
                .map(line -> answer(task, line))
                .toList();
        archive.consulted(answered.stream().map(this::consultation).toList());
        for (Answered one : answered) {
            if (one.fault().isPresent()) {
                throw one.fault().get();
            }
        }
        return answered.stream().map(Answered::answer).toList();
    }

    /** Throws nothing: the other lines are under way, and what ran for them has to be recorded first. */
    private Answered answer(Task task, Line line) {
        List<Inference> inferences = new ArrayList<>();
        try {
            Map<String, Object> answer =
                    switch (task) {
                        case DETECT -> detected(line.id(), screened(line, inferences));
                        case REDACT -> redacted(line.id(), redact(line, inferences));
                        case SUMMARIZE -> summarized(line, inferences);
                    };
            return new Answered(answer, Optional.empty(), inferences);
        } catch (RuntimeException e) {
            return new Answered(Map.of(), Optional.of(e), inferences);
        }
    }

    private Consultation consultation(Answered answered) {
        DocumentId id;
        synchronized (random) {
            id = DocumentId.fresh(clock.instant(), random);
        }
        return new Consultation(id, mandate, screener.policy(), answered.inferences());
    }

    private Screened screened(Line line, List<Inference> inferences) {
        return keep(screener.screen(line.text()), line, inferences);
    }

    private RedactedText redact(Line line, List<Inference> inferences) {
        Rewriter rewriter = rewriters.apply(line.caseName());
        Screened screened = screened(line, inferences);
        Sha256 content = Sha256.ofUtf8(line.text().reveal());
        return keep(Redactor.redact(screened, rewriter, content), line, inferences);
    }

    private static Map<String, Object> detected(JsonNode id, Screened screened) {
        return ordered(id, "spans", spans(screened.text(), Redactor.places(screened)));
    }

    /** Findings as the interface has them: half-open ranges of Unicode code points. */
    public static List<Map<String, Object>> spans(SensitiveText text, List<Finding> findings) {
        CodePoints points = new CodePoints(text.reveal());
        return findings.stream()
                .map(finding -> {
                    Map<String, Object> span = range(points.fromUtf16(finding.span()));
                    span.put("type", finding.type().name());
                    span.put("score", finding.score());
                    span.put("by", finding.by());
                    return span;
                })
                .toList();
    }

    private static Map<String, Object> redacted(JsonNode id, RedactedText text) {
        return ordered(id, "text", text.value());
    }

    private Map<String, Object> summarized(Line line, List<Inference> inferences) {
        RedactedText redacted = redact(line, inferences);
        List<Map<String, Object>> sentences =
                redacted.value().isBlank() ? List.of() : sentences(redacted, summary(redacted, line, inferences));
        Map<String, Object> answer = ordered(line.id(), "summary", sentences);
        answer.put("text", redacted.value());
        return answer;
    }

    private Summary summary(RedactedText redacted, Line line, List<Inference> inferences) {
        SummaryDraft draft = keep(summarizer.get().summarize(redacted), line, inferences);
        return keep(screener.clear(redacted, draft), line, inferences);
    }

    private static List<Map<String, Object>> sentences(RedactedText text, Summary summary) {
        CodePoints points = new CodePoints(text.value());
        return summary.sentences().stream()
                .map(sentence -> {
                    Map<String, Object> map = new LinkedHashMap<>();
                    map.put("role", sentence.role().word());
                    map.put("text", sentence.text());
                    map.put(
                            "cites",
                            sentence.cites().stream()
                                    .map(cite -> range(points.fromUtf16(cite)))
                                    .toList());
                    return map;
                })
                .toList();
    }

    private static Map<String, Object> range(Span span) {
        Map<String, Object> map = new LinkedHashMap<>();
        map.put("start", span.start());
        map.put("end", span.end());
        return map;
    }

    private static Map<String, Object> ordered(JsonNode id, String name, Object value) {
        Map<String, Object> map = new LinkedHashMap<>();
        map.put("id", id);
        map.put(name, value);
        return map;
    }

    private static <T> T keep(Recorded<Attempt<T>> recorded, Line line, List<Inference> inferences) {
        inferences.addAll(recorded.inferences());
        return done(recorded.value(), line);
    }

    private static <T> T done(Attempt<T> attempt, Line line) {
        return attempt.fold(value -> value, reasons -> {
            throw new Refusal("line " + line.number() + " can't be answered: "
                    + String.join(
                            "; ", reasons.stream().map(HoldReason::sentence).toList()));
        });
    }
}
