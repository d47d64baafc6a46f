package cloister.redaction.evaluation.generation;

import static org.assertj.core.api.Assertions.assertThat;

import cloister.pipeline.Span;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.Stream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;

class GenerationProperties {

    @Property(tries = 400)
    void compose_anyFrame_marksWhatWasFilledIn(@ForAll long seed, @ForAll Split split) {
        SplittableRandom random = new SplittableRandom(seed);
        String language = NamePool.any(Grammar.LANGUAGES, random);
        Frame frame = NamePool.any(Grammar.standard().frames(language, split), random);

        Page page = Composer.compose(frame, language, split, random);

        assertThat(page.stretches()).allSatisfy(s -> {
            assertThat(page.text().substring(s.start(), s.end()))
                    .isEqualTo(s.filled())
                    .isEqualTo(s.filled().strip());
            assertThat(s.filled()).isNotEmpty();
        });
        assertThat(page.text()).doesNotContain("‹", "›", "[[", "{$");
    }

    @Property(tries = 400)
    void document_anySeed_hasOrderedSpansThatDoNotOverlap(
            @ForAll long seed, @ForAll @IntRange(max = 1_000_000) int number, @ForAll Split split) {
        GeneratedDocument document = Generator.document(seed, number, split);

        List<Span> all = Stream.concat(
                        document.spans().stream().map(GeneratedDocument.Finding::range),
                        document.protectedSpans().stream())
                .sorted()
                .toList();

        for (int i = 0; i < all.size(); i++) {
            Span span = all.get(i);
            String text = span.of(document.text());
            assertThat(text).isNotEmpty().isEqualTo(text.strip());
            assertThat(Character.isLowSurrogate(text.charAt(0))).isFalse();
            assertThat(Character.isHighSurrogate(text.charAt(text.length() - 1)))
                    .isFalse();
            assertThat(i > 0 && all.get(i - 1).end() > span.start()).isFalse();
        }
    }

    /** Sevens stand inside marks only, and no noise turns them into anything else or anything else into them. */
    @Property(tries = 600)
    void noise_anyManner_keepsMarksAtTheirCharacters(@ForAll long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        Page page = new Page();
        for (int i = 0; i < 30; i++) {
            page.add(NamePool.any(List.of("Word ", "old, ", "(Bill) ", "ended.\n", "ß-Øl "), random));
            page.add("77 7-77".substring(random.nextInt(3)), Mark.KEEP);
            page.add(random.nextBoolean() ? " " : ", ");
        }

        Draft draft = Noise.apply(page, random);

        List<Page.Stretch> stretches = new ArrayList<>(draft.stretches());
        assertThat(stretches).hasSize(30);
        assertThat(stretches.stream()
                        .mapToLong(s -> sevens(draft.text().substring(s.start(), s.end())))
                        .sum())
                .isEqualTo(sevens(draft.text()));
        assertThat(stretches).allSatisfy(s -> assertThat(draft.text().substring(s.start(), s.end()))
                .matches("[7７][7７\\s\\u00A0\\u00AD\\u200B>-]*"));
    }

    private static long sevens(String text) {
        return text.chars().filter(c -> c == '7' || c == '７').count();
    }
}
