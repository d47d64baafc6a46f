package cloister.redaction.detection.rewriting;

import cloister.pipeline.Attempt;
import cloister.pipeline.Finding;
import cloister.pipeline.FindingType;
import cloister.pipeline.Fingerprinter;
import cloister.pipeline.Place;
import cloister.pipeline.Recorded;
import cloister.pipeline.RedactedText;
import cloister.pipeline.Redactor;
import cloister.pipeline.Screened;
import cloister.pipeline.SensitiveText;
import cloister.pipeline.Sha256;
import cloister.pipeline.Span;
import cloister.redaction.detection.Policies;
import cloister.redaction.detection.PolicyRules;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Documents with their findings, policies with their actions, and one key, for the tests of this package. */
final class Documents {
    static final Keyring KEYS = Keyring.of(secret(7));
    static final Fingerprinter FINGERPRINTER =
            text -> "hmac-sha256:" + Sha256.ofUtf8("test " + text.reveal()).hex();

    private Documents() {}

    static byte[] secret(int seed) {
        byte[] secret = new byte[Keyring.BYTES];
        Arrays.fill(secret, (byte) seed);
        return secret;
    }

    /** Text and findings out of "Seen by {NAME:Anna Keller} on {DATE:3 May 2024}." */
    static Screened screened(String marked) {
        StringBuilder text = new StringBuilder();
        List<Finding> findings = new ArrayList<>();
        int at = 0;
        for (int open = marked.indexOf('{'); open >= 0; open = marked.indexOf('{', at)) {
            text.append(marked, at, open);
            int colon = marked.indexOf(':', open);
            int close = marked.indexOf('}', colon);
            String[] kind = marked.substring(open + 1, colon).split("@");
            int start = text.length();
            text.append(marked, colon + 1, close);
            findings.add(new Finding(
                    new Span(start, text.length()),
                    FindingType.valueOf(kind[0]),
                    0.9,
                    kind.length > 1 ? kind[1] : "test"));
            at = close + 1;
        }
        text.append(marked, at, marked.length());
        return new Screened(SensitiveText.of(text.toString()), findings);
    }

    /** A policy that redacts everything but what is said here: "NAME: surrogate", "scope: case". */
    static PolicyRules policy(String... lines) {
        Map<String, String> types = new LinkedHashMap<>();
        for (FindingType type : FindingType.values()) {
            types.put(type.name(), "redact");
        }
        StringBuilder top = new StringBuilder(
                "name: house\nversion: \"1\"\ndetectors: [recognizers]\nredact-at: 0.5\n" + "doubt-at: 0.4\n");
        for (String line : lines) {
            String[] parts = line.split(": ", 2);
            if (types.replace(parts[0], parts[1]) == null) {
                top.append(line).append('\n');
            }
        }
        top.append("types:\n");
        types.forEach((type, action) ->
                top.append("  ").append(type).append(": ").append(action).append('\n'));
        return Policies.parse(top.toString(), "test");
    }

    static ActionRewriter rewriter(PolicyRules rules, Keyring keys, String caseName) {
        return ActionRewriter.of(
                rules,
                Optional.of(keys),
                Optional.of(SensitiveText.of(caseName)),
                FINGERPRINTER,
                InstantSource.fixed(Instant.EPOCH));
    }

    static Recorded<Attempt<RedactedText>> redacted(
            Screened screened, PolicyRules rules, Keyring keys, String caseName) {
        Sha256 content = Sha256.ofUtf8(screened.text().reveal());
        return Redactor.redact(screened, rewriter(rules, keys, caseName), content);
    }

    /** What becomes of a marked text. */
    static String redact(String marked, String... policy) {
        return redacted(screened(marked), policy(policy), KEYS, "4711")
                .value()
                .fold(RedactedText::value, reasons -> "HELD " + reasons);
    }

    static Subject subject(String text, boolean alone) {
        return new Subject(text, List.<Place>of(), KEYS, "scope", alone);
    }
}
