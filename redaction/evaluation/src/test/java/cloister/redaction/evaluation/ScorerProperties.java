package cloister.redaction.evaluation;

import static org.assertj.core.api.Assertions.assertThat;

import cloister.pipeline.Finding;
import cloister.pipeline.FindingType;
import cloister.pipeline.SensitiveText;
import cloister.pipeline.Span;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

class ScorerProperties {
    private static final Scorer SCORER = Scorer.standard();
    private static final String TEXT = "Orla Finch, RN, saw 😀 Mr. Day on 12 March; call 555-0142 \t (½ tablet)";

    @Property(tries = 300)
    void score_oneMoreFinding_neverLosesRecallAndNeverLeaksMore(
            @ForAll("spans") List<Span> gold,
            @ForAll("spans") List<Span> ignored,
            @ForAll("spans") List<Span> found,
            @ForAll("span") Span more) {
        List<Span> grown = new ArrayList<>(found);
        grown.add(more);

        Scorecard before = score(gold, ignored, found);
        Scorecard after = score(gold, ignored, grown);

        assertThat(after.characters().recall().hits())
                .isGreaterThanOrEqualTo(before.characters().recall().hits());
        assertThat(after.overlap().recall().hits())
                .isGreaterThanOrEqualTo(before.overlap().recall().hits());
        assertThat(after.leaks().spans().hits())
                .isLessThanOrEqualTo(before.leaks().spans().hits());
    }

    @Property(tries = 300)
    void score_order_doesNotMatter(@ForAll("spans") List<Span> gold, @ForAll("spans") List<Span> found) {
        List<Span> reversed = new ArrayList<>(found);
        java.util.Collections.reverse(reversed);

        assertThat(score(gold, List.of(), reversed)).isEqualTo(score(gold, List.of(), found));
    }

    @Property(tries = 300)
    void score_ignoredGround_neverLowersPrecision(
            @ForAll("spans") List<Span> gold, @ForAll("spans") List<Span> ignored, @ForAll("spans") List<Span> found) {
        Share without = score(gold, List.of(), found).characters().precision();
        Share with = score(gold, ignored, found).characters().precision();

        assertThat(with.hits()).isEqualTo(without.hits());
        assertThat(with.of()).isLessThanOrEqualTo(without.of());
    }

    private static Scorecard score(List<Span> gold, List<Span> ignored, List<Span> found) {
        List<GoldSpan> spans = gold.stream().map(s -> new GoldSpan(s, "NAME")).toList();
        GoldDocument document = new GoldDocument("a", SensitiveText.of(TEXT), spans, List.of(), ignored);
        List<Finding> findings = found.stream()
                .map(s -> new Finding(s, FindingType.NAME, 1, "test"))
                .toList();
        return SCORER.score(List.of(document), Map.of("a", findings));
    }

    @Provide
    Arbitrary<List<Span>> spans() {
        return span().list().ofMaxSize(6);
    }

    @Provide
    Arbitrary<Span> span() {
        return Arbitraries.integers().between(0, TEXT.length() - 1).flatMap(start -> Arbitraries.integers()
                .between(start + 1, Math.min(TEXT.length(), start + 20))
                .map(end -> new Span(start, end)));
    }
}
