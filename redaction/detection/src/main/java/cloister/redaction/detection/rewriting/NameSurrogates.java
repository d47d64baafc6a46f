package cloister.redaction.detection.rewriting;

import cloister.pipeline.FindingType;
import cloister.pipeline.Place;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Names for names, word by word: each word of a name has one surrogate in its scope, so that "Anna Keller", "Mrs
 * Keller" and "Keller's" stay one person. Titles, particles and the case of letters stay. Within a pool of names the
 * surrogates are a keyed permutation: no two known names share one, and none stands for itself.
 */
final class NameSurrogates {
    private static final Pattern WORD = Pattern.compile("\\p{L}[\\p{L}\\p{M}]*(?:['’]\\p{L}[\\p{L}\\p{M}]*)*");
    private static final Pattern LATIN = Pattern.compile("[\\p{IsLatin}\\p{M}'’]+");
    private static final int MOST_INITIALS = 3;
    private final Subject subject;
    private final NameTable table = NameTable.standard();
    private final Set<String> inDocument = new LinkedHashSet<>();
    private final Map<String, String> mapped = new LinkedHashMap<>();
    private final Map<String, int[]> permutations = new HashMap<>();

    /** A word with what a surrogate keeps of its form. */
    private record Base(String folded, String suffix) {}

    NameSurrogates(Subject subject, List<Place> places) {
        this.subject = subject;
        for (Place place : places) {
            if (place.finding().type() == FindingType.NAME) {
                Matcher words = WORD.matcher(place.span().of(subject.text()));
                while (words.find()) {
                    inDocument.add(Characters.folded(NameForms.unpossessed(words.group())));
                }
            }
        }
        // In the order of the text, so that initials find the names that they are of.
        for (String folded : inDocument) {
            if (folded.length() > 1
                    && !NameForms.mayBeKept(folded)
                    && LATIN.matcher(folded).matches()) {
                surrogate(base(folded).folded());
            }
        }
    }

    Optional<String> of(Place place) {
        String original = place.span().of(subject.text());
        if (original.chars().anyMatch(Character::isDigit)) {
            return Optional.empty();
        }
        StringBuilder out = new StringBuilder(original.length());
        List<String> key = new ArrayList<>();
        List<MatchResult> words = WORD.matcher(original).results().toList();
        int from = 0;
        int initials = 0;
        for (int i = 0; i < words.size(); i++) {
            out.append(original, from, words.get(i).start());
            from = words.get(i).end();
            String word = words.get(i).group();
            if (NameForms.isKept(word, original, !key.isEmpty(), i + 1 < words.size())) {
                out.append(word);
            } else if (word.length() == 1) {
                initials++;
                out.append(initial(word));
                key.add(Characters.folded(word));
            } else {
                Optional<String> made = word(word, key);
                if (made.isEmpty()) {
                    return Optional.empty();
                }
                out.append(made.get());
            }
        }
        out.append(original, from, original.length());
        boolean titles = words.stream().allMatch(word -> NameForms.isTitle(word.group()));
        boolean spelt = initials > MOST_INITIALS || titles;
        boolean given = !key.isEmpty() && subject.give("name", String.join(" ", key), original, out.toString());
        return spelt || !given ? Optional.empty() : Optional.of(out.toString());
    }

    private Optional<String> word(String word, List<String> key) {
        if (!LATIN.matcher(word).matches()) {
            return Optional.empty();
        }
        String bare = NameForms.unpossessed(word);
        String suffix = word.substring(bare.length());
        Base base = base(Characters.folded(bare));
        key.add(base.folded() + base.suffix() + suffix);
        return surrogate(base.folded()).map(name -> styled(name, word) + base.suffix() + suffix);
    }

    /** The form without an ending, if it is known, or if this document has it (where that may decide). */
    private Base base(String folded) {
        if (table.knows(folded)) {
            return new Base(folded, "");
        }
        if (folded.endsWith("s") && isName(folded.substring(0, folded.length() - 1))) {
            return new Base(folded.substring(0, folded.length() - 1), "s");
        }
        return NameForms.nominatives(folded).stream()
                .filter(this::isName)
                .findFirst()
                .map(form -> new Base(form, ""))
                .orElse(new Base(folded, ""));
    }

    private boolean isName(String folded) {
        return folded.length() > 2 && (table.knows(folded) || subject.isAlone() && inDocument.contains(folded));
    }

    private Optional<String> surrogate(String folded) {
        String known = mapped.get(folded);
        if (known == null) {
            known = chosen(folded).orElse("");
            mapped.put(folded, known);
        }
        return Optional.of(known).filter(name -> !name.isEmpty());
    }

    private Optional<String> chosen(String folded) {
        String pool = table.poolOf(folded);
        List<String> names = table.names(pool);
        int[] next = permutations.computeIfAbsent(pool, p -> cycle(names.size(), subject.draw("names", p, 0)));
        int at = table.indexOf(folded)
                .orElseGet(() -> subject.draw("name", folded, 0).below(names.size()));
        for (int i = 0; i < names.size(); i++) {
            at = next[at];
            String candidate = names.get(at);
            if (shares(folded, Characters.folded(candidate))) {
                continue;
            }
            if (!subject.hasWord(Characters.folded(candidate))
                    && subject.give("name word", folded, folded, candidate)) {
                return Optional.of(candidate);
            }
            if (!subject.isAlone()) {
                return Optional.empty();
            }
        }
        return Optional.empty();
    }

    /** "Hannah" for "Anna" would show her. */
    private static boolean shares(String one, String other) {
        return one.contains(other) || other.contains(one);
    }

    /** A permutation that is one cycle (Sattolo), so that nothing stands for itself. */
    private static int[] cycle(int size, Draw draw) {
        int[] order = new int[size];
        for (int i = 0; i < size; i++) {
            order[i] = i;
        }
        for (int i = size - 1; i > 0; i--) {
            int j = draw.below(i);
            int swap = order[i];
            order[i] = order[j];
            order[j] = swap;
        }
        return order;
    }

    /** The first letter of the surrogate, if all names of the document that begin so agree; else another letter. */
    private String initial(String letter) {
        String folded = Characters.folded(letter);
        Set<String> first = new LinkedHashSet<>();
        mapped.forEach((name, made) -> {
            if (name.startsWith(folded) && !made.isEmpty()) {
                first.add(made.substring(0, 1));
            }
        });
        String made = first.size() == 1
                ? first.iterator().next()
                : Character.toString(subject.draw("initial", folded, 0)
                        .of(Characters.LETTERS.replace(folded.toUpperCase(Locale.ROOT), "")));
        return letter.equals(letter.toUpperCase(Locale.ROOT))
                ? made.toUpperCase(Locale.ROOT)
                : made.toLowerCase(Locale.ROOT);
    }

    private static String styled(String name, String like) {
        if (like.length() > 1 && like.equals(like.toUpperCase(Locale.ROOT))) {
            return name.toUpperCase(Locale.ROOT);
        }
        return like.equals(like.toLowerCase(Locale.ROOT)) ? name.toLowerCase(Locale.ROOT) : name;
    }
}
