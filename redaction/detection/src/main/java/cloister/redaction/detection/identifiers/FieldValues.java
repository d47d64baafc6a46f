package cloister.redaction.detection.identifiers;

import cloister.pipeline.Span;
import cloister.redaction.detection.Texts;
import com.google.re2j.Matcher;
import com.google.re2j.Pattern;
import java.util.Optional;

/** Cuts the value of a field out of what follows its label. */
final class FieldValues {
    private static final Pattern ID = Pattern.compile(
            "[@#]?[A-Za-z0-9*•](?:[A-Za-z0-9_/*•+-]|\\.[A-Za-z0-9])*(?:(?: ?[-/] ?|[·~:]|--)[A-Za-z0-9]+)*(?: (?:[0-9][0-9A-Za-z/-]*(?:\\.[0-9A-Za-z]+)*|[A-Z]{1,4}|[A-Z0-9]*[0-9][A-Z0-9-]*)(?:-[0-9A-Za-z]+)*)*[#*]?");
    private static final Pattern SECRET = Pattern.compile("\"[^\"\\n]{1,120}\"|'[^'\\n]{1,120}'|[^\\s\"'<>,;|]{3,200}");
    private static final Pattern USER = Pattern.compile("@?[A-Za-z0-9][A-Za-z0-9_.@-]{2,40}");
    private static final Pattern PHONE = Pattern.compile("\\+?\\(?\\d(?:[ ./()-]{0,2}\\d){1,16}");
    private static final Pattern NAME = Pattern.compile(
            "(?:(?:Dr|Mr|Mrs|Ms|Miss|Prof|Herr|Frau|Mme|M|Sr|Sra|Sig|Dott|Dott\\.ssa|Rev|Sir|Dame)\\.? )*[\"']?\\p{Lu}[\\p{L}\\p{M}'’.-]*(?:(?: (?:della|del|dei|degli|des|de|dos|das|do|di|du|da|la|le|van|von|der|den|zu|ten|ter|bin|ibn|al|el|y|e|af|av))* [\"']?\\p{Lu}[\\p{L}\\p{M}'’.-]*[\"']?){0,2}(?:, ?\\p{Lu}[\\p{L}\\p{M}'’.-]*)?(?:(?: (?:della|del|dei|degli|des|de|dos|das|do|di|du|da|la|le|van|von|der|den|zu|ten|ter|bin|ibn|al|el|y|e|af|av))* [\"']?\\p{Lu}[\\p{L}\\p{M}'’.-]*[\"']?){0,3}");

    /** "the case (Article 27 of the Convention)": a law's place is no number of the case. */
    private static final Pattern CITATION = Pattern.compile(
            "(?i:article|artículo|artikel|articolo|artigo|artykuł|art\\.|rule|section|chapter|paragraph|§) ?\\d");

    private FieldValues() {}

    /** A number or code: holds a digit, ends before prose. */
    static Optional<Span> id(String raw, int at) {
        Matcher matcher = ID.matcher(window(raw, at, 48));
        if (!matcher.lookingAt() || CITATION.matcher(window(raw, at, 16)).lookingAt()) {
            return Optional.empty();
        }
        int blank = raw.indexOf(' ', at);
        boolean prose = blank > at
                && blank < at + matcher.end()
                && !hasDigit(raw, at, blank)
                && Character.isLowerCase(raw.charAt(at));
        if (prose) {
            return Optional.empty();
        }
        int end = at + matcher.end();
        while (end > at && "./-".indexOf(raw.charAt(end - 1)) >= 0) {
            end--;
        }
        int shorter = lastDigitGroup(raw, at, end);
        return shorter > at ? Optional.of(new Span(at, shorter)) : Optional.empty();
    }

    /** Groups without a digit at the end are the next word, unless it is one capital letter ("A 55210 K"). */
    private static int lastDigitGroup(String raw, int start, int end) {
        int to = end;
        while (to > start) {
            int blank = raw.lastIndexOf(' ', to - 1);
            int from = blank < start ? start : blank + 1;
            if (hasDigit(raw, from, to)) {
                return to;
            }
            boolean oneLetter = to - from == 1
                    && Character.isUpperCase(raw.charAt(from))
                    && blank > start
                    && hasDigit(raw, start, blank);
            if (oneLetter) {
                return to;
            }
            to = blank < start ? start : blank;
        }
        return start;
    }

    static boolean hasDigit(String raw, int from, int to) {
        for (int i = from; i < to; i++) {
            if (Texts.isDigit(raw.charAt(i))) {
                return true;
            }
        }
        return false;
    }

    static Optional<Span> secret(String raw, int at) {
        Matcher matcher = SECRET.matcher(window(raw, at, 240));
        if (!matcher.lookingAt()) {
            return Optional.empty();
        }
        int start = at;
        int end = at + matcher.end();
        if ("\"'".indexOf(raw.charAt(start)) >= 0 && end - start > 2) {
            return Optional.of(new Span(start + 1, end - 1));
        }
        while (end > start && ".,;:)]".indexOf(raw.charAt(end - 1)) >= 0) {
            end--;
        }
        return end > start ? Optional.of(new Span(start, end)) : Optional.empty();
    }

    static Optional<Span> user(String raw, int at) {
        return Windows.match(USER, raw, at, 64).map(s -> trimmedEnd(raw, s));
    }

    private static Span trimmedEnd(String raw, Span span) {
        int end = span.end();
        while (end > span.start() + 1 && ".-".indexOf(raw.charAt(end - 1)) >= 0) {
            end--;
        }
        return new Span(span.start(), end);
    }

    static Optional<Span> phone(String raw, int at) {
        return Windows.match(PHONE, raw, at, 40);
    }

    static Optional<Span> name(String raw, int at) {
        Matcher matcher = NAME.matcher(window(raw, at, 80));
        if (!matcher.lookingAt()) {
            return Optional.empty();
        }
        int end = at + matcher.end();
        while (end > at && " ,.".indexOf(raw.charAt(end - 1)) >= 0 && !initial(raw, at, end)) {
            end--;
        }
        return end > at ? Optional.of(new Span(at, end)) : Optional.empty();
    }

    private static boolean initial(String raw, int at, int end) {
        return raw.charAt(end - 1) == '.' && end - 2 >= at && Character.isUpperCase(raw.charAt(end - 2));
    }

    /** All up to the end of the line, a column's gap or a bar. */
    static Optional<Span> cell(String raw, int at) {
        int end = at;
        while (end < raw.length()
                && raw.charAt(end) != '\n'
                && raw.charAt(end) != '\t'
                && raw.charAt(end) != '|'
                && raw.charAt(end) != ';'
                && !(raw.charAt(end) == ' ' && end + 1 < raw.length() && raw.charAt(end + 1) == ' ')) {
            end++;
        }
        while (end > at && (Character.isWhitespace(raw.charAt(end - 1)) || ",.".indexOf(raw.charAt(end - 1)) >= 0)) {
            end--;
        }
        return end > at ? Optional.of(new Span(at, end)) : Optional.empty();
    }

    private static String window(String raw, int at, int reach) {
        return raw.substring(at, Math.min(raw.length(), at + reach));
    }
}
