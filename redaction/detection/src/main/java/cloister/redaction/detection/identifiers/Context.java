package cloister.redaction.detection.identifiers;

import cloister.redaction.detection.DocumentText;
import cloister.redaction.detection.Texts;
import java.util.List;

/** Words around a place. */
final class Context {
    /** How far back a context word may stand, in UTF-16 units. */
    static final int REACH = 48;

    /** Words that call a number wrong or a test; a hyphen at the end stands for any ending. */
    private static final List<String> DECOYS = List.of(
            "fails",
            "failed",
            "invalid",
            "mistyped",
            "typo",
            "made up",
            "made-up",
            "rejected",
            "test",
            "tests",
            "example",
            "wrong",
            "not valid",
            "not in vies",
            "do not use",
            "don't use",
            "incorrect",
            "fictitious",
            "dummy",
            "sample",
            "placeholder",
            "ungültig-",
            "falsch-",
            "beispiel-",
            "tippfehler",
            "vertippt",
            "zahlendreher",
            "erfunden-",
            "muster",
            "prüfziffer-",
            "faux",
            "fausse",
            "erron-",
            "invalide",
            "exemple",
            "inventé-",
            "coquille",
            "errato",
            "errata",
            "sbagliat-",
            "esempio",
            "non valid-",
            "inventat-",
            "refuso",
            "erróne-",
            "ejemplo",
            "inválid-",
            "no válid-",
            "equivocad-",
            "fictici-",
            "voorbeeld",
            "fout",
            "foute",
            "ongeldig-",
            "verzonnen",
            "onjuist-",
            "przykład-",
            "błęd-",
            "nieprawidłow-",
            "pomył-",
            "zmyślon-",
            "literówk-",
            "exempel",
            "felaktig-",
            "ogiltig-",
            "påhitt-",
            "felskriv-",
            "fel",
            "exemplo",
            "errado",
            "errada",
            "inventad-",
            "fictíci-",
            "eksempel",
            "ugyldig-",
            "forkert-");

    private Context() {}

    /** Whether one of these beginnings of words stands at most {@link #REACH} before {@code at}. */
    static boolean before(DocumentText text, int at, List<String> words) {
        return anyWord(text.lower(), Math.max(0, at - REACH), at, words);
    }

    /** Whether what stands around is called a test, an example or wrong, on the same line. */
    static boolean decoy(DocumentText text, int start, int end) {
        String lower = text.lower();
        int from = Math.max(lower.lastIndexOf('\n', Math.max(0, start - 1)) + 1, start - 60);
        int lineEnd = lower.indexOf('\n', end);
        int to = Math.min(lineEnd < 0 ? lower.length() : lineEnd, end + 60);
        return anyExactly(lower, from, start, DECOYS) || anyExactly(lower, end, to, DECOYS);
    }

    /** Whether one of these whole words stands there; one that ends in a hyphen may go on. */
    static boolean anyExactly(String lower, int from, int to, List<String> words) {
        for (String word : words) {
            boolean open = word.endsWith("-");
            String stem = open ? word.substring(0, word.length() - 1) : word;
            int at = lower.indexOf(stem, from);
            while (at >= 0 && at + stem.length() <= to) {
                int end = at + stem.length();
                boolean begins = at == 0 || !Texts.isAlnum(lower.charAt(at - 1)) || !Texts.isAlnum(stem.charAt(0));
                if (begins && (open || end >= lower.length() || !Texts.isAlnum(lower.charAt(end)))) {
                    return true;
                }
                at = lower.indexOf(stem, at + 1);
            }
        }
        return false;
    }

    static boolean anyWord(String lower, int from, int to, List<String> words) {
        for (String word : words) {
            int at = lower.indexOf(word, from);
            while (at >= 0 && at + word.length() <= to) {
                if (at == 0 || !Texts.isAlnum(lower.charAt(at - 1)) || !Texts.isAlnum(word.charAt(0))) {
                    return true;
                }
                at = lower.indexOf(word, at + 1);
            }
        }
        return false;
    }
}
