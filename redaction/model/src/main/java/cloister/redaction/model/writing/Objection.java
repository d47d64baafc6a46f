package cloister.redaction.model.writing;

/** Why a written sentence doesn't pass. */
public enum Objection {
    /** It names no source, one that doesn't exist, or too many. */
    NO_SOURCE,
    /** It is no sentence: empty, or too long. */
    NO_SENTENCE,
    /** A placeholder that its sources don't have, or several in another order. */
    PLACEHOLDER,
    /** A number, dose, unit or date that its sources don't have. */
    NUMBER,
    /** Something in quotation marks that doesn't stand there so. */
    QUOTATION,
    /** A side of the body, or a direction, that its sources don't give to the same thing. */
    SIDE,
    /** Said where its sources deny it, or the other way round. */
    NEGATION,
    /** Planned, doubtful, former, somebody else's or conditional in one of the two only. */
    STATUS,
    /** The opposite of a word of its sources. */
    OPPOSITE,
    /** Words of different sources put together into something that none of them says. */
    MIXED,
    /** A number or a name put to other words than in its source. */
    BINDING,
    /** Words of one source in another order: who did what to whom may be another. */
    ORDER,
    /** More new words than a change of phrase needs. */
    NEW_WORDS,
    /** The model doesn't hold it for said. */
    NOT_ENTAILED
}
