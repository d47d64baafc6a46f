package cloister.redaction.detection.names;

import cloister.pipeline.Finding;
import cloister.pipeline.FindingType;
import cloister.pipeline.Span;
import cloister.redaction.detection.DocumentText;
import cloister.redaction.detection.Protector;
import java.util.List;
import java.util.Locale;

/** Words that a tagger takes for names because they stand where names do: in capitals, before a colon, a letter alone. */
final class OrdinaryWords implements Protector {
    private static final long ORDINARY = Kind.bits(Kind.ENGLISH_WORD, Kind.OTHER_WORD, Kind.STOP_WORD);
    private static final long NAME = Kind.bits(Kind.FIRST_NAME, Kind.LAST_NAME, Kind.MOSTLY_NAME);

    /** So short are initials too. */
    private static final int SHORT = 3;

    private final Lexicon lexicon;

    OrdinaryWords(Lexicon lexicon) {
        this.lexicon = lexicon;
    }

    @Override
    public List<Span> protectedSpans(DocumentText text) {
        return List.of();
    }

    @Override
    public boolean disputes(DocumentText text, Finding finding) {
        String word = finding.span().of(text.raw());
        if (finding.type() != FindingType.NAME) {
            return false;
        }
        if (word.length() <= SHORT) {
            return word.length() == 1
                    && !text.raw().startsWith(".", finding.span().end());
        }
        long kinds = lexicon.kinds(Folding.fold(word));
        boolean plain = (kinds & ORDINARY) != 0 && (kinds & NAME) == 0;
        boolean capitals = word.equals(word.toUpperCase(Locale.ROOT));
        return plain && (capitals || text.raw().startsWith(":", finding.span().end()));
    }

    @Override
    public String signature() {
        return "names.ordinary-words " + lexicon.digest();
    }
}
