package cloister.redaction.evaluation.generation;

import cloister.pipeline.Scheme;

/** By whose rules a document is annotated. */
enum Style {
    /** {@code clinical_dev}: years, ages under 90 and conditions stay; titles are no part of a name. */
    CLINICAL(false, Scheme.SAFE_HARBOR),
    /** {@code enterprise_dev}: conditions, beliefs and offences are special categories. */
    ENTERPRISE(false, Scheme.PERSONAL_DATA),
    /** Court cases as in TAB: years, professions, nationalities and amounts are marked, titles are part of the name. */
    JUDGEMENT(true, Scheme.STRICT),
    /** Sentences and profiles as in Presidio's set: countries, ages and nationalities are marked. */
    SENTENCE(true, Scheme.STRICT);

    private final boolean titles;
    private final Scheme scheme;

    Style(boolean titles, Scheme scheme) {
        this.titles = titles;
        this.scheme = scheme;
    }

    /** Whether "Mr" belongs to the span of a name. */
    boolean titles() {
        return titles;
    }

    /** What counts by these rules. */
    Scheme scheme() {
        return scheme;
    }
}
