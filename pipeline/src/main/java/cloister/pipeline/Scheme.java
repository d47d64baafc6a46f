package cloister.pipeline;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** What counts as an identifier: texts are annotated by one of these, and policies ask by one of them. */
public enum Scheme {
    /** The 18 identifiers of 45 CFR 164.514(b)(2): ages under 90, lone years and states stand. */
    SAFE_HARBOR,
    /** Personal data of Regulation (EU) 2016/679 with private companies and secrets. */
    PERSONAL_DATA,
    /** Whatever could single a person out. */
    STRICT;

    /** The name in files. */
    public String word() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    public static Optional<Scheme> of(String word) {
        return Arrays.stream(values())
                .filter(scheme -> scheme.word().equals(word))
                .findFirst();
    }
}
