package cloister.redaction.evaluation.generation;

import cloister.pipeline.Span;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.LongStream;
import java.util.stream.Stream;

/**
 * Makes annotated documents. The same seed, split and number make the same document on every machine; documents don't
 * depend on each other, so that any stretch of them can be made alone or in parallel. Safe for use by several threads.
 */
public final class Generator {
    private static final int ENGLISH_PERCENT = 50;

    private Generator() {}

    /** So many documents, made as they are asked for. */
    public static Stream<GeneratedDocument> documents(long seed, long count, Split split) {
        return LongStream.range(0, count).mapToObj(number -> document(seed, number, split));
    }

    /** @param number from 0 */
    public static GeneratedDocument document(long seed, long number, Split split) {
        SplittableRandom random = random(seed, number, split);
        List<String> languages = Grammar.LANGUAGES;
        String language = random.nextInt(100) < ENGLISH_PERCENT
                ? languages.get(0)
                : languages.get(random.nextInt(1, languages.size()));
        Frame frame = NamePool.any(Grammar.standard().frames(language, split), random);
        Page page = Composer.compose(frame, language, split, random);
        Draft draft = Noise.apply(page, random);
        String id = "gen-" + split.label() + "-" + seed + "-" + number;
        return assemble(id, draft, frame, language, split);
    }

    static SplittableRandom random(long seed, long number, Split split) {
        SplittableRandom mixer = new SplittableRandom(seed * 31 + split.ordinal());
        return new SplittableRandom(mixer.nextLong() ^ (number * 0x9E3779B97F4A7C15L));
    }

    private static GeneratedDocument assemble(String id, Draft draft, Frame frame, String language, Split split) {
        List<GeneratedDocument.Finding> findings = new ArrayList<>();
        List<Span> kept = new ArrayList<>();
        List<Page.Stretch> stretches = new ArrayList<>(draft.stretches());
        stretches.sort(Comparator.comparingInt(Page.Stretch::start));
        for (Page.Stretch stretch : stretches) {
            Span range = new Span(stretch.start(), stretch.end());
            stretch.mark()
                    .type()
                    .ifPresentOrElse(
                            type -> findings.add(new GeneratedDocument.Finding(range, type)), () -> kept.add(range));
        }
        return new GeneratedDocument(
                id, draft.text(), findings, kept, frame.style().scheme(), frame.id(), language, split);
    }
}
