package cloister.pipeline;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.stream.Collectors;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

class RedactorProperties {
    private static final int LENGTH = 80;
    /** Every character of this text is another one, and none can stand in a placeholder. */
    private static final int FIRST = 0xE000;

    private static String text() {
        StringBuilder text = new StringBuilder();
        for (int i = 0; i < LENGTH; i++) {
            text.append((char) (FIRST + i));
        }
        return text.toString();
    }

    @Provide
    Arbitrary<List<Finding>> findings() {
        Arbitrary<Integer> start = Arbitraries.integers().between(0, LENGTH - 1);
        Arbitrary<Integer> length = Arbitraries.integers().between(1, 20);
        Arbitrary<FindingType> type = Arbitraries.of(FindingType.class);
        Arbitrary<Double> score = Arbitraries.doubles().between(0, 1);
        Arbitrary<String> by = Arbitraries.of("one", "two");
        return Combinators.combine(start, length, type, score, by)
                .as((s, n, t, p, b) -> new Finding(new Span(s, Math.min(LENGTH, s + n)), t, p, b))
                .list()
                .ofMaxSize(15);
    }

    @Property
    void noCharacterOfAnyFindingSurvives_andEveryOtherDoesInOrder(@ForAll("findings") List<Finding> findings) {
        BitSet covered = new BitSet();
        findings.forEach(f -> covered.set(f.span().start(), f.span().end()));
        String output = Redactor.redact(SensitiveText.of(text()), findings).value();
        List<Integer> survivors = output.chars()
                .filter(c -> c >= FIRST)
                .map(c -> c - FIRST)
                .boxed()
                .toList();
        List<Integer> expected = new ArrayList<>();
        for (int i = covered.nextClearBit(0); i < LENGTH; i = covered.nextClearBit(i + 1)) {
            expected.add(i);
        }
        assertThat(survivors).isEqualTo(expected);
    }

    @Property
    void countsAndPlaceholders_areThoseOfTheUnitedSpans(@ForAll("findings") List<Finding> findings) {
        RedactedText redacted = Redactor.redact(SensitiveText.of(text()), findings);
        int united = Span.union(findings.stream().map(Finding::span).toList()).size();
        assertThat(redacted.counts().values().stream()
                        .mapToInt(Integer::intValue)
                        .sum())
                .isEqualTo(united);
        assertThat(redacted.value().chars().filter(c -> c == '[').count()).isEqualTo(united);
    }

    @Property
    void orderOfFindings_changesNothing(@ForAll("findings") List<Finding> findings, @ForAll Random random) {
        List<Finding> shuffled = new ArrayList<>(findings);
        Collections.shuffle(shuffled, random);
        assertThat(Redactor.redact(SensitiveText.of(text()), shuffled))
                .isEqualTo(Redactor.redact(SensitiveText.of(text()), findings));
    }

    @Property
    void redactingAgainWithMoreFindings_neverUncovers(
            @ForAll("findings") List<Finding> some, @ForAll("findings") List<Finding> more) {
        List<Finding> all = new ArrayList<>(some);
        all.addAll(more);
        String few = Redactor.redact(SensitiveText.of(text()), some).value();
        String many = Redactor.redact(SensitiveText.of(text()), all).value();
        assertThat(survivors(few)).containsAll(survivors(many));
    }

    private static List<Integer> survivors(String output) {
        return output.chars().filter(c -> c >= FIRST).boxed().collect(Collectors.toList());
    }
}
