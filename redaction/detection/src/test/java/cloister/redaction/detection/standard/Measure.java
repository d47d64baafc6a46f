package cloister.redaction.detection.standard;

import cloister.pipeline.Attempt;
import cloister.pipeline.CodePoints;
import cloister.pipeline.Detector;
import cloister.pipeline.Finding;
import cloister.pipeline.Recorded;
import cloister.pipeline.SensitiveText;
import cloister.pipeline.Span;
import cloister.redaction.detection.Policies;
import cloister.redaction.detection.PolicyRules;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.snakeyaml.engine.v2.api.Load;
import org.snakeyaml.engine.v2.api.LoadSettings;

/** By hand: POLICY IN.jsonl OUT.jsonl writes predictions for the scorers, and the rate of the second pass. */
final class Measure {
    private Measure() {}

    public static void main(String[] args) throws Exception {
        PolicyRules rules = Policies.named(args[0]);
        Detector detector = Detectors.forPolicy(
                rules,
                (text, scheme) -> new Recorded<>(Attempt.done(List.of()), List.of()),
                text -> "hmac-sha256:",
                InstantSource.system());
        List<String> out = new ArrayList<>();
        long chars = 0;
        List<String> texts = new ArrayList<>();
        for (String line : Files.readAllLines(Path.of(args[1]))) {
            @SuppressWarnings("unchecked")
            Map<String, Object> row = (Map<String, Object>)
                    new Load(LoadSettings.builder().setCodePointLimit(1 << 26).build()).loadFromString(line);
            String text = (String) row.get("text");
            texts.add(text);
            chars += text.length();
            StringBuilder spans = new StringBuilder();
            CodePoints points = new CodePoints(text);
            for (Finding f : detector.detect(SensitiveText.of(text)).value().all()) {
                if (f.score() < rules.redactAt()) {
                    continue;
                }
                Span s = points.fromUtf16(f.span());
                spans.append(spans.isEmpty() ? "" : ",")
                        .append(String.format(
                                Locale.ROOT,
                                "{\"start\":%d,\"end\":%d,\"type\":\"%s\",\"score\":%.3f,\"by\":\"%s\"}",
                                s.start(),
                                s.end(),
                                f.type(),
                                f.score(),
                                f.by()));
            }
            out.add("{\"id\":\"" + row.get("id") + "\",\"spans\":[" + spans + "]}");
        }
        Files.write(Path.of(args[2]), out);
        var cpu = java.lang.management.ManagementFactory.getThreadMXBean();
        long start = cpu.getCurrentThreadCpuTime();
        texts.forEach(t -> detector.detect(SensitiveText.of(t)));
        System.out.printf(
                Locale.ROOT,
                "%s %d chars, %.0f chars per CPU-second%n",
                args[1],
                chars,
                chars / ((cpu.getCurrentThreadCpuTime() - start) / 1e9));
    }
}
