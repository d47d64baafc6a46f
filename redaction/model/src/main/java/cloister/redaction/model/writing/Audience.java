package cloister.redaction.model.writing;

/** For whom a summary is. It shifts what is told first, never what is true. */
public enum Audience {
    /** Whoever treats the patient, or handles the matter: findings, decisions and next steps, in the field's words. */
    CLINICIAN("clinician", "a clinician or case handler: findings, decisions and next steps, in the field's own terms"),
    /** Whoever answers for it: decisions, grounds, deadlines. */
    OFFICER("officer", "a compliance officer: what kind of document it is, what was decided, and what is due"),
    /** Whoever reads it without training. */
    PLAIN("plain", "a reader without training: what happened and what comes next, in plain words");

    private final String word;
    private final String description;

    Audience(String word, String description) {
        this.word = word;
        this.description = description;
    }

    /** As the settings have it. */
    public String word() {
        return word;
    }

    /** For the prompt. */
    String description() {
        return description;
    }
}
