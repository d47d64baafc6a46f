package cloister.redaction.model.torch;

import ai.djl.pytorch.engine.PtNDArray;
import ai.djl.pytorch.jni.IValue;
import cloister.redaction.model.scheduling.Decoder;
import cloister.redaction.model.scheduling.Reading;
import cloister.redaction.model.scheduling.Segment;
import cloister.redaction.model.scheduling.Segment.Wish;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * A {@link Transformer} that computes tokens of several sequences in one pass: their rows go through the matrices
 * together, and each segment attends to its own track.
 */
final class TransformerDecoder implements Decoder {
    /** Places by which a track grows. */
    private static final int STEP = 256;

    private final TorchModule module;
    private final TransformerConfig config;
    private final Kernel kernel;
    private final Runnable closing;

    TransformerDecoder(TorchModule module, TransformerConfig config, Kernel kernel, Runnable closing) {
        this.module = module;
        this.config = config;
        this.kernel = kernel;
        this.closing = closing;
    }

    /** Keys and values of one sequence, the first token's before all others. */
    private final class Memory implements Track {
        private TorchModule.Scope scope;
        private PtNDArray cache;
        private int places;

        Memory(int places) {
            this.places = places;
            this.scope = module.scope();
            this.cache = scope.array(scope.call("new_cache", scope.of(places)));
        }

        Memory(Memory origin, int length, int places) {
            this.places = places;
            this.scope = module.scope();
            this.cache = copied(scope, origin.cache, length, places);
        }

        void reserve(int past, int length) {
            if (length > places) {
                TorchModule.Scope fresh = module.scope();
                int wanted = rounded(length);
                cache = copied(fresh, cache, past, wanted);
                places = wanted;
                scope.close();
                scope = fresh;
            }
        }

        @Override
        public long bytes() {
            return TransformerDecoder.this.bytes(places - 1);
        }

        @Override
        public void close() {
            scope.close();
        }
    }

    private static PtNDArray copied(TorchModule.Scope scope, PtNDArray cache, int length, int places) {
        try (TorchModule.Scope call = scope.inner()) {
            return scope.array(call.call("branch", call.value(cache), call.of(length), call.of((long) places)));
        }
    }

    private static int rounded(int places) {
        return (places + STEP - 1) / STEP * STEP;
    }

    @Override
    public Track begin() {
        return new Memory(STEP);
    }

    @Override
    public Track copy(Track track, int tokens, boolean room) {
        return new Memory((Memory) track, tokens + 1, room ? rounded(tokens + 2) : tokens + 1);
    }

    @Override
    public long bytes(int tokens) {
        return (tokens + 1L)
                * config.sizes().layers()
                * 2
                * config.sizes().kvHeads()
                * config.sizes().headSize()
                * kernel.cacheBytes();
    }

    @Override
    public float[] opening(int[] tokens) {
        try (TorchModule.Scope scope = module.scope()) {
            return scope.floats(
                    scope.call("weigh", scope.call("first_state"), scope.tokens(new int[] {0}), scope.tokens(tokens)));
        }
    }

    @Override
    public List<Reading> compute(List<Segment> segments) {
        Units units = new Units();
        int[] begins = new int[segments.size()];
        for (int i = 0; i < begins.length; i++) {
            Segment segment = segments.get(i);
            begins[i] = units.rows();
            int past = segment.past() + 1;
            ((Memory) segment.track()).reserve(past, past + segment.length());
            units.add(segment);
        }
        try (TorchModule.Scope scope = module.scope()) {
            IValue states = units.pass(scope);
            Reading[] readings = new Reading[begins.length];
            Arrays.fill(readings, Reading.nothing());
            new Choosing(segments, begins).read(scope, states, readings);
            score(scope, states, segments, begins, readings);
            return List.of(readings);
        }
    }

    /** A pass as the forward code takes it: rows, and the units of them that attend together. */
    private static final class Units {
        private final List<Integer> ids = new ArrayList<>();
        private final List<Integer> places = new ArrayList<>();
        private final List<Memory> tracks = new ArrayList<>();
        private final List<Integer> which = new ArrayList<>();
        private final List<Integer> pasts = new ArrayList<>();
        private final List<Integer> counts = new ArrayList<>();

        int rows() {
            return ids.size();
        }

        void add(Segment segment) {
            Memory track = (Memory) segment.track();
            if (!tracks.contains(track)) {
                tracks.add(track);
            }
            int past = segment.past() + 1;
            int count = segment.wish() == Wish.EACH ? 1 : segment.length();
            for (int i = 0; i < segment.length(); i++) {
                ids.add(segment.tokens()[i]);
                places.add(past + i);
            }
            for (int begin = 0; begin < segment.length(); begin += count) {
                which.add(tracks.indexOf(track));
                pasts.add(past + begin);
                counts.add(count);
            }
        }

        IValue pass(TorchModule.Scope scope) {
            return scope.call(
                    "pass_units",
                    scope.tokens(ints(ids)),
                    scope.tokens(ints(places)),
                    scope.tensors(tracks.stream().map(track -> track.cache).toArray(PtNDArray[]::new)),
                    list(scope, which),
                    list(scope, pasts),
                    list(scope, counts));
        }
    }

    /** The likeliest tokens of all segments that wish for them, by one product with the head. */
    private record Choosing(List<Segment> segments, int[] begins) {
        void read(TorchModule.Scope scope, IValue states, Reading[] readings) {
            List<Integer> rows = new ArrayList<>();
            List<Integer> bound = new ArrayList<>();
            List<Integer> counts = new ArrayList<>();
            List<int[]> among = new ArrayList<>();
            for (int i = 0; i < begins.length; i++) {
                Segment segment = segments.get(i);
                if (segment.wish() == Wish.NEXT && segment.operands().length > 0) {
                    bound.add(rows.size());
                    counts.add(segment.operands().length);
                    among.add(segment.operands());
                }
                for (int row = first(segment); row < segment.length(); row++) {
                    rows.add(begins[i] + row);
                }
            }
            if (rows.isEmpty()) {
                return;
            }
            long[] chosen = scope.longs(scope.call(
                    "choose",
                    states,
                    scope.tokens(ints(rows)),
                    list(scope, bound),
                    scope.tokens(joined(among)),
                    list(scope, counts)));
            int at = 0;
            for (int i = 0; i < begins.length; i++) {
                int count = segments.get(i).length() - first(segments.get(i));
                if (count > 0) {
                    readings[i] = Reading.ofTokens(Arrays.stream(chosen, at, at + count)
                            .mapToInt(Math::toIntExact)
                            .toArray());
                    at += count;
                }
            }
        }

        /** The first row whose next token is wished for. */
        private static int first(Segment segment) {
            return switch (segment.wish()) {
                case NEXT -> segment.length() - 1;
                case EACH -> 0;
                case NOTHING, TARGETS, CANDIDATES -> segment.length();
            };
        }
    }

    private static void score(
            TorchModule.Scope scope, IValue states, List<Segment> segments, int[] begins, Reading[] readings) {
        for (int i = 0; i < begins.length; i++) {
            Segment segment = segments.get(i);
            if (segment.wish() == Wish.TARGETS) {
                try (TorchModule.Scope one = scope.inner()) {
                    IValue found =
                            one.call("score_rows", states, one.of((long) begins[i]), one.tokens(segment.operands()));
                    readings[i] = Reading.ofLikelihoods(one.floats(found));
                }
            } else if (segment.wish() == Wish.CANDIDATES) {
                try (TorchModule.Scope one = scope.inner()) {
                    int[] last = {begins[i] + segment.length() - 1};
                    IValue found = one.call("weigh", states, one.tokens(last), one.tokens(segment.operands()));
                    readings[i] = Reading.ofLikelihoods(one.floats(found));
                }
            }
        }
    }

    private static int[] ints(List<Integer> numbers) {
        return numbers.stream().mapToInt(Integer::intValue).toArray();
    }

    private static int[] joined(List<int[]> parts) {
        return parts.stream().flatMapToInt(Arrays::stream).toArray();
    }

    private static IValue list(TorchModule.Scope scope, List<Integer> numbers) {
        return scope.of(numbers.stream().mapToLong(Integer::longValue).toArray());
    }

    @Override
    public void close() {
        closing.run();
    }
}
