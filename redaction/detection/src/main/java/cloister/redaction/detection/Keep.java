package cloister.redaction.detection;

import java.util.Locale;

/** What a policy lets stand although its type is redacted. The names in lower case with hyphens stand in policy files. */
public enum Keep {
    /** A year or a range of years that stands alone (45 CFR 164.514(b)(2)(i)(C)). */
    LONE_YEARS,
    /** Ages up to 89 (the same). */
    AGES_UNDER_90,
    /** The first three digits of a zip code, unless 20,000 people or fewer live there ((b)(2)(i)(B)). */
    ZIP3,
    /** States and countries, alone or inside an address. */
    STATES_AND_COUNTRIES,
    /** Towns that are only mentioned: nobody was born, lives or signs there. */
    MENTIONED_TOWNS,
    /** Courts, ministries, police, regulators, public programmes. */
    PUBLIC_BODIES,
    /** Statutes, cases, directives, standards, with their dates and numbers. */
    CITATIONS,
    /** Numbers of a checked kind whose check digit is wrong, and the usual placeholders. */
    INVALID_NUMBERS,
    /** Loopback, private and documentation addresses. */
    PRIVATE_NETWORKS,
    /** Time stamps at the head of a log or chat line. */
    LOG_TIMESTAMPS,
    /** The time of day, also when it stands with a date. */
    CLOCK_TIMES,
    /** Weekdays, holidays and months that stand alone, without a day or a year. */
    VAGUE_DATES,
    /** Platforms that everybody uses, as hosts and as names. */
    WELL_KNOWN_PLATFORMS;

    /** As it stands in a policy file. */
    public String key() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
