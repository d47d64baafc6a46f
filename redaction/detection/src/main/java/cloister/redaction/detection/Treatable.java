package cloister.redaction.detection;

import cloister.pipeline.Action;
import cloister.pipeline.FindingType;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;

/** Which actions a type can meet. */
final class Treatable {
    /** Numbers and codes. */
    private static final Set<FindingType> CODES = EnumSet.of(
            FindingType.PHONE,
            FindingType.FAX,
            FindingType.SSN,
            FindingType.NATIONAL_ID,
            FindingType.MRN,
            FindingType.HEALTH_PLAN_ID,
            FindingType.ACCOUNT,
            FindingType.IBAN,
            FindingType.CARD,
            FindingType.TAX_ID,
            FindingType.LICENSE,
            FindingType.PASSPORT,
            FindingType.VEHICLE,
            FindingType.DEVICE_SERIAL,
            FindingType.OTHER_ID);

    private static final Set<FindingType> INVENTED = EnumSet.of(
            FindingType.NAME,
            FindingType.EMAIL,
            FindingType.USERNAME,
            FindingType.URL,
            FindingType.IP,
            FindingType.MAC);

    private static final Set<FindingType> COARSE = EnumSet.of(FindingType.DATE, FindingType.AGE, FindingType.ADDRESS);

    private Treatable() {}

    static boolean by(FindingType type, Action action) {
        return switch (action) {
            case PLACEHOLDER, MASK, HASH -> true;
            case SURROGATE -> CODES.contains(type) || INVENTED.contains(type);
            case SHIFT -> type == FindingType.DATE;
            case GENERALIZE -> COARSE.contains(type);
            case ENCRYPT -> CODES.contains(type);
        };
    }

    /** The words that a policy may write for this type. */
    static List<String> words(FindingType type) {
        List<String> words = new ArrayList<>(List.of("redact", "keep"));
        for (Action action : Action.values()) {
            if (action != Action.PLACEHOLDER && by(type, action)) {
                words.add(action.word());
            }
        }
        return words;
    }
}
