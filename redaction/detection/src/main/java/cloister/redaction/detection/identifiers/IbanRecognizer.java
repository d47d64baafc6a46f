package cloister.redaction.detection.identifiers;

import cloister.pipeline.Finding;
import cloister.pipeline.FindingType;
import cloister.pipeline.Span;
import cloister.redaction.detection.DocumentText;
import cloister.redaction.detection.Evidence;
import cloister.redaction.detection.Recognizer;
import cloister.redaction.detection.Texts;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** IBANs by their country's length, whatever stands between the groups, where the check digits are right. */
final class IbanRecognizer implements Recognizer {
    private static final int WIDEST_GAP = 3;
    private static final String SEPARATORS = " -._/\t\n\r>·•*~,:|—\\";

    @Override
    public String id() {
        return "iban-by-length";
    }

    @Override
    public String signature() {
        return SEPARATORS + WIDEST_GAP;
    }

    @Override
    public List<Finding> find(DocumentText text) {
        List<Finding> found = new ArrayList<>();
        String raw = text.raw();
        for (int at = 0; at + 15 <= raw.length(); at++) {
            boolean begins = isLatin(raw.charAt(at)) && (at == 0 || !Texts.isAlnum(raw.charAt(at - 1)));
            if (begins) {
                read(raw, at).ifPresent(s -> found.add(new Finding(s, FindingType.IBAN, Evidence.CERTAIN, id())));
            }
        }
        return found;
    }

    private static Optional<Span> read(String raw, int at) {
        StringBuilder compact = new StringBuilder();
        int length = 0;
        int gap = 0;
        for (int i = at; i < raw.length() && gap <= WIDEST_GAP; i++) {
            char c = raw.charAt(i);
            if (!isLatin(c) && !Texts.isDigit(c)) {
                if (SEPARATORS.indexOf(c) < 0) {
                    return Optional.empty();
                }
                gap++;
                continue;
            }
            gap = 0;
            compact.append(c);
            if (compact.length() == 2) {
                length = BankNumbers.ibanLength(compact.toString().toUpperCase(Locale.ROOT));
                if (length == 0) {
                    return Optional.empty();
                }
            }
            if (compact.length() == 4 && !Texts.isDigit(figure(compact.charAt(2)))) {
                return Optional.empty();
            }
            if (compact.length() == length) {
                boolean ends = i + 1 == raw.length() || !Texts.isAlnum(raw.charAt(i + 1));
                return ends && valid(compact.toString().toUpperCase(Locale.ROOT))
                        ? Optional.of(new Span(at, i + 1))
                        : Optional.empty();
            }
        }
        return Optional.empty();
    }

    /** As it stands, or with figures for what a scanner took for letters. */
    private static boolean valid(String compact) {
        if (BankNumbers.iban(compact)) {
            return true;
        }
        if (Texts.digits(compact).length() * 2 < compact.length()) {
            return false;
        }
        StringBuilder figures = new StringBuilder(compact.substring(0, 2));
        for (int i = 2; i < compact.length(); i++) {
            figures.append(figure(compact.charAt(i)));
        }
        return BankNumbers.iban(figures.toString());
    }

    private static char figure(char c) {
        return LooseRun.figure(c);
    }

    private static boolean isLatin(char c) {
        return c >= 'A' && c <= 'Z' || c >= 'a' && c <= 'z';
    }
}
