package cloister.deploy.wiring;

import cloister.redaction.evaluation.GoldDocument;
import cloister.redaction.model.tagging.TaggedText;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Iterator;
import java.util.List;
import java.util.Random;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.BiFunction;
import java.util.function.Function;
import java.util.function.LongFunction;

/** Texts of several sources without end. */
final class TextMix implements Iterator<TaggedText> {
    private final List<Source> sources;
    private final Random random;
    private final double odds;

    /** Where texts come from, for as long as they are wanted. */
    interface Source {
        TaggedText next(Random random);

        /** How often, beside the others. */
        double odds();
    }

    /**
     * A collection, in an order that changes each time around.
     *
     * @param told what becomes of a text each time
     * @param share of the characters that come from here, beside the others' shares
     */
    static Source of(List<GoldDocument> texts, BiFunction<GoldDocument, Random, TaggedText> told, double share) {
        double mean = texts.stream()
                .mapToInt(text -> text.text().length())
                .average()
                .orElseThrow(() -> new IllegalArgumentException("a source has texts"));
        List<GoldDocument> left = new ArrayList<>();
        return source(share / mean, random -> {
            if (left.isEmpty()) {
                left.addAll(texts);
                Collections.shuffle(left, random);
            }
            return told.apply(left.remove(left.size() - 1), random);
        });
    }

    /**
     * Documents made as they are wanted, no two alike.
     *
     * @param mean characters of one
     */
    static Source made(LongFunction<TaggedText> maker, double share, double mean) {
        AtomicLong number = new AtomicLong();
        return source(share / mean, random -> maker.apply(number.getAndIncrement()));
    }

    private static Source source(double odds, Function<Random, TaggedText> next) {
        if (!(odds > 0)) {
            throw new IllegalArgumentException("a share is a number above 0");
        }
        return new Source() {
            @Override
            public TaggedText next(Random random) {
                return next.apply(random);
            }

            @Override
            public double odds() {
                return odds;
            }
        };
    }

    TextMix(List<Source> sources, long seed) {
        this.sources = List.copyOf(sources);
        this.random = new Random(seed);
        this.odds = sources.stream().mapToDouble(Source::odds).sum();
    }

    @Override
    public boolean hasNext() {
        return true;
    }

    @Override
    public TaggedText next() {
        double at = random.nextDouble() * odds;
        int chosen = 0;
        while (chosen < sources.size() - 1 && at >= sources.get(chosen).odds()) {
            at -= sources.get(chosen).odds();
            chosen++;
        }
        return sources.get(chosen).next(random);
    }
}
