package cloister.audit.ledger;

import cloister.pipeline.FindingType;
import cloister.pipeline.Mandate;
import cloister.pipeline.Policy;
import cloister.pipeline.Span;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What several kinds of records have in common. */
final class Bodies {
    private static final Pattern MEDIA_TYPE =
            Pattern.compile("([a-z0-9][a-z0-9!#$&^_.+-]{0,62}/[a-z0-9][a-z0-9!#$&^_.+-]{0,126}).*", Pattern.DOTALL);

    private Bodies() {}

    static Json mandate(Mandate mandate) {
        return Json.object()
                .put("actor", mandate.actor())
                .put("purpose", mandate.purpose())
                .put("legal_basis", mandate.legalBasis())
                .build();
    }

    static Json policy(Policy policy) {
        return Json.object()
                .put("name", policy.name())
                .put("version", policy.version())
                .put("sha256", policy.digest().hex())
                .put("detectors", Json.texts(new TreeSet<>(policy.detectors())))
                .put("redact_at_permille", permille(policy.redactAt()))
                .put("doubt_at_permille", permille(policy.doubtAt()))
                .build();
    }

    /** Scores in thousandths: JSON's fractions are written differently by different programs. */
    static long permille(double score) {
        return Math.round(score * 1000);
    }

    static Json counts(Map<FindingType, Integer> counts) {
        Map<String, Integer> named = new TreeMap<>();
        counts.forEach((type, count) -> named.put(type.name(), count));
        return Json.numbers(named);
    }

    static Json ranges(List<Span> ranges) {
        return Json.array(ranges.stream()
                .map(range -> Json.array(List.of(Json.of(range.start()), Json.of(range.end()))))
                .toList());
    }

    /** Type and subtype only: parameters of a media type may repeat a file's name. */
    static String mediaType(String sniffed) {
        Matcher matcher = MEDIA_TYPE.matcher(sniffed.strip().toLowerCase(Locale.ROOT));
        return matcher.matches() ? matcher.group(1) : "application/octet-stream";
    }
}
