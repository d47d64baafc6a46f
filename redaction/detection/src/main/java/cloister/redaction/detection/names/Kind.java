package cloister.redaction.detection.names;

/** What a lexicon says of a word or phrase; a word may be of many kinds. */
enum Kind {
    FIRST_NAME,
    LAST_NAME,
    /** In a dictionary of English, in lower case. */
    ENGLISH_WORD,
    /** In a dictionary of English, with a capital only. */
    ENGLISH_PROPER,
    /** A function word of some language. */
    STOP_WORD,
    /** An ordinary word of another language. */
    OTHER_WORD,
    /** A dictionary word that is written with a capital, most often, for a person. */
    MOSTLY_NAME,
    TITLE,
    /** A title that hardly stands without a name. */
    TITLE_STRONG,
    POST_NOMINAL,
    ROLE,
    KIN,
    PARTICLE,
    LABEL,
    NAME_CUE,
    SIGN_OFF,
    MONTH_DAY,
    VERB,
    PROFESSION,
    TOWN,
    COUNTRY,
    STATE,
    DEMONYM,
    PLACE_NOUN,
    PLACE_CUE,
    LIVE_CUE,
    EPONYM,
    EPONYM_NOUN,
    DRUG,
    MEDICAL_TERM,
    ORG_HEAD,
    ORG_GENERIC,
    ORG_PREFIX,
    ORG_SUFFIX,
    ORG_LEFT,
    PUBLIC_BODY,
    COURT_HEAD,
    EMPLOYER_CUE,
    STATUTE_NOUN,
    VERSUS,
    TECHNICAL;

    long bit() {
        return 1L << ordinal();
    }

    static long bits(Kind... kinds) {
        long bits = 0;
        for (Kind kind : kinds) {
            bits |= kind.bit();
        }
        return bits;
    }
}
