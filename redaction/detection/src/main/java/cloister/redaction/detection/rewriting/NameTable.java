package cloister.redaction.detection.rewriting;

import cloister.pipeline.Sha256;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Names of many cultures in pools: each name is in one pool, with names that pass for it. A name that is common in many
 * cultures is in a pool of such names, a name that is both given and a surname in a pool of those.
 */
final class NameTable {
    /** Names that nobody knows come from here: these pass for given names and for surnames. */
    static final String EITHER = "either";

    private static final String MANY = "many";
    private static final int COMMON = 5;
    private static final int SEVERAL = 3;
    private static final int LEAST = 24;

    private final Map<String, List<String>> pools = new LinkedHashMap<>();
    private final Map<String, String> poolOf = new HashMap<>();
    private final Map<String, Integer> indexOf = new HashMap<>();
    private final Sha256 digest;

    private static final class Holder {
        static final NameTable STANDARD = new NameTable();
    }

    /** In which cultures a name is what. */
    private static final class Entry {
        final String shown;
        boolean isWord;
        final Set<String> women = new LinkedHashSet<>();
        final Set<String> men = new LinkedHashSet<>();
        final Set<String> families = new LinkedHashSet<>();

        Entry(String shown) {
            this.shown = shown;
        }

        Set<String> given() {
            Set<String> all = new LinkedHashSet<>(women);
            all.addAll(men);
            return all;
        }

        String pool() {
            Set<String> given = given();
            Set<String> everywhere = new LinkedHashSet<>(given);
            everywhere.addAll(families);
            if (given.stream().anyMatch(families::contains) && everywhere.size() >= SEVERAL) {
                return EITHER;
            }
            boolean family = families.size() >= given.size();
            Set<String> cultures = family ? families : given;
            String culture =
                    cultures.size() >= COMMON ? MANY : cultures.iterator().next();
            return culture
                    + (family ? " last" : women.size() > men.size() ? " f" : men.size() > women.size() ? " m" : " x");
        }
    }

    private NameTable() {
        String text = resource();
        digest = Sha256.ofUtf8(text);
        Map<String, Entry> entries = read(text);
        Map<String, Integer> sizes = new HashMap<>();
        entries.values().stream().filter(e -> !e.isWord).forEach(e -> sizes.merge(e.pool(), 1, Integer::sum));
        entries.forEach((folded, entry) -> {
            String pool = entry.pool();
            // A pool of a few names would give them away to whoever has seen some documents.
            if (sizes.getOrDefault(pool, 0) < LEAST) {
                pool = MANY + pool.substring(pool.indexOf(' '));
            }
            poolOf.put(folded, pool);
            if (!entry.isWord) {
                List<String> names = pools.computeIfAbsent(pool, p -> new ArrayList<>());
                indexOf.put(folded, names.size());
                names.add(entry.shown);
            }
        });
    }

    /** The names of the resource, read once. */
    static NameTable standard() {
        return Holder.STANDARD;
    }

    Sha256 digest() {
        return digest;
    }

    boolean knows(String folded) {
        return poolOf.containsKey(folded);
    }

    /** The names that pass for this one. */
    String poolOf(String folded) {
        String pool = poolOf.getOrDefault(folded, EITHER);
        return pools.containsKey(pool) ? pool : EITHER;
    }

    List<String> names(String pool) {
        return pools.getOrDefault(pool, List.of());
    }

    /** Where a name stands in its pool, if it can be given to others itself. */
    Optional<Integer> indexOf(String folded) {
        return Optional.ofNullable(indexOf.get(folded));
    }

    private static Map<String, Entry> read(String text) {
        Map<String, Entry> entries = new LinkedHashMap<>();
        String culture = "";
        String part = "";
        for (String line : text.split("\n")) {
            if (line.startsWith("#") || line.isBlank()) {
                continue;
            }
            if (line.startsWith("[")) {
                int space = line.indexOf(' ');
                culture = line.substring(1, space);
                part = line.substring(space + 1, line.length() - 1);
                continue;
            }
            for (String name : line.split("\\|")) {
                boolean isWord = name.startsWith("~");
                String shown = isWord ? name.substring(1) : name;
                Entry entry = entries.computeIfAbsent(Characters.folded(shown), f -> new Entry(shown));
                entry.isWord |= isWord;
                Set<String> into =
                        part.equals("last") ? entry.families : part.equals("first-f") ? entry.women : entry.men;
                into.add(culture);
            }
        }
        return entries;
    }

    private static String resource() {
        try (InputStream in = NameTable.class.getResourceAsStream("names.txt")) {
            if (in == null) {
                throw new IllegalStateException("the jar lacks the names");
            }
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException("the names can't be read", e);
        }
    }
}
