package cloister.redaction.detection.identifiers;

import cloister.pipeline.FindingType;
import cloister.redaction.detection.Texts;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;

/** What a number that stands for another must satisfy, so that it passes for one of its kind. */
public final class CheckDigits {
    private CheckDigits() {}

    /**
     * The check that a number of this kind passes: that of a rule which found it, else of the first rule of its type
     * that it obeys. True for all where it obeys none: a number whose check digit is wrong has none to keep.
     *
     * @param by what found it, for example {@code uk.nhs}
     * @param number as it stands
     * @return takes a number in the layout of this one
     */
    public static Predicate<String> of(FindingType type, Set<String> by, String number) {
        if (type == FindingType.IBAN) {
            return made -> Checksums.iban(Texts.compact(made));
        }
        if (type == FindingType.CARD) {
            boolean right = Checksums.luhn(Texts.compact(number));
            return made -> !right || Checksums.luhn(Texts.compact(made));
        }
        List<Rule> obeyed = NumberTable.standard().stream()
                .filter(rule -> rule.type() == type && !rule.checked().isEmpty())
                .filter(rule -> by.contains(rule.id()) || rule.pattern().matches(number))
                .filter(rule -> rule.check().test(number))
                .toList();
        return obeyed.stream()
                .filter(rule -> by.contains(rule.id()))
                .findFirst()
                .or(() -> obeyed.stream().findFirst())
                .map(Rule::check)
                .orElse(any -> true);
    }
}
