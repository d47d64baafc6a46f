package cloister.redaction.detection.identifiers;

import cloister.pipeline.FindingType;
import cloister.redaction.detection.Evidence;
import cloister.redaction.detection.Texts;
import com.google.re2j.Pattern;
import java.util.List;
import java.util.function.Predicate;

/**
 * One row of a table of patterns.
 *
 * @param id stable name, for example {@code us.ssn}
 * @param pattern matched at the start of a token
 * @param check of the letters and digits matched, letters in upper case
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
        double plain,
        double supported,
        double failed,
        List<String> context,
        boolean formal) {

    /** A rule that needs no context. */
    static Rule of(String id, FindingType type, String pattern) {
        return new Rule(
                id, type, Pattern.compile(pattern), any -> true, Evidence.LIKELY, Evidence.STRONG, 0, List.of(), false);
    }

    Rule checked(Predicate<String> by) {
        return new Rule(id, type, pattern, by, plain, supported, failed, context, formal);
    }

    /** Scores without and with context. */
    Rule scored(double without, double with) {
        return new Rule(id, type, pattern, check, without, with, failed, context, formal);
    }

    /** Beginnings of words of which one must stand shortly before it to count as context. */
    Rule near(String... words) {
        return new Rule(id, type, pattern, check, plain, supported, failed, List.of(words), formal);
    }

    /** Found with this score where the context is right and the check fails. */
    Rule evenFailed(double score) {
        return new Rule(id, type, pattern, check, plain, supported, score, context, formal);
    }

    Rule asFormal() {
        return new Rule(id, type, pattern, check, plain, supported, failed, context, true);
    }

    /** Whether hardly any other number has this form, so that a wrong check digit alone marks a decoy. */
    boolean tellsByForm() {
        return type == FindingType.IBAN || type == FindingType.CARD;
    }

    boolean valid(String matched) {
        return check.test(Texts.compact(matched));
    }

    String signature() {
        return id + ' ' + pattern.pattern() + ' ' + plain + ' ' + supported + ' ' + failed + ' ' + context;
    }
}
