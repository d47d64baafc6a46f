package cloister.redaction.detection.identifiers;

import cloister.pipeline.Span;
import java.util.Optional;

/** Secrets in prose: "for the password, it is still Harbour!Seal7". */
final class Secrets {
    private static final int REACH = 60;

    private Secrets() {}

    /** The first word of several kinds of characters that stands shortly after {@code at} on the same line. */
    static Optional<Span> soon(String raw, int at) {
        int from = at;
        int to = Math.min(raw.length(), at + REACH);
        while (from < to && raw.charAt(from) != '\n') {
            int end = from;
            while (end < raw.length() && !Character.isWhitespace(raw.charAt(end))) {
                end++;
            }
            Span token = stripped(raw, from, end);
            if (mixed(token.of(raw))) {
                return Optional.of(token);
            }
            from = end;
            while (from < to && raw.charAt(from) == ' ') {
                from++;
            }
            if (from == end) {
                break;
            }
        }
        return Optional.empty();
    }

    private static Span stripped(String raw, int from, int to) {
        int start = from;
        int end = to;
        while (start < end && "\"'([{<“„«".indexOf(raw.charAt(start)) >= 0) {
            start++;
        }
        while (end > start && "\"')]}>,.;:”“»".indexOf(raw.charAt(end - 1)) >= 0) {
            end--;
        }
        return new Span(start, end);
    }

    /** Letters, digits and a sign inside that no date, address or host has. */
    private static boolean mixed(String token) {
        boolean digit = token.chars().anyMatch(Character::isDigit);
        boolean letter = token.chars().anyMatch(Character::isLetter);
        boolean sign = token.chars().anyMatch(c -> "_!#$%&*+-.^~".indexOf(c) >= 0);
        boolean strange = token.indexOf('@') >= 0 || token.indexOf('/') >= 0 || token.contains("://");
        return token.length() >= 7 && digit && letter && sign && !strange && !token.matches("[\\d.,:-]+[a-zA-Z]{1,3}");
    }
}
