package cloister.redaction.detection.names;

import cloister.pipeline.Sha256;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Consumer;

/**
 * Words and phrases with their kinds. Keys are 64-bit hashes of folded phrases, which keeps some 200,000 entries in a
 * few megabytes; two entries that share a hash are as likely as 1 in 10⁹ for the whole lexicon.
 */
final class Lexicon {
    private static final Map<String, Kind> LISTS = Map.ofEntries(
            Map.entry("first-names", Kind.FIRST_NAME),
            Map.entry("last-names", Kind.LAST_NAME),
            Map.entry("towns", Kind.TOWN),
            Map.entry("countries-other", Kind.COUNTRY),
            Map.entry("drugs-brands", Kind.DRUG),
            Map.entry("jobs-faker", Kind.PROFESSION),
            Map.entry("english-words", Kind.ENGLISH_WORD),
            Map.entry("english-proper", Kind.ENGLISH_PROPER));

    private static final Map<String, Kind> SECTIONS = Map.ofEntries(
            Map.entry("first-name", Kind.FIRST_NAME),
            Map.entry("last-name", Kind.LAST_NAME),
            Map.entry("title", Kind.TITLE),
            Map.entry("title-strong", Kind.TITLE_STRONG),
            Map.entry("post-nominal", Kind.POST_NOMINAL),
            Map.entry("role", Kind.ROLE),
            Map.entry("kin", Kind.KIN),
            Map.entry("particle", Kind.PARTICLE),
            Map.entry("label", Kind.LABEL),
            Map.entry("name-cue", Kind.NAME_CUE),
            Map.entry("sign-off", Kind.SIGN_OFF),
            Map.entry("month-day", Kind.MONTH_DAY),
            Map.entry("mostly-name", Kind.MOSTLY_NAME),
            Map.entry("weak-verb", Kind.VERB),
            Map.entry("profession", Kind.PROFESSION),
            Map.entry("country", Kind.COUNTRY),
            Map.entry("state", Kind.STATE),
            Map.entry("demonym", Kind.DEMONYM),
            Map.entry("place-noun", Kind.PLACE_NOUN),
            Map.entry("place-cue", Kind.PLACE_CUE),
            Map.entry("live-cue", Kind.LIVE_CUE),
            Map.entry("town", Kind.TOWN),
            Map.entry("eponym", Kind.EPONYM),
            Map.entry("eponym-noun", Kind.EPONYM_NOUN),
            Map.entry("drug", Kind.DRUG),
            Map.entry("medical-term", Kind.MEDICAL_TERM),
            Map.entry("technical", Kind.TECHNICAL),
            Map.entry("org-head", Kind.ORG_HEAD),
            Map.entry("org-generic", Kind.ORG_GENERIC),
            Map.entry("org-prefix", Kind.ORG_PREFIX),
            Map.entry("org-suffix", Kind.ORG_SUFFIX),
            Map.entry("org-left", Kind.ORG_LEFT),
            Map.entry("public-body", Kind.PUBLIC_BODY),
            Map.entry("court-head", Kind.COURT_HEAD),
            Map.entry("employer-cue", Kind.EMPLOYER_CUE),
            Map.entry("statute-noun", Kind.STATUTE_NOUN),
            Map.entry("versus", Kind.VERSUS),
            Map.entry("common", Kind.OTHER_WORD));

    private static final String[] SECTIONED = {"people", "organizations", "places", "medicine", "law", "common-other"};

    private final Map<String, Set<String>> stopWords = new HashMap<>();
    private final Map<String, List<String>> languages = new HashMap<>();
    private long[] keys = new long[1 << 19];
    private long[] kinds = new long[1 << 19];

    private static final class Holder {
        static final Lexicon STANDARD = new Lexicon();
    }

    /** The lexicon of the resources, read once. */
    static Lexicon standard() {
        return Holder.STANDARD;
    }

    private final Sha256 digest;

    private Lexicon() {
        MessageDigest digester = Sha256.digester();
        new TreeMap<>(LISTS).forEach((name, kind) -> lines(name, digester, line -> add(line, kind.bit())));
        for (String name : SECTIONED) {
            readSections(name, digester);
        }
        lines("stop-words", digester, this::readStopWords);
        lines("special", digester, line -> {});
        digest = Sha256.ofDigest(digester.digest());
    }

    /** Of all word lists, in a fixed order. */
    Sha256 digest() {
        return digest;
    }

    /** The kinds of a folded word or phrase as bits, 0 if it isn't known. */
    long kinds(CharSequence folded) {
        int at = slot(hash(folded));
        return kinds[at];
    }

    /** Function words by language (ISO 639-1), folded. */
    Map<String, Set<String>> stopWords() {
        return stopWords;
    }

    /** The languages in which this folded word is a function word. */
    List<String> languagesOf(String folded) {
        return languages.getOrDefault(folded, List.of());
    }

    private void readSections(String name, MessageDigest digester) {
        long[] current = {0};
        lines(name, digester, line -> {
            if (line.startsWith("[")) {
                Kind kind = SECTIONS.get(line.substring(1, line.length() - 1));
                current[0] = kind == null ? 0 : kind.bit();
            } else if (!line.startsWith("#")) {
                for (String entry : line.split(",")) {
                    String folded = Folding.fold(entry.strip());
                    add(folded, current[0]);
                    if (folded.contains("'s ")) {
                        add(folded.replace("'s ", " "), current[0]);
                    }
                }
            }
        });
    }

    private void readStopWords(String line) {
        String[] words = line.split(" ");
        Set<String> set = new HashSet<>();
        for (int i = 1; i < words.length; i++) {
            set.add(words[i]);
            languages.computeIfAbsent(words[i], k -> new ArrayList<>()).add(words[0]);
            add(words[i], Kind.STOP_WORD.bit());
        }
        stopWords.put(words[0], Set.copyOf(set));
    }

    private static void lines(String name, MessageDigest digester, Consumer<String> consumer) {
        try (InputStream in = Lexicon.class.getResourceAsStream(name + ".txt")) {
            if (in == null) {
                throw new IllegalStateException("the lexicon lacks " + name);
            }
            byte[] bytes = in.readAllBytes();
            digester.update(bytes);
            new String(bytes, StandardCharsets.UTF_8)
                    .lines()
                    .filter(line -> !line.isBlank())
                    .forEach(consumer);
        } catch (IOException e) {
            throw new UncheckedIOException("the lexicon can't be read", e);
        }
    }

    private void add(String folded, long bits) {
        if (folded.isEmpty()) {
            return;
        }
        long hash = hash(folded);
        int at = slot(hash);
        keys[at] = hash;
        kinds[at] |= bits;
    }

    private int slot(long hash) {
        int mask = keys.length - 1;
        int at = (int) (hash ^ (hash >>> 32)) & mask;
        while (kinds[at] != 0 && keys[at] != hash) {
            at = (at + 1) & mask;
        }
        return at;
    }

    /** FNV-1a, 64 bits, with a final mix. */
    private static long hash(CharSequence text) {
        long hash = 0xcbf29ce484222325L;
        for (int i = 0; i < text.length(); i++) {
            hash = (hash ^ text.charAt(i)) * 0x100000001b3L;
        }
        hash ^= hash >>> 33;
        return hash * 0xff51afd7ed558ccdL;
    }
}
