package cloister.redaction.evaluation.generation;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;

/** What scanners, keyboards and mail programs do to text. Every change keeps the marks at their characters. */
final class Noise {
    private static final Map<Character, String> OCR =
            Map.of('l', "1", 'I', "l", 'O', "0", '0', "O", 'o', "0", '1', "l", 'm', "rn", 'S', "5", 'e', "c", 'B', "8");

    private Noise() {}

    /** Leaves three documents in five as they are. */
    static Draft apply(Page page, SplittableRandom random) {
        Draft draft = new Draft(page.text(), page.stretches());
        int dice = random.nextInt(1000);
        if (dice < 600) {
            return draft;
        }
        if (dice < 650) {
            return change(draft, (text, i) -> one(Character.toLowerCase(text.charAt(i))));
        }
        if (dice < 675) {
            return change(draft, (text, i) -> one(Character.toUpperCase(text.charAt(i))));
        }
        if (dice < 725) {
            return scanned(draft, random);
        }
        if (dice < 795) {
            return typed(draft, random, random.nextInt(3, 16));
        }
        if (dice < 830) {
            return change(draft, (text, i) -> isLost(text, i, random) ? "" : one(text.charAt(i)));
        }
        if (dice < 865) {
            return change(
                    draft, (text, i) -> text.charAt(i) == ' ' && random.nextInt(9) == 0 ? "  " : one(text.charAt(i)));
        }
        if (dice < 940) {
            return wrapped(draft, random);
        }
        if (dice < 960) {
            return change(draft, (text, i) -> plain(text.charAt(i)));
        }
        return dice < 980 ? invisible(draft, random) : wide(draft, random);
    }

    /** What comes in the place of a character. */
    private interface Change {
        String at(String text, int index);
    }

    /** Replaces every character that is not half of a pair; marks shrink and grow with theirs. */
    private static Draft change(Draft draft, Change change) {
        String text = draft.text();
        int[] start = new int[text.length()];
        int[] end = new int[text.length()];
        StringBuilder out = new StringBuilder(text.length() + 64);
        for (int i = 0; i < text.length(); i++) {
            start[i] = out.length();
            out.append(Character.isSurrogate(text.charAt(i)) ? one(text.charAt(i)) : change.at(text, i));
            end[i] = out.length();
        }
        List<Page.Stretch> moved = new ArrayList<>();
        for (Page.Stretch s : draft.stretches()) {
            int from = start[s.start()];
            int to = end[s.end() - 1];
            while (from < to && Character.isWhitespace(out.charAt(from))) {
                from++;
            }
            while (to > from && Character.isWhitespace(out.charAt(to - 1))) {
                to--;
            }
            if (to > from) {
                moved.add(new Page.Stretch(from, to, s.mark(), s.filled()));
            }
        }
        return new Draft(out.toString(), moved);
    }

    private static String one(char c) {
        return String.valueOf(c);
    }

    private static Draft scanned(Draft draft, SplittableRandom random) {
        int rate = random.nextInt(2, 12);
        int gaps = random.nextInt(0, 4);
        return change(draft, (text, i) -> {
            char c = text.charAt(i);
            String read = OCR.containsKey(c) && random.nextInt(100) < rate ? OCR.getOrDefault(c, "") : one(c);
            return Character.isLetterOrDigit(c) && random.nextInt(200) < gaps ? read + " " : read;
        });
    }

    private static Draft typed(Draft draft, SplittableRandom random, int rate) {
        return change(draft, (text, i) -> {
            char c = text.charAt(i);
            if (!Character.isLetter(c) || random.nextInt(1000) >= rate) {
                return one(c);
            }
            return switch (random.nextInt(4)) {
                case 0 -> "";
                case 1 -> one(c) + c;
                case 2 -> one(Character.isUpperCase(c) ? Character.toLowerCase(c) : (char) ('a' + random.nextInt(26)));
                default ->
                    i + 1 < text.length() && Character.isLetter(text.charAt(i + 1)) ? one(text.charAt(i + 1)) : one(c);
            };
        });
    }

    /** Commas, full stops and the like at the end of words. */
    private static boolean isLost(String text, int i, SplittableRandom random) {
        boolean endsWord = i + 1 == text.length() || Character.isWhitespace(text.charAt(i + 1));
        return endsWord && ".,;:!?".indexOf(text.charAt(i)) >= 0 && random.nextInt(10) < 7;
    }

    /** Lines of one width, hyphens at the ends of some, and the mark of a quoted mail before them. */
    private static Draft wrapped(Draft draft, SplittableRandom random) {
        int width = random.nextInt(48, 84);
        String lead = random.nextInt(6) == 0 ? "> " : "";
        boolean hyphens = random.nextInt(5) == 0;
        int[] column = {0};
        return change(draft, (text, i) -> {
            char c = text.charAt(i);
            column[0] = c == '\n' ? 0 : column[0] + 1;
            if (c == ' ' && column[0] > width) {
                column[0] = lead.length();
                return "\n" + lead;
            }
            boolean inside = i > 2
                    && i + 3 < text.length()
                    && Character.isLowerCase(c)
                    && Character.isLowerCase(text.charAt(i - 1))
                    && Character.isLowerCase(text.charAt(i + 1))
                    && Character.isLowerCase(text.charAt(i + 2));
            if (hyphens && inside && column[0] > width) {
                column[0] = lead.length();
                return c + "-\n" + lead;
            }
            return one(c);
        });
    }

    private static String plain(char c) {
        return switch (c) {
            case 'ß' -> "ss";
            case 'ø' -> "o";
            case 'ł' -> "l";
            case 'æ' -> "ae";
            case '’' -> "'";
            case '–' -> "-";
            default ->
                one(java.text.Normalizer.normalize(one(c), java.text.Normalizer.Form.NFD)
                        .charAt(0));
        };
    }

    /** Blanks that don't break, and characters without width, inside what is marked. */
    private static Draft invisible(Draft draft, SplittableRandom random) {
        boolean[] marked = marked(draft);
        return change(draft, (text, i) -> {
            char c = text.charAt(i);
            if (c == ' ' && random.nextInt(4) == 0) {
                return "\u00A0";
            }
            boolean inside = marked[i] && i + 1 < text.length() && marked[i + 1];
            return inside && random.nextInt(20) == 0 ? c + (random.nextBoolean() ? "\u200B" : "\u00AD") : one(c);
        });
    }

    private static Draft wide(Draft draft, SplittableRandom random) {
        boolean[] marked = marked(draft);
        boolean letters = random.nextInt(3) == 0;
        return change(draft, (text, i) -> {
            char c = text.charAt(i);
            boolean digit = c >= '0' && c <= '9';
            boolean letter = letters && (c >= 'A' && c <= 'Z' || c >= 'a' && c <= 'z');
            return marked[i] && (digit || letter) ? one((char) (c + 0xFEE0)) : one(c);
        });
    }

    private static boolean[] marked(Draft draft) {
        boolean[] marked = new boolean[draft.text().length()];
        for (Page.Stretch s : draft.stretches()) {
            if (s.mark().kind() == Mark.Kind.FINDING) {
                java.util.Arrays.fill(marked, s.start(), s.end(), true);
            }
        }
        return marked;
    }
}
