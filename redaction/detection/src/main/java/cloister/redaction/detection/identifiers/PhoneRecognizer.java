package cloister.redaction.detection.identifiers;

import cloister.pipeline.Finding;
import cloister.pipeline.FindingType;
import cloister.pipeline.Span;
import cloister.redaction.detection.DocumentText;
import cloister.redaction.detection.Evidence;
import cloister.redaction.detection.Recognizer;
import cloister.redaction.detection.Texts;
import com.google.i18n.phonenumbers.NumberParseException;
import com.google.i18n.phonenumbers.PhoneNumberUtil;
import com.google.re2j.Matcher;
import com.google.re2j.Pattern;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Telephone and fax numbers: by form, by a word before them, or by the numbering plans that libphonenumber knows. */
final class PhoneRecognizer implements Recognizer {
    private static final Pattern CANDIDATE = Pattern.compile(
            "(?:\\+ ?|00 ?)?\\(?\\d(?:[ \\t]?\\n?[ \\t]?[-./()–]?[ ]?\\(?\\d){4,16}\\)?(?:[ ,]{0,2}(?i:ext|extension|x|xtn|durchwahl|dw|poste|int)\\.? ?:? ?\\d{1,6})?");
    private static final Pattern NORTH_AMERICAN = Pattern.compile(
            "(?:\\+?1[ .-]?)?(?:\\(\\d{3}\\) ?|\\d{3}[ .-]|\\d{3}/ ?)\\d{3}[ .-]\\d{4}(?:[ ,]{0,2}(?i:ext|extension|x)\\.? ?:? ?\\d{1,6})?");
    private static final Pattern SEVEN = Pattern.compile("555[-. ]\\d{4}");
    private static final List<String> WORDS = List.of(
            "tel",
            "phone",
            "telephone",
            "mobile",
            "mob",
            "cell",
            "call",
            "ring",
            "rang",
            "contact",
            "ph",
            "pager",
            "fax",
            "fx",
            "telefon",
            "telefax",
            "handy",
            "mobil",
            "anruf",
            "rufnummer",
            "téléphone",
            "portable",
            "gsm",
            "appel",
            "teléfono",
            "móvil",
            "telefono",
            "cellulare",
            "fisso",
            "mobiel",
            "bel",
            "telefoon",
            "komórk",
            "tel.",
            "telefone",
            "telemóvel",
            "telemovel",
            "ligar",
            "ringde",
            "ring",
            "number",
            "text",
            "sms",
            "whatsapp",
            "reach",
            "at",
            "on",
            "dial",
            "line",
            "m:",
            "t:",
            "p:",
            "f:",
            "hotline",
            "#");
    private static final List<String> FAX = List.of("fax", "telefax", "fx", "faxed", "faks", "télécopie");
    private static final List<String> REGIONS = List.of(
            "GB", "US", "DE", "FR", "ES", "IT", "NL", "PL", "PT", "SE", "AT", "CH", "BE", "IE", "DK", "NO", "FI", "AU",
            "IN");

    private final PhoneNumberUtil plans = PhoneNumberUtil.getInstance();

    @Override
    public String id() {
        return "phone";
    }

    @Override
    public String signature() {
        return CANDIDATE.pattern() + NORTH_AMERICAN + SEVEN + WORDS + REGIONS + LoosePhones.WORDS;
    }

    @Override
    public List<Finding> find(DocumentText text) {
        List<Finding> found = new ArrayList<>();
        String raw = text.raw();
        int done = 0;
        for (int at = 0; at < raw.length(); at++) {
            if (at < done || !begins(raw, at)) {
                continue;
            }
            String window = raw.substring(at, Math.min(raw.length(), at + 48));
            Matcher matcher = CANDIDATE.matcher(window);
            if (matcher.lookingAt()) {
                Span span = new Span(at, at + matcher.end());
                double score = score(text, span, window);
                // Columns of figures are no phone numbers; one spelt digit by digit begins with a nought or a plus.
                boolean columns = groups(span.of(raw)) > 6 && "+0(".indexOf(raw.charAt(at)) < 0;
                for (int cut = 0; score == 0 && cut < 3 && !columns; cut++) {
                    int blank = Math.max(raw.lastIndexOf(' ', span.end() - 1), raw.lastIndexOf('\n', span.end() - 1));
                    if (blank <= at + 5) {
                        break;
                    }
                    span = new Span(at, blank);
                    score = score(text, span, window);
                }
                if (score > 0) {
                    found.add(new Finding(span, fax(text, at) ? FindingType.FAX : FindingType.PHONE, score, "phone"));
                    done = span.end();
                } else {
                    done = northAmerican(text, at, window, found);
                }
            }
            if (done <= at) {
                Optional<Span> loose = LoosePhones.at(text, at);
                if (loose.isPresent()) {
                    FindingType type = fax(text, at) ? FindingType.FAX : FindingType.PHONE;
                    found.add(new Finding(loose.get(), type, Evidence.LIKELY, "phone.loose"));
                    done = loose.get().end();
                }
            }
        }
        return found;
    }

    private static boolean begins(String raw, int at) {
        char c = raw.charAt(at);
        if (c != '+' && c != '(' && !Texts.isDigit(c)) {
            return false;
        }
        if (at == 0) {
            return true;
        }
        char before = raw.charAt(at - 1);
        boolean joint = (before == '-'
                        || before == '.'
                        || before == '/'
                        || before == ','
                        || before == ':'
                        || before == '_'
                        || before == '+')
                && at > 1
                && Texts.isAlnum(raw.charAt(at - 2))
                && (before != ':' || Texts.isDigit(raw.charAt(at - 2)));
        return !Texts.isAlnum(before) && !joint && "$€£#".indexOf(before) < 0;
    }

    private static int northAmerican(DocumentText text, int at, String window, List<Finding> found) {
        Matcher matcher = NORTH_AMERICAN.matcher(window);
        if (matcher.lookingAt() && ends(text.raw(), at + matcher.end())) {
            found.add(new Finding(
                    new Span(at, at + matcher.end()),
                    fax(text, at) ? FindingType.FAX : FindingType.PHONE,
                    Evidence.STRONG,
                    "phone.us"));
            return at + matcher.end();
        }
        return at;
    }

    static boolean ends(String raw, int end) {
        return end >= raw.length()
                || !Texts.isAlnum(raw.charAt(end))
                        && !("-/".indexOf(raw.charAt(end)) >= 0
                                && end + 1 < raw.length()
                                && Texts.isDigit(raw.charAt(end + 1)));
    }

    private double score(DocumentText text, Span span, String window) {
        String matched = span.of(text.raw());
        String digits = Texts.digits(matched.split("(?i)ext|x|durchwahl|dw|poste|int", 2)[0]);
        int newLine = matched.indexOf('\n');
        if (newLine >= 0 && Texts.digits(matched.substring(0, newLine)).length() >= 9) {
            return 0;
        }
        if (digits.length() < 6 || digits.length() > 16 || !ends(text.raw(), span.end())) {
            return 0;
        }
        if (groups(matched) > 6 && "+0(".indexOf(matched.charAt(0)) < 0) {
            return 0;
        }
        boolean international = matched.startsWith("+") || matched.startsWith("00") && digits.length() >= 10;
        if (international && digits.length() >= 8) {
            return Evidence.STRONG;
        }
        if (isOther(matched) || looksLikeDate(matched) || matched.indexOf('\n') >= 0) {
            return 0;
        }
        if (NORTH_AMERICAN.matcher(matched).matches()) {
            return Evidence.STRONG;
        }
        boolean word = Context.anyWord(text.lower(), Math.max(0, span.start() - 24), span.start(), WORDS);
        if (SEVEN.matcher(matched).matches()) {
            return Evidence.LIKELY;
        }
        if (word && digits.length() >= 7 && digits.length() <= 13) {
            return grouped(matched) || digits.startsWith("0") ? Evidence.STRONG : Evidence.POSSIBLE;
        }
        if (digits.startsWith("0") && digits.length() >= 9 && digits.length() <= 12 && grouped(matched)) {
            return Evidence.LIKELY;
        }
        return digits.length() >= 8
                        && groups(matched) <= 6
                        && (grouped(matched) || digits.startsWith("07") && digits.length() == 11)
                        && valid(matched)
                ? Evidence.POSSIBLE
                : 0;
    }

    private static int groups(String matched) {
        int groups = 0;
        for (int i = 0; i < matched.length(); i++) {
            boolean starts = i == 0 || !Texts.isDigit(matched.charAt(i - 1));
            groups += starts && Texts.isDigit(matched.charAt(i)) ? 1 : 0;
        }
        return groups;
    }

    private static boolean grouped(String matched) {
        return matched.chars().anyMatch(c -> c < '0' || c > '9');
    }

    /** A range of years, an IP address, a law's number, noughts or nines for a form. */
    static boolean isOther(String matched) {
        String digits = Texts.digits(matched);
        return matched.matches(
                        "(?:1[6-9]|20)\\d{2} ?[-/] ?(?:1[6-9]|20)\\d{2}.*|\\d{1,3}(?:\\.\\d{1,3}){3}|\\d{4}/\\d{2,4}")
                || digits.substring(Math.min(4, digits.length() - 1))
                                .chars()
                                .distinct()
                                .count()
                        == 1;
    }

    private static boolean looksLikeDate(String matched) {
        return matched.matches("\\(?\\d{1,4}[-./]\\d{1,2}[-./]\\d{1,4}.*") && !matched.matches("\\d{3}[-.]\\d{3}.*");
    }

    private boolean valid(String matched) {
        for (String region : REGIONS) {
            try {
                if (plans.isValidNumberForRegion(plans.parse(matched, region), region)) {
                    return true;
                }
            } catch (NumberParseException e) {
                return false;
            }
        }
        return false;
    }

    private static boolean fax(DocumentText text, int at) {
        return Context.anyWord(text.lower(), Math.max(0, at - 18), at, FAX);
    }
}
