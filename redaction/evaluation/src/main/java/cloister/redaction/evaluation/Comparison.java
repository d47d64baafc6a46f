package cloister.redaction.evaluation;

import cloister.pipeline.Finding;
import cloister.pipeline.Span;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** One document's findings beside its gold spans. */
final class Comparison {
    private final GoldDocument document;
    private final Rules rules;
    private final Titles titles;
    private final Characters characters;
    private final List<GoldSpan> gold;
    /** Characters of gold spans. */
    private final BitSet marked = new BitSet();
    /** Characters that count neither way. */
    private final BitSet neutral = new BitSet();
    /** Findings that count: none inside another, none that touches neutral ground only. */
    private final List<Answer> answers = new ArrayList<>();
    /** Characters of those findings. */
    private final BitSet covered = new BitSet();
    /** Characters of all findings: what is redacted is redacted, and a protected span suffers from each. */
    private final BitSet redacted = new BitSet();

    private record Answer(Finding finding, BitSet characters) {}

    Comparison(GoldDocument document, List<Finding> findings, Rules rules, Titles titles) {
        this.document = document;
        this.rules = rules;
        this.titles = titles;
        this.characters = new Characters(document.text().reveal());
        this.gold = document.spans().stream().filter(s -> !rules.isNeutral(s)).toList();
        gold.forEach(s -> marked.or(characters.solid(s.range())));
        document.ignored().forEach(range -> neutral.or(characters.solid(range)));
        document.spans().stream().filter(rules::isNeutral).forEach(s -> neutral.or(characters.solid(s.range())));
        neutral.andNot(marked);
        for (Finding finding : outermost(findings)) {
            BitSet own = characters.solid(finding.span());
            redacted.or(own);
            if (own.intersects(marked) || !own.intersects(neutral)) {
                answers.add(new Answer(finding, own));
                covered.or(own);
            }
        }
        covered.andNot(neutral);
    }

    /** Without findings that lie inside another; of two at the same place, the one that stands earlier in the list. */
    private static List<Finding> outermost(List<Finding> findings) {
        Comparator<Finding> byPlace = Comparator.<Finding>comparingInt(
                        f -> f.span().start())
                .thenComparing(f -> -f.span().end());
        List<Finding> kept = new ArrayList<>();
        int reached = 0;
        for (Finding finding : findings.stream().sorted(byPlace).toList()) {
            if (finding.span().end() > reached) {
                kept.add(finding);
                reached = finding.span().end();
            }
        }
        return kept;
    }

    void count(Tally tally) {
        countCharacters(tally);
        Set<Span> predicted = new HashSet<>();
        answers.forEach(a -> predicted.add(a.finding().span()));
        Set<Span> wanted = new HashSet<>();
        gold.forEach(s -> wanted.add(s.range()));
        tally.predictedSpans += answers.size();
        tally.predictedRight +=
                answers.stream().filter(a -> a.characters().intersects(marked)).count();
        tally.predictedExact += wanted.stream().filter(predicted::contains).count();
        boolean anyDirect = false;
        boolean anyLeak = false;
        for (GoldSpan span : gold) {
            countType(tally.of(span.type()), span, predicted.contains(span.range()));
            boolean masked = isMasked(characters.telling(span.range()));
            span.entity().ifPresent(e -> tally.mention(document.id(), e, span, masked));
            if (rules.isDirect(span)) {
                anyDirect = true;
                anyLeak |= countLeak(tally, span);
            }
        }
        tally.directDocuments += anyDirect ? 1 : 0;
        tally.leakyDocuments += anyLeak ? 1 : 0;
        countProtected(tally);
    }

    private void countCharacters(Tally tally) {
        BitSet right = (BitSet) covered.clone();
        right.and(marked);
        tally.charactersRight += right.cardinality();
        tally.charactersPredicted += covered.cardinality();
        tally.charactersGold += marked.cardinality();
    }

    private void countType(Tally.OfType type, GoldSpan span, boolean exact) {
        BitSet own = characters.solid(span.range());
        BitSet hit = (BitSet) own.clone();
        hit.and(covered);
        type.spans++;
        type.exact += exact ? 1 : 0;
        type.overlap += hit.isEmpty() ? 0 : 1;
        type.full += isMasked(characters.telling(span.range())) ? 1 : 0;
        type.typed += answers.stream()
                        .anyMatch(a -> a.characters().intersects(own)
                                && rules.isRight(span, a.finding().type()))
                ? 1
                : 0;
        type.characters += own.cardinality();
        type.charactersCovered += hit.cardinality();
    }

    private boolean countLeak(Tally tally, GoldSpan span) {
        BitSet needed = characters.telling(span.range());
        if (rules.titled().contains(span.type())) {
            needed = titles.without(needed, document.text().reveal(), span.range());
        }
        boolean leaks = !isMasked(needed);
        tally.directSpans++;
        tally.leaks += leaks ? 1 : 0;
        tally.untouched += leaks && !needed.intersects(covered) ? 1 : 0;
        return leaks;
    }

    private void countProtected(Tally tally) {
        for (Span range : document.protectedSpans()) {
            BitSet own = characters.telling(range);
            if (!own.isEmpty()) {
                tally.protectedSpans++;
                tally.protectedTouched += own.intersects(redacted) ? 1 : 0;
            }
        }
    }

    private boolean isMasked(BitSet needed) {
        BitSet open = (BitSet) needed.clone();
        open.andNot(covered);
        return open.isEmpty();
    }
}
