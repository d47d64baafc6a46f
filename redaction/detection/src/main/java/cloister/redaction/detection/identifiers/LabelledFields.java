package cloister.redaction.detection.identifiers;

import cloister.pipeline.Finding;
import cloister.pipeline.FindingType;
import cloister.pipeline.Span;
import cloister.redaction.detection.DocumentText;
import cloister.redaction.detection.DocumentText.Word;
import cloister.redaction.detection.Evidence;
import cloister.redaction.detection.Recognizer;
import cloister.redaction.detection.Texts;
import com.google.re2j.Matcher;
import com.google.re2j.Pattern;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** "MRN: 4471-22", "Policy no 77/B", {@code "iban": "…"}: the label says what the value to its right or below is. */
final class LabelledFields implements Recognizer {
    /** What may stand between label and value; the first group tells how strongly they are tied. */
    private static final Pattern SEPARATOR = Pattern.compile(
            "(?:['’]s)?(?: ?\\([^()\\n\"'0-9]{1,24}\\))?[\"'*_]{0,2}(?:[ .]{0,2}(?i:number|numbers|num|no|nr|nummer|n°|nº|n|numéro|número|numero|id|code|ref)\\b| ?#)?[.]?"
                    + "(?P<tie>[ \\t]*(?::=|=>|->|=|:|#|№|n°|nº|N°|°|º)[ \\t]*(?:\\n[ \\t]*)?|[ \\t]{2,}|[ \\t]*\\|[ \\t]*|\\t|[ \\t]+(?:is|was|are|ist|lautet|est|es|è|to|the|of|with|to be|should be|now|changed to|auf|lub|jest|é|är|ends in|ending in|ending)[ \\t]+|[ \\t]*\\n[ \\t]*|[ \\t]+|)"
                    + "[\\[(]?[\"'“„«]?[ \\t]?");

    private static final java.util.Set<String> NO_NAMES = java.util.Set.of(
            "the", "your", "and", "good", "thank", "thanks", "please", "i'm", "i", "first", "amount", "cost", "see",
            "not", "none", "yes", "no", "unknown", "n", "self", "same", "as", "this", "hi", "hello", "ok", "okay",
            "sorry", "we", "you", "it", "is", "ist", "der", "die", "das");

    private final Labels labels = Labels.standard();
    private final boolean decoysStand;

    LabelledFields(boolean decoysStand) {
        this.decoysStand = decoysStand;
    }

    @Override
    public String id() {
        return "label";
    }

    @Override
    public String signature() {
        return decoysStand + labels.digest().hex() + SEPARATOR.pattern();
    }

    @Override
    public List<Finding> find(DocumentText text) {
        List<Finding> found = new ArrayList<>();
        List<Word> words = text.words();
        int index = 0;
        while (index < words.size()) {
            Optional<Labels.Match> match = labels.at(text, index);
            match.ifPresent(m -> value(text, m, found));
            index = match.isPresent() ? match.get().nextWord() : index + 1;
        }
        return found;
    }

    private void value(DocumentText text, Labels.Match match, List<Finding> found) {
        String raw = text.raw();
        Matcher separator = SEPARATOR.matcher(raw.substring(match.end(), Math.min(raw.length(), match.end() + 48)));
        if (!separator.lookingAt()) {
            return;
        }
        String tie = separator.group("tie");
        String before = separator.group();
        boolean tied = tie.contains(":")
                || tie.contains("=")
                || tie.contains("|")
                || tie.contains("\t")
                || tie.contains("  ")
                || tie.contains("#")
                || tie.contains("°")
                || tie.contains("º")
                || tie.contains("->")
                || before.strip().length() > 1 && tie.isBlank();
        int at = match.end() + separator.end();
        boolean below = tie.indexOf('\n') >= 0;
        Label label = match.label();
        if (label.type() == FindingType.CREDENTIAL && !tied) {
            Secrets.soon(raw, match.end()).ifPresent(span -> add(text, label, span, true, found));
        }
        if (at >= raw.length()
                || (tie.isEmpty() && before.isEmpty())
                || (below && !tied && label.kind() != Label.Kind.ID)) {
            return;
        }
        if (!tied && !label.strong()) {
            return;
        }
        boolean quoted = before.endsWith("\"") && raw.indexOf('"', at) > at;
        cut(text, label, at, tied, quoted).ifPresent(span -> add(text, label, span, tied, found));
    }

    private Optional<Span> cut(DocumentText text, Label label, int at, boolean tied, boolean quoted) {
        String raw = text.raw();
        if (quoted && label.kind() != Label.Kind.ID && label.kind() != Label.Kind.DATE) {
            return quoted(raw, at);
        }
        return switch (label.kind()) {
            case ID -> FieldValues.id(raw, at).filter(s -> fits(raw, s, label, tied));
            case PHONE ->
                FieldValues.phone(raw, at).filter(s -> Texts.digits(s.of(raw)).length() >= (tied ? 2 : 3));
            case SECRET ->
                FieldValues.secret(raw, at)
                        .filter(s -> tied && !isPlaceholder(s.of(raw)) || looksSecret(s.of(raw)))
                        .or(() -> Secrets.soon(raw, at));
            case NAME -> tied ? FieldValues.name(raw, at).filter(s -> isNameLike(text, s)) : Optional.empty();
            case DATE -> Optional.empty();
            case ORG, TEXT ->
                tied ? FieldValues.cell(raw, at).filter(s -> isOrganization(s.of(raw))) : Optional.empty();
            case USER -> FieldValues.user(raw, at).filter(s -> tied || userLike(s.of(raw)));
            case ADDRESS ->
                tied
                        ? FieldValues.cell(raw, at)
                                .filter(s -> s.length() <= 90 && capitalOrDigit(raw.charAt(s.start())))
                        : Optional.empty();
        };
    }

    private static Optional<Span> quoted(String raw, int at) {
        int end = raw.indexOf('"', at);
        return end > at && end - at <= 160 && raw.substring(at, end).indexOf('\n') < 0
                ? Optional.of(new Span(at, end))
                : Optional.empty();
    }

    private static boolean fits(String raw, Span span, Label label, boolean tied) {
        String value = span.of(raw);
        String digits = Texts.digits(value);
        boolean date = DateRecognizer.isPlainDate(value) && label.type() != FindingType.ACCOUNT;
        int least = label.type() == FindingType.AGE
                ? 99
                : label.type() == FindingType.GEO || label.type() == FindingType.CARD ? 2 : tied ? 3 : 4;
        boolean mixed = value.chars().anyMatch(Character::isUpperCase);
        boolean record = label.strong() && value.matches("[A-Z0-9]{5,8}") && mixed && !digits.isEmpty();
        boolean year = !tied && value.matches("(?:19|20)\\d{2}");
        boolean licence = value.matches("(?i)(?:apache|mit|a?gpl|lgpl|bsd|cc|mpl|epl)[- ].*");
        if (record || year || licence) {
            return record && !licence;
        }
        return !date && (digits.length() >= least || (mixed && value.length() >= 5 && digits.length() >= 2));
    }

    /** Without a colon only what no ordinary word looks like is taken for a secret. */
    private static boolean looksSecret(String value) {
        boolean digit = value.chars().anyMatch(Character::isDigit);
        boolean sign = value.chars().anyMatch(c -> "_!#$%&*+-.@^~".indexOf(c) >= 0);
        boolean letter = value.chars().anyMatch(Character::isLetter);
        return value.length() >= 4 && digit && (sign || letter || value.length() <= 10);
    }

    private boolean isNameLike(DocumentText text, Span span) {
        String value = span.of(text.raw());
        DocumentText inner = new DocumentText(cloister.pipeline.SensitiveText.of(value));
        boolean label = !inner.words().isEmpty()
                && labels.at(inner, 0)
                        .filter(m -> m.nextWord() == inner.words().size())
                        .isPresent();
        int next = span.end();
        boolean isKey = next < text.raw().length() && text.raw().charAt(next) == ':';
        return !label
                && !isKey
                && !NO_NAMES.contains(
                        inner.words().isEmpty()
                                ? ""
                                : inner.words().get(0).text().toLowerCase(java.util.Locale.ROOT))
                && value.chars().filter(Character::isLetter).count() >= 2;
    }

    /** "${JWT_SECRET}", "AKIAIOSFODNN7EXAMPLE", "changeme". */
    private static boolean isPlaceholder(String value) {
        return value.startsWith("${")
                || value.startsWith("{{")
                || value.startsWith("<")
                || value.contains("EXAMPLE")
                || value.matches("[*x.…-]+");
    }

    private static boolean isOrganization(String value) {
        return value.length() <= 60
                && !value.contains(". ")
                && Character.isUpperCase(value.charAt(0))
                && value.split(" ").length <= 7
                && value.chars().filter(Character::isDigit).count() <= 2;
    }

    /** "login vslootm_84", not "login page". */
    private static boolean userLike(String value) {
        return value.chars().anyMatch(c -> Character.isDigit(c) || c == '_' || c == '@')
                && value.chars().anyMatch(Character::isLetter);
    }

    private static boolean capitalOrDigit(char c) {
        return Character.isUpperCase(c) || Character.isDigit(c);
    }

    private void add(DocumentText text, Label label, Span span, boolean tied, List<Finding> found) {
        if (decoysStand && Context.decoy(text, span.start(), span.end()) && label.kind() == Label.Kind.ID) {
            return;
        }
        double score =
                switch (label.kind()) {
                    case NAME -> tied ? Evidence.LIKELY : Evidence.POSSIBLE;
                    case ORG, TEXT, ADDRESS -> Evidence.LIKELY;
                    default -> tied ? 0.95 : Evidence.LIKELY;
                };
        found.add(new Finding(span, label.type(), score, "label"));
    }
}
