package cloister.pipeline;

import java.util.EnumSet;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;

/** The check after redaction: no accepted identifier may still stand anywhere in the output. */
final class Residue {
    /** Types whose text singles somebody out wherever it stands; a name may equal an ordinary word, these can't. */
    static final Set<FindingType> TELLING = EnumSet.of(
            FindingType.PHONE,
            FindingType.FAX,
            FindingType.EMAIL,
            FindingType.SSN,
            FindingType.NATIONAL_ID,
            FindingType.MRN,
            FindingType.HEALTH_PLAN_ID,
            FindingType.ACCOUNT,
            FindingType.IBAN,
            FindingType.CARD,
            FindingType.TAX_ID,
            FindingType.PASSPORT);

    /** Shorter ones are met by chance ("12345" inside a longer code is another number). */
    static final int LEAST = 7;

    private Residue() {}

    static boolean in(RedactedText redacted, Screened screened) {
        String source = screened.text().reveal();
        Set<String> identifiers = screened.accepted().stream()
                .filter(f -> TELLING.contains(f.type()) && f.kept().isEmpty())
                .map(f -> f.span().of(source).strip().toLowerCase(Locale.ROOT))
                .filter(t -> t.length() >= LEAST && t.chars().anyMatch(c -> Character.isDigit(c) || c == '@'))
                .collect(Collectors.toSet());
        String output = redacted.value().toLowerCase(Locale.ROOT);
        return identifiers.stream().anyMatch(output::contains);
    }
}
