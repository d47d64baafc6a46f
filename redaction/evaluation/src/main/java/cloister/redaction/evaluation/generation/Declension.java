package cloister.redaction.evaluation.generation;

/** Surnames in another case, roughly as the language does it. */
final class Declension {
    private Declension() {}

    static String oblique(String language, String name) {
        char end = name.charAt(name.length() - 1);
        return switch (language) {
            case "pl" -> polish(name, end);
            case "cs" -> czech(name, end);
            case "fi" -> name + ("aeiouyäö".indexOf(end) >= 0 ? "n" : "in");
            case "de", "sv", "da" -> end == 's' || end == 'x' || end == 'z' ? name : name + "s";
            default -> name;
        };
    }

    private static String polish(String name, char end) {
        String stem = name.substring(0, name.length() - 1);
        return switch (end) {
            case 'i', 'y' -> name + "ego";
            case 'a' -> name.endsWith("ka") || name.endsWith("ga") ? stem + "i" : stem + "y";
            case 'o', 'e', 'u' -> name;
            default -> name + "a";
        };
    }

    private static String czech(String name, char end) {
        String stem = name.substring(0, name.length() - 1);
        return switch (end) {
            case 'á' -> name.endsWith("ová") ? stem + "é" : stem + "é";
            case 'ý' -> stem + "ého";
            case 'a' -> stem + "y";
            case 'í', 'e', 'i', 'o', 'u' -> name;
            default -> name + "a";
        };
    }
}
