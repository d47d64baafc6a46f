package cloister.redaction.model.tagging;

import cloister.pipeline.FindingType;
import java.util.List;

/**
 * The labels of tokens: outside of all, and for each type one for its first token and one for the others (BIO). Types whose
 * difference is a matter of digits are one here; recognizers tell them apart.
 *
 * @param types in the order of their labels
 */
record Tags(List<FindingType> types) {
    static final int OUTSIDE = 0;

    static final Tags STANDARD = new Tags(List.of(
            FindingType.NAME,
            FindingType.ADDRESS,
            FindingType.ORGANIZATION,
            FindingType.DATE,
            FindingType.AGE,
            FindingType.PHONE,
            FindingType.EMAIL,
            FindingType.URL,
            FindingType.CREDENTIAL,
            FindingType.DEMOGRAPHIC,
            FindingType.SPECIAL_CATEGORY,
            FindingType.QUANTITY,
            FindingType.MISC,
            FindingType.OTHER_ID));

    Tags {
        types = List.copyOf(types);
        if (!types.contains(FindingType.OTHER_ID)) {
            throw new IllegalArgumentException("identifiers of all kinds need a tag");
        }
    }

    int count() {
        return 1 + 2 * types.size();
    }

    /** The label of a span's first token; that of the others is one more. */
    int first(FindingType type) {
        return 1 + 2 * types.indexOf(grouped(type));
    }

    /** The type of a label other than {@link #OUTSIDE}. */
    FindingType type(int label) {
        return types.get((label - 1) / 2);
    }

    private FindingType grouped(FindingType type) {
        FindingType grouped =
                switch (type) {
                    case FAX -> FindingType.PHONE;
                    case GEO -> FindingType.ADDRESS;
                    default -> type;
                };
        return types.contains(grouped) ? grouped : FindingType.OTHER_ID;
    }
}
