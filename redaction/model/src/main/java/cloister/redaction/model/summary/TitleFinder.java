package cloister.redaction.model.summary;

import cloister.pipeline.Span;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The line at a document's beginning that says what kind of document it is, or what it is about. */
final class TitleFinder {
    private static final int LINES = 18;
    private static final int LONGEST = 90;

    /** What documents are called, in the languages that are met most. German words come at the end of longer ones. */
    private static final Pattern KIND = Pattern.compile(
            "(?:^|[^\\p{L}])(?:summary|report|notes?|letter|agreement|contract|lease|judge?ment|decision|order|minutes|review|application|form|"
                    + "statement|certificate|invoice|claim|notice|finding|consult(?:ation)?|referral|history and physical|mri|ct|x-ray|"
                    + "ultrasound|prescription|memo(?:randum)?|complaint|questionnaire|sheet|list|transcript|log|record|conference|audit|examination|"
                    + "evaluation|assessment form|will|deed|affidavit|subpoena|ticket|tribunal|"
                    + "\\p{L}*(?:bericht|brief|befund|urteil|beschluss|bescheid|vertrag|protokoll|antrag|rechnung|gutachten|mahnung|k\u00fcndigung|vermerk)|"
                    + "compte[ -]rendu|rapport|lettre|certificat|contrat|jugement|arr\u00eat|facture|proc\u00e8s-verbal|ordonnance|attestation|"
                    + "informe|sentencia|contrato|acta|resoluci\u00f3n|factura|certificado|"
                    + "referto|lettera|sentenza|verbale|contratto|relazione|certificato|fattura|decreto|"
                    + "\\p{L}*(?:verslag|brief|besluit|overeenkomst|vonnis|notulen)|factuur|verklaring|"
                    + "relat\u00f3rio|senten\u00e7a|ata|laudo|raport|wyrok|umowa|protok\u00f3\u0142|za\u015bwiadczenie|karta|"
                    + "dom|avtal|protokoll|beslut|intyg|rapor|karar|s\u00f6zle\u015fme|tutanak)(?:$|[^\\p{L}])",
            Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE);

    private static final Pattern SUBJECT = Pattern.compile(
            "\\s*(?:subject|re|regarding|betreff|betrifft|objet|oggetto|asunto|betreft|onderwerp|assunto|dotyczy|\u00e4rende|konu|exam)"
                    + "\\s*[:\uff1a]\\s*(?:(?:re|aw|fw|fwd|wg)\\s*:\\s*)*(?<value>(?!unspecified|untitled|unknown)\\S.*)",
            Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE);

    private static final Pattern NUMBERED = Pattern.compile("(?i)\\b(?:no|nr|ref|id)\\.? ?[:#]?\\s*\\S*\\d");

    private TitleFinder() {}

    /** The title, if one of the first lines is one. */
    static Optional<Span> find(String text, Span part) {
        List<Span> lines = Spans.lines(text, part).stream()
                .map(line -> Spans.trimmed(text, line))
                .filter(line -> !line.isEmpty())
                .limit(LINES)
                .toList();
        return lines.stream()
                .flatMap(line -> subject(text, line)
                        .filter(value -> telling(text, value))
                        .or(() -> Optional.of(withoutRow(text, line)).filter(cut -> named(text, cut)))
                        .stream())
                .findFirst();
    }

    private static Optional<Span> subject(String text, Span line) {
        Matcher subject = SUBJECT.matcher(line.of(text));
        return subject.matches()
                ? Optional.of(new Span(line.start() + subject.start("value"), line.end()))
                : Optional.empty();
    }

    /** What stands before a wide gap: the rest of such a line is a field beside the title. */
    private static Span withoutRow(String text, Span line) {
        String words = line.of(text);
        int gap = words.indexOf("   ");
        int tab = words.indexOf('\t');
        int cut = gap < 0 ? tab : tab < 0 ? gap : Math.min(gap, tab);
        return cut < 0 ? line : new Span(line.start(), line.start() + cut);
    }

    private static boolean named(String text, Span line) {
        String words = line.of(text);
        return KIND.matcher(words).find()
                && telling(text, line)
                && words.indexOf(':') < 0
                && !NUMBERED.matcher(words).find()
                && Words.count(words) <= 9
                && !words.endsWith(".")
                && !words.endsWith(",")
                && Character.isUpperCase(words.codePointAt(0));
    }

    private static boolean telling(String text, Span line) {
        String words = line.of(text);
        return line.length() <= LONGEST
                && Words.count(words) >= 1
                && Words.placeholders(words) <= Math.max(1, Words.count(words) - 1)
                && !Boilerplate.is(words);
    }
}
