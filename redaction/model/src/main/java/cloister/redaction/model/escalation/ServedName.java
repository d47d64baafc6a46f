package cloister.redaction.model.escalation;

import java.util.regex.Pattern;

/** Names that a server gives go into the audit log, so they may look like names and like nothing else. */
final class ServedName {
    private static final Pattern FORM = Pattern.compile("[A-Za-z0-9._:/@+-]{1,128}");

    private ServedName() {}

    static boolean isName(String text) {
        return FORM.matcher(text).matches();
    }

    static String orElse(String told, String otherwise) {
        return isName(told) ? told : otherwise;
    }
}
