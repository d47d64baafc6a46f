package cloister.redaction.model.summary;

import cloister.pipeline.Span;
import cloister.pipeline.SummaryRole;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/** Finds the sentences of a redacted text that may summarize it. Pure: same text, same candidates. */
public final class CandidateFinder {
    /** Raised with every change of the rules: it is part of the recipe by which outcomes are reproduced. */
    public static final int VERSION = 2;

    private static final Pattern PART = Pattern.compile("(?m)^--- part \\d+: .* ---$");
    private static final int FEWEST_WORDS = 3;

    /** How often a sentence may come again with other numbers, before it crowds out what else there is. */
    private static final int ALIKE = 3;

    private static final int LONGEST = 600;

    private CandidateFinder() {}

    /** All candidates, in document order; the title, if there is one, first. Without any sentence, lines take their place. */
    public static List<Candidate> find(String text) {
        List<Passage> passages = new ArrayList<>();
        List<Span> parts = parts(text);
        for (Span part : parts) {
            passages.addAll(passages(text, part));
        }
        List<Candidate> found = candidates(text, passages);
        return found.isEmpty() ? lines(text, parts) : found;
    }

    /** The best of them by prior, at most {@code most}, in document order. */
    public static List<Candidate> shortlist(List<Candidate> candidates, int most) {
        return candidates.stream()
                .sorted(Comparator.comparingDouble(Candidate::prior).reversed().thenComparing(Candidate::span))
                .limit(most)
                .sorted(Comparator.comparing(Candidate::span))
                .toList();
    }

    /** Where the placeholders of redacted identifiers stand. */
    public static List<Span> placeholders(String text) {
        return Words.PLACEHOLDER
                .matcher(text)
                .results()
                .map(match -> new Span(match.start(), match.end()))
                .toList();
    }

    /** The texts of a document's parts, without their headings. */
    private static List<Span> parts(String text) {
        return Span.gaps(
                PART.matcher(text)
                        .results()
                        .map(match -> new Span(match.start(), match.end()))
                        .toList(),
                text.length());
    }

    private static List<Passage> passages(String text, Span part) {
        if (MessageReader.reads(text, part)) {
            return MessageReader.read(text, part);
        }
        if (RecordReader.reads(text, part)) {
            return RecordReader.read(text, part);
        }
        if (ChatReader.reads(text, part)) {
            return ChatReader.read(text, part);
        }
        List<Passage> passages = new ArrayList<>(ProseReader.read(text, part));
        Optional<Span> title = TitleFinder.find(text, part);
        if (title.isPresent()) {
            // The title's own line is no second candidate.
            passages.removeIf(passage -> passage.cites().get(0).overlaps(title.get()));
            passages.add(0, Passage.of(title.get(), SectionRole.OTHER, 0, Passage.Kind.TITLE));
        }
        return passages;
    }

    private static List<Candidate> candidates(String text, List<Passage> passages) {
        List<Candidate> found = new ArrayList<>();
        Set<String> seen = new HashSet<>();
        Map<String, Integer> alike = new HashMap<>();
        boolean titled = false;
        Map<String, Integer> frequencies = frequencies(text, passages);
        for (Passage passage : passages) {
            String words = passage.words(text);
            boolean title = passage.kind() == Passage.Kind.TITLE;
            if (title && titled || !tells(passage, words) || !seen.add(words)) {
                continue;
            }
            if (alike.merge(words.replaceAll("\\d+", "0"), 1, Integer::sum) > ALIKE) {
                continue;
            }
            titled |= title;
            double centrality = centrality(words, frequencies, passages.size());
            found.add(new Candidate(
                    passage.cites(),
                    passage.section(),
                    RoleFinder.of(passage, words),
                    Prior.of(passage, words, (double) passage.start() / text.length(), centrality)));
        }
        found.sort(Comparator.comparing(Candidate::span));
        return found;
    }

    private static boolean tells(Passage passage, String words) {
        int count = Words.count(words);
        boolean enough = count >= FEWEST_WORDS || passage.kind() != Passage.Kind.PROSE && count >= 1;
        return enough
                && words.length() <= LONGEST
                && Words.placeholders(words) <= Math.max(1, count / 2)
                && (passage.kind() == Passage.Kind.TITLE || !Boilerplate.is(words));
    }

    private static Map<String, Integer> frequencies(String text, List<Passage> passages) {
        Map<String, Integer> frequencies = new HashMap<>();
        for (Passage passage : passages) {
            Stems.of(passage.words(text)).forEach(stem -> frequencies.merge(stem, 1, Integer::sum));
        }
        return frequencies;
    }

    /** The share of its words that stand in other passages too. */
    private static double centrality(String words, Map<String, Integer> frequencies, int passages) {
        Set<String> stems = Stems.of(words);
        long shared = stems.stream()
                .filter(stem -> stem.length() > 3)
                .filter(stem -> frequencies.getOrDefault(stem, 0) > 1)
                .filter(stem -> frequencies.getOrDefault(stem, 0) <= Math.max(3, passages / 4))
                .count();
        return stems.isEmpty() ? 0 : (double) shared / stems.size();
    }

    private static List<Candidate> lines(String text, List<Span> parts) {
        List<Candidate> found = new ArrayList<>();
        for (Span part : parts) {
            for (Span whole : Spans.lines(text, part)) {
                Span line = Spans.trimmed(text, whole);
                String words = line.of(text);
                int distinct = Words.distinct(words).size();
                if (distinct > 0 && !Boilerplate.is(words) && words.length() <= LONGEST) {
                    double prior = Math.min(distinct, 12) / 12.0 - 0.3 * Words.placeholders(words) / (distinct + 1);
                    found.add(new Candidate(List.of(line), SectionRole.OTHER, SummaryRole.DETAIL, prior));
                }
            }
        }
        return found;
    }
}
