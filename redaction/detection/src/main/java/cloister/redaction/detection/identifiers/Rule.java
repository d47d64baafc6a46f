package cloister.redaction.detection.identifiers;

import cloister.pipeline.FindingType;
import com.google.re2j.Pattern;
import java.util.List;
import java.util.function.Predicate;

/**
 * One row of the table of numbers.
 *
 * @param id stable name, for example {@code us.ssn}
 * @param pattern matched at the start of a token
 * @param check of what was matched
 * @param checked name of the check, empty for none
 * @param plain score without a context word, 0 for none
 * @param supported score with a context word before it
 * @param failed score where a context word stands before it and the check fails
 * @param context words or beginnings of words, in lower case
 * @param formal so particular a form that a wrong check digit marks a decoy
 */
record Rule(
        String id,
        FindingType type,
        Pattern pattern,
        Predicate<String> check,
        String checked,
        double plain,
        double supported,
        double failed,
        List<String> context,
        boolean formal) {

    /** Whether hardly any other number has this form, so that a wrong check digit alone marks a decoy. */
    boolean tellsByForm() {
        return type == FindingType.IBAN || type == FindingType.CARD;
    }

    boolean valid(String matched) {
        return check.test(matched);
    }

    String signature() {
        return id
                + ' '
                + type
                + ' '
                + pattern.pattern()
                + ' '
                + checked
                + ' '
                + plain
                + ' '
                + supported
                + ' '
                + failed
                + ' '
                + context
                + ' '
                + formal;
    }
}
