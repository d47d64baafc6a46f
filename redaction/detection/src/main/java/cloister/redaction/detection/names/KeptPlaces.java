package cloister.redaction.detection.names;

import cloister.pipeline.Finding;
import cloister.pipeline.FindingType;
import cloister.pipeline.Span;
import cloister.redaction.detection.DocumentText;
import cloister.redaction.detection.Protector;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;

/** States and countries, where a policy keeps them: a tagger knows addresses, but not which of them stand. */
final class KeptPlaces implements Protector {
    /** What a tagger takes a country for where it stands alone. */
    private static final Set<FindingType> NAMED = EnumSet.of(FindingType.NAME, FindingType.ORGANIZATION);

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
        long kinds = lexicon.kinds(folded);
        boolean place = (kinds & Kind.bits(Kind.COUNTRY, Kind.STATE)) != 0;
        boolean name = (kinds & Kind.bits(Kind.FIRST_NAME, Kind.LAST_NAME)) != 0;
        return place && (learned.type() == FindingType.ADDRESS || NAMED.contains(learned.type()) && !name);
    }

    @Override
    public String signature() {
        return "names.kept-places " + lexicon.digest();
    }
}
