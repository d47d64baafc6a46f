package cloister.pipeline.kit;

import cloister.pipeline.Attempt;
import cloister.pipeline.Claim;
import cloister.pipeline.Decision;
import cloister.pipeline.Detector;
import cloister.pipeline.DocumentId;
import cloister.pipeline.Examination;
import cloister.pipeline.FileRef;
import cloister.pipeline.Finding;
import cloister.pipeline.FindingType;
import cloister.pipeline.Findings;
import cloister.pipeline.HoldCode;
import cloister.pipeline.HoldReason;
import cloister.pipeline.Judge;
import cloister.pipeline.Mandate;
import cloister.pipeline.Outcome;
import cloister.pipeline.Policy;
import cloister.pipeline.Recorded;
import cloister.pipeline.RedactedText;
import cloister.pipeline.Redactor;
import cloister.pipeline.Screened;
import cloister.pipeline.SensitiveText;
import cloister.pipeline.Sha256;
import cloister.pipeline.Span;
import cloister.pipeline.Summarizer;
import cloister.pipeline.Summary;
import cloister.pipeline.SummaryDraft;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Small, complete values and plain implementations of the ports, for tests. */
public final class Samples {
    public static final Instant NOON = Instant.parse("2026-03-01T12:00:00Z");
    public static final Mandate MANDATE = new Mandate("test", "de-identification", "45 CFR 164.514(b)(2)");
    public static final Policy POLICY = new Policy("test", "1", Sha256.ofUtf8("policy"), Set.of("digits"), 0.5, 0.2);
    public static final Sha256 RECIPE = Sha256.ofUtf8("recipe");
    private static final Pattern DIGITS = Pattern.compile("\\d{9}");

    private Samples() {}

    public static DocumentId id(long seed) {
        return DocumentId.fresh(NOON.plusMillis(seed), new Random(seed));
    }

    public static Claim claim(DocumentId id, String source, String content) {
        return new Claim(
                id,
                source,
                new FileRef(Path.of("somewhere")),
                content.length(),
                Sha256.ofUtf8(content),
                NOON,
                Optional.empty());
    }

    public static Decision decision(Claim claim, Outcome outcome) {
        return new Decision(
                claim, MANDATE, POLICY, RECIPE, outcome, List.of(), List.of(), List.of(), Optional.empty(), NOON);
    }

    /** A release of {@code text}, redacted by {@link #detector()}. */
    public static Outcome.Released released(String text) {
        SensitiveText sensitive = SensitiveText.of(text);
        Findings findings = detector().detect(sensitive).value();
        RedactedText redacted = Redactor.redact(new Screened(sensitive, findings.all()))
                .fold(done -> done, reasons -> {
                    throw new AssertionError("the sample can't be redacted");
                });
        return new Outcome.Released(redacted, Summary.reread(firstLine(redacted).sentences()));
    }

    public static Outcome.Held held(HoldCode code) {
        return new Outcome.Held(List.of(HoldReason.of(code)));
    }

    /** Finds every run of nine digits, as an SSN. */
    public static Detector detector() {
        return new Detector() {
            @Override
            public Policy policy() {
                return POLICY;
            }

            @Override
            public Recorded<Findings> detect(SensitiveText text) {
                List<Finding> found = new ArrayList<>();
                Matcher matcher = DIGITS.matcher(text.reveal());
                while (matcher.find()) {
                    found.add(new Finding(new Span(matcher.start(), matcher.end()), FindingType.SSN, 1, "test.digits"));
                }
                Examination whole = Examination.Examined.whole("digits", text.length(), found);
                return new Recorded<>(new Findings(text.length(), List.of(whole)), List.of());
            }
        };
    }

    /** Convicts all that is doubtful. */
    public static Judge judge() {
        return (text, doubtful) -> new Recorded<>(Attempt.done(doubtful), List.of());
    }

    /** Cites the first line. */
    public static Summarizer summarizer() {
        return text -> new Recorded<>(Attempt.done(firstLine(text)), List.of());
    }

    private static SummaryDraft firstLine(RedactedText redacted) {
        int end = redacted.value().indexOf('\n');
        Span line = new Span(0, end < 0 ? redacted.value().length() : end);
        return SummaryDraft.citing(redacted, line.isEmpty() ? List.of() : List.of(line));
    }
}
