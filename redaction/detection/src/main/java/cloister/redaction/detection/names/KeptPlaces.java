package cloister.redaction.detection.names;

import cloister.pipeline.Finding;
import cloister.pipeline.FindingType;
import cloister.pipeline.Span;
import cloister.redaction.detection.DocumentText;
import cloister.redaction.detection.Protector;
import java.util.List;

/** States and countries, where a policy keeps them: a tagger knows addresses, but not which of them stand. */
final class KeptPlaces implements Protector {
    private final Lexicon lexicon;

    KeptPlaces(Lexicon lexicon) {
        this.lexicon = lexicon;
    }

    @Override
    public List<Span> protectedSpans(DocumentText text) {
        return List.of();
    }

    @Override
    public boolean releases(DocumentText text, Finding learned) {
        String folded = Folding.fold(learned.span().of(text.raw()).strip());
        return learned.type() == FindingType.ADDRESS
                && (lexicon.kinds(folded) & Kind.bits(Kind.COUNTRY, Kind.STATE)) != 0;
    }

    @Override
    public String signature() {
        return "names.kept-places " + lexicon.digest();
    }
}
