package cloister.pipeline;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.BitSet;
import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;

class SpanProperties {

    @Provide
    Arbitrary<List<Span>> spans() {
        Arbitrary<Integer> start = Arbitraries.integers().between(0, 60);
        Arbitrary<Integer> length = Arbitraries.integers().between(0, 15);
        return Combinators.combine(start, length)
                .as((s, n) -> new Span(s, s + n))
                .list()
                .ofMaxSize(12);
    }

    private static BitSet characters(List<Span> spans) {
        BitSet set = new BitSet();
        spans.forEach(s -> set.set(s.start(), s.end()));
        return set;
    }

    @Property
    void union_coversExactlyTheSameCharacters(@ForAll("spans") List<Span> spans) {
        assertThat(characters(Span.union(spans))).isEqualTo(characters(spans));
    }

    @Property
    void union_isSortedAndNoTwoTouch(@ForAll("spans") List<Span> spans) {
        List<Span> union = Span.union(spans);
        assertThat(union).noneMatch(Span::isEmpty);
        for (int i = 1; i < union.size(); i++) {
            assertThat(union.get(i - 1).end()).isLessThan(union.get(i).start());
        }
    }

    @Property
    void gaps_areAllTheRest(@ForAll("spans") List<Span> spans, @ForAll @IntRange(max = 90) int length) {
        BitSet rest = new BitSet();
        rest.set(0, length);
        rest.andNot(characters(spans));
        List<Span> gaps = Span.gaps(spans, length);
        assertThat(characters(gaps)).isEqualTo(rest);
        assertThat(gaps).isEqualTo(Span.union(gaps));
    }

    @Property
    void overlaps_meansACommonCharacter(@ForAll("spans") List<Span> spans) {
        for (Span a : spans) {
            for (Span b : spans) {
                boolean common = characters(List.of(a)).intersects(characters(List.of(b)));
                if (!a.isEmpty() && !b.isEmpty()) {
                    assertThat(a.overlaps(b)).isEqualTo(common).isEqualTo(b.overlaps(a));
                }
            }
        }
    }
}
