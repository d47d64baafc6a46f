package cloister.redaction.evaluation.generation;

/** By whose rules a document is annotated. */
enum Style {
    /** {@code clinical_dev}: years, ages under 90 and conditions stay; titles are no part of a name. */
    CLINICAL(false),
    /** {@code enterprise_dev}: conditions, beliefs and offences are special categories. */
    ENTERPRISE(false),
    /** Court cases as in TAB: years, professions, nationalities and amounts are marked, titles are part of the name. */
    JUDGEMENT(true),
    /** Sentences and profiles as in Presidio's set: countries, ages and nationalities are marked. */
    SENTENCE(true);

    private final boolean titles;

    Style(boolean titles) {
        this.titles = titles;
    }

    /** Whether "Mr" belongs to the span of a name. */
    boolean titles() {
        return titles;
    }
}
