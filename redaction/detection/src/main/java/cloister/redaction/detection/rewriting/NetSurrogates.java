package cloister.redaction.detection.rewriting;

import cloister.pipeline.Place;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Addresses of the net that lead nowhere: hosts under {@code .example} (RFC 2606), addresses for documentation (RFC
 * 5737, RFC 3849), locally administered hardware addresses (IEEE 802). One host keeps one name.
 */
final class NetSurrogates {
    private static final Pattern EMAIL = Pattern.compile("(?:mailto:)?([^@\\s]{1,80})@([\\p{L}\\p{N}.-]{3,253})");
    private static final Pattern URL =
            Pattern.compile("((?:[a-zA-Z][a-zA-Z0-9+.-]{1,10}://)?(?:www\\.)?)([^/?#\\s:]{1,253})([/?#:].*)?");
    private static final Pattern IPV4 = Pattern.compile("\\d{1,3}(?:\\.\\d{1,3}){3}(/\\d{1,2})?");
    private static final Pattern IPV6 = Pattern.compile("[0-9a-fA-F:]{3,39}");
    private static final Pattern MAC = Pattern.compile("[0-9a-fA-F]{2}([:-])(?:[0-9a-fA-F]{2}\\1){4}[0-9a-fA-F]{2}");
    private static final String[] DOCUMENTATION = {"192.0.2.", "198.51.100.", "203.0.113."};
    private static final String CONSONANTS = "bdfghklmnprstvz";
    private static final String VOWELS = "aeiou";

    private NetSurrogates() {}

    static Optional<String> of(Place place, Subject subject) {
        String original = place.span().of(subject.text());
        return switch (place.finding().type()) {
            case EMAIL ->
                given(
                        subject,
                        "email",
                        original,
                        EMAIL,
                        (m, attempt) ->
                                handle(m.group(1), subject, attempt) + "@" + host(m.group(2), subject, attempt));
            case USERNAME -> handled(original, subject);
            case URL ->
                given(
                        subject,
                        "url",
                        original,
                        URL,
                        (m, attempt) -> m.group(1)
                                + host(m.group(2), subject, attempt)
                                + path(m.group(3) == null ? "" : m.group(3), subject, attempt));
            case IP ->
                given(subject, "ip", original, IPV4, (m, attempt) -> v4(original, m.group(1), subject, attempt))
                        .or(() -> original.contains(":")
                                ? given(subject, "ip", original, IPV6, (m, attempt) -> v6(original, subject, attempt))
                                : Optional.empty());
            case MAC ->
                given(subject, "mac", original, MAC, (m, attempt) -> mac(original, m.group(1), subject, attempt));
            default -> Optional.empty();
        };
    }

    private interface Maker {
        String make(Matcher form, int attempt);
    }

    private static Optional<String> given(Subject subject, String kind, String original, Pattern form, Maker maker) {
        Matcher matcher = form.matcher(original);
        if (!matcher.matches()) {
            return Optional.empty();
        }
        for (int attempt = 0; attempt < subject.attempts(); attempt++) {
            String made = maker.make(matcher, attempt);
            if (subject.give(kind, original.toLowerCase(Locale.ROOT), original, made)) {
                return Optional.of(made);
            }
        }
        return Optional.empty();
    }

    private static Optional<String> handled(String original, Subject subject) {
        for (int attempt = 0; attempt < subject.attempts(); attempt++) {
            String made = handle(original, subject, attempt);
            if (subject.give("handle", original.toLowerCase(Locale.ROOT), original, made)) {
                return Optional.of(made);
            }
        }
        return Optional.empty();
    }

    /** Words for words and digits for digits, in the layout of the original; a sound that could be a name. */
    private static String handle(String original, Subject subject, int attempt) {
        String lower = original.toLowerCase(Locale.ROOT);
        Draw draw = subject.draw("handle", lower, attempt);
        StringBuilder out = new StringBuilder(original.length());
        int sound = 0;
        for (int i = 0; i < original.length(); i++) {
            char c = original.charAt(i);
            if (Character.isDigit(c)) {
                out.append(draw.of(Characters.DIGITS));
            } else if (Character.isLetter(c)) {
                char made = draw.of(sound++ % 2 == 0 ? CONSONANTS : VOWELS);
                out.append(Character.isUpperCase(c) ? (char) (made - 32) : made);
            } else {
                sound = 0;
                out.append("._-+@#~".indexOf(c) >= 0 ? c : '-');
            }
        }
        return out.toString();
    }

    private static String host(String original, Subject subject, int attempt) {
        Draw draw = subject.draw("host", original.toLowerCase(Locale.ROOT), attempt);
        return word(draw) + ".example";
    }

    private static String path(String original, Subject subject, int attempt) {
        boolean says = original.chars().anyMatch(Character::isLetterOrDigit);
        return says ? "/" + word(subject.draw("path", original, attempt)) : original.startsWith("/") ? "/" : "";
    }

    private static String word(Draw draw) {
        StringBuilder out = new StringBuilder();
        for (int i = 0; i < 7; i++) {
            out.append(draw.of(i % 2 == 0 ? CONSONANTS : VOWELS));
        }
        return out.toString();
    }

    private static String v4(String original, String mask, Subject subject, int attempt) {
        Draw draw = subject.draw("ip", original, attempt);
        return DOCUMENTATION[draw.below(DOCUMENTATION.length)] + (1 + draw.below(254)) + (mask == null ? "" : mask);
    }

    private static String v6(String original, Subject subject, int attempt) {
        Draw draw = subject.draw("ip", original.toLowerCase(Locale.ROOT), attempt);
        StringBuilder out = new StringBuilder("2001:db8");
        for (int i = 0; i < 6; i++) {
            out.append(':').append(Integer.toHexString(0x1000 + draw.below(0xf000)));
        }
        return out.toString();
    }

    private static String mac(String original, String separator, Subject subject, int attempt) {
        Draw draw = subject.draw("mac", original.toLowerCase(Locale.ROOT), attempt);
        StringBuilder out = new StringBuilder("02");
        for (int i = 0; i < 5; i++) {
            out.append(separator).append(String.format(Locale.ROOT, "%02x", draw.below(256)));
        }
        boolean upper = !original.equals(original.toLowerCase(Locale.ROOT));
        return upper ? out.toString().toUpperCase(Locale.ROOT) : out.toString();
    }
}
