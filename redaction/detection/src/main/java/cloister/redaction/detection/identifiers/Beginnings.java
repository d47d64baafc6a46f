package cloister.redaction.detection.identifiers;

import java.util.ArrayList;
import java.util.List;

/** What a pattern may begin with, read from its own first characters, so that most rules are not tried at most tokens. */
final class Beginnings {
    private Beginnings() {}

    /** Whether a match may begin with a letter (or another sign), or else with a digit; in doubt it may. */
    static boolean of(String pattern, boolean letter) {
        return alternatives(pattern).stream()
                .anyMatch(one -> letter ? !begins(one, "\\\\d|\\[[0-9-]+\\]|[0-9]") : !begins(one, "\\[A-Z\\]|[A-Z]"));
    }

    private static boolean begins(String alternative, String what) {
        return alternative.matches("(?:" + what + ")(?![?*]|\\{0).*");
    }

    /** Parts between bars that stand in no bracket. */
    private static List<String> alternatives(String pattern) {
        List<String> parts = new ArrayList<>();
        int depth = 0;
        boolean set = false;
        int from = 0;
        for (int i = 0; i < pattern.length(); i++) {
            char c = pattern.charAt(i);
            if (c == '\\') {
                i++;
            } else if (set) {
                set = c != ']';
            } else if (c == '[') {
                set = true;
            } else if (c == '(') {
                depth++;
            } else if (c == ')') {
                depth--;
            } else if (c == '|' && depth == 0) {
                parts.add(pattern.substring(from, i));
                from = i + 1;
            }
        }
        parts.add(pattern.substring(from));
        return parts;
    }
}
