package cloister.redaction.model.summary;

/** How much a passage seems to tell, before any model is asked. Weights were found on the development documents. */
final class Prior {
    private Prior() {}

    /**
     * @param place in the document, 0 to 1
     * @param centrality share of its words that other passages have too
     */
    static double of(Passage passage, String words, double place, double centrality) {
        int count = Words.count(words);
        double title = passage.kind() == Passage.Kind.TITLE ? 1.0 : 0;
        double cue = RoleFinder.tellsDecision(words) ? 0.3 : 0;
        cue += RoleFinder.tellsNext(words) ? 0.2 : 0;
        cue += RoleFinder.tellsFinding(words) ? 0.2 : 0;
        cue += RoleFinder.tellsEvent(words) ? 0.2 : 0;
        double first = passage.number() > 0 ? 0 : passage.section() == SectionRole.CONCLUSION ? 0.25 : 0.1;
        double early = 0.15 * (1 - place);
        double size = count < 4 ? -0.25 : count < 6 ? -0.1 : count > 60 ? -0.15 : 0;
        double question = words.endsWith("?") ? -0.3 : 0;
        double hidden = -0.5 * Words.placeholders(words) / (count + 1);
        double field = passage.kind() == Passage.Kind.FIELD && passage.section() == SectionRole.OTHER ? -0.25 : 0;
        return passage.section().weight()
                + title
                + Math.min(cue, 0.4)
                + first
                + early
                + size
                + question
                + hidden
                + field
                + 0.15 * centrality;
    }
}
