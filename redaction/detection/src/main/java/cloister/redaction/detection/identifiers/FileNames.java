package cloister.redaction.detection.identifiers;

import java.util.Locale;
import java.util.Set;

/** Words with a dot that are no hosts. */
final class FileNames {
    private static final Set<String> NOT_HOSTS =
            Set.of("e.g", "i.e", "a.m", "p.m", "node.js", "asp.net", "vb.net", "socket.io", "no.in", "u.s");

    private FileNames() {}

    /** "ASP.NET", "it.This": an abbreviation, a product, a missing blank after a full stop. */
    static boolean looksLike(String host) {
        String lower = host.toLowerCase(Locale.ROOT);
        int dot = host.lastIndexOf('.');
        String tail = host.substring(dot + 1);
        boolean sentence = Character.isUpperCase(tail.charAt(0)) && !tail.equals(tail.toUpperCase(Locale.ROOT));
        boolean tooShort = lower.indexOf('/') < 0
                && lower.indexOf('.') < 3
                && lower.chars().filter(c -> c == '.').count() == 1;
        boolean wordy = tail.length() == 2
                && Set.of("in", "no", "at", "it", "is", "be", "me", "us", "es", "de")
                        .contains(lower.substring(dot + 1))
                && lower.indexOf('-') < 0
                && lower.chars().filter(c -> c == '.').count() == 1
                && lower.indexOf('/') < 0
                && !lower.startsWith("www");
        return NOT_HOSTS.contains(lower) || sentence || tooShort || wordy;
    }
}
