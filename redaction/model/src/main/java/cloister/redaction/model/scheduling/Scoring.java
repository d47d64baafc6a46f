package cloister.redaction.model.scheduling;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Deque;
import java.util.List;
import java.util.Optional;

/**
 * Asks for log-likelihoods in several sequences with a common beginning, which is computed once. All share one track: each
 * sequence is written over the one before it.
 */
public final class Scoring extends Task<float[][]> {
    private final int[] lead;
    private final List<Rest> rests;
    private final float[][] results;
    private final int[] filled;
    private final Deque<Part> plan = new ArrayDeque<>();
    private final Deque<Part> flying = new ArrayDeque<>();

    /**
     * What follows in one sequence.
     *
     * @param opening the token whose likelihood right after the model's first one is asked for too; or empty
     */
    private record Rest(List<Integer> opening, int[] fed, Segment.Wish wish, int[] operands) {}

    /** @param rest number of the sequence, or -1 for the beginning of all */
    private record Part(int rest, Segment segment) {}

    private Scoring(int[] lead, int instructions, List<Rest> rests) {
        super(head(lead, Math.min(instructions, lead.length)));
        this.lead = lead;
        this.rests = rests;
        this.results = new float[rests.size()][];
        this.filled = new int[rests.size()];
    }

    /**
     * The log-likelihood of each token of each sequence.
     *
     * @param lead tokens before each, without the model's first one; may be empty
     * @param instructions how many of them are the application's own
     * @param sequences at least one token each
     */
    public static Scoring likelihoods(int[] lead, int instructions, List<int[]> sequences) {
        List<Rest> rests = new ArrayList<>();
        // A token's likelihood is read where the one before it is computed.
        int last = lead.length - 1;
        for (int[] sequence : sequences) {
            if (lead.length == 0) {
                int[] fed = Arrays.copyOf(sequence, sequence.length - 1);
                int[] targets = Arrays.copyOfRange(sequence, 1, sequence.length);
                rests.add(new Rest(List.of(sequence[0]), fed, Segment.Wish.TARGETS, targets));
            } else {
                int[] fed = new int[sequence.length];
                fed[0] = lead[last];
                System.arraycopy(sequence, 0, fed, 1, sequence.length - 1);
                rests.add(new Rest(List.of(), fed, Segment.Wish.TARGETS, sequence));
            }
        }
        return new Scoring(Arrays.copyOf(lead, Math.max(last, 0)), instructions, List.copyOf(rests));
    }

    /**
     * The log-likelihoods of some tokens right after each sequence.
     *
     * @param lead the tokens that all begin with, without the model's first one; may be empty
     * @param instructions how many of them are the application's own
     * @param rests what follows, at least one token each
     */
    public static Scoring candidates(int[] lead, int instructions, List<int[]> rests, int[] candidates) {
        return new Scoring(
                lead,
                instructions,
                rests.stream()
                        .map(rest -> new Rest(List.of(), rest, Segment.Wish.CANDIDATES, candidates))
                        .toList());
    }

    @Override
    int most() {
        return lead.length
                + rests.stream().mapToInt(rest -> rest.fed().length).max().orElse(0);
    }

    @Override
    void open(Decoder decoder, Beginnings beginnings) {
        super.open(decoder, beginnings);
        for (int begin = given(); begin < lead.length; begin = cut(begin, lead.length)) {
            int[] tokens = Arrays.copyOfRange(lead, begin, cut(begin, lead.length));
            plan.add(new Part(-1, segment(begin, tokens, Segment.Wish.NOTHING, new int[0])));
        }
        int[] openings = rests.stream()
                .flatMap(rest -> rest.opening().stream())
                .mapToInt(Integer::intValue)
                .toArray();
        float[] opened = openings.length == 0 ? new float[0] : decoder.opening(openings);
        for (int number = 0; number < results.length; number++) {
            Rest rest = rests.get(number);
            int open = rest.opening().size();
            results[number] = new float[open + rest.operands().length];
            if (open > 0) {
                results[number][filled[number]++] = opened[number];
            }
            plan(number, rest);
        }
    }

    private void plan(int number, Rest rest) {
        for (int begin = 0; begin < rest.fed().length; begin += PIECE) {
            int end = Math.min(begin + PIECE, rest.fed().length);
            int[] tokens = Arrays.copyOfRange(rest.fed(), begin, end);
            int[] operands = rest.operands();
            Segment.Wish wish = rest.wish();
            if (wish == Segment.Wish.TARGETS) {
                operands = Arrays.copyOfRange(operands, begin, end);
            } else if (end < rest.fed().length) {
                wish = Segment.Wish.NOTHING;
            }
            plan.add(new Part(number, segment(lead.length + begin, tokens, wish, operands)));
        }
    }

    @Override
    Optional<Segment> next(int drafts) {
        return Optional.ofNullable(plan.peek()).map(Part::segment);
    }

    @Override
    void sent(Segment segment) {
        flying.add(plan.remove());
    }

    @Override
    void take(Segment segment, Reading reading) {
        int number = flying.remove().rest();
        if (number >= 0) {
            float[] found = reading.likelihoods();
            System.arraycopy(found, 0, results[number], filled[number], found.length);
            filled[number] += found.length;
        }
    }

    @Override
    boolean isDecoding() {
        return false;
    }

    @Override
    boolean isDone() {
        return plan.isEmpty() && flying.isEmpty();
    }

    @Override
    float[][] result() {
        return results;
    }
}
