package cloister.redaction.model.scheduling;

import cloister.redaction.model.grammar.TokenConstraint;
import java.util.Arrays;
import java.util.BitSet;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;

/** Asks for the likeliest continuation of a prompt, token by token. */
public final class Writing extends Task<int[]> {
    private final int prompt;
    private final int[] text;
    private final Set<Integer> ends;
    private final Optional<TokenConstraint> constraint;
    private final Lookup lookup = new Lookup();
    private int length;
    private int sent;
    private int flying;
    private boolean done;

    /**
     * @param prompt tokens without the model's first one, at least one
     * @param instructions how many of its first tokens are the application's own; fewer than all
     * @param most tokens of the answer
     * @param ends tokens that end it, and are not part of it
     * @param constraint the form of the answer, if it must have one
     */
    public Writing(int[] prompt, int instructions, int most, Set<Integer> ends, Optional<TokenConstraint> constraint) {
        super(head(prompt, Math.min(instructions, prompt.length - 1)));
        this.prompt = prompt.length;
        this.text = Arrays.copyOf(prompt, prompt.length + Math.max(most, 0));
        this.length = prompt.length;
        this.ends = Set.copyOf(ends);
        this.constraint = constraint;
        this.done = most < 1;
    }

    @Override
    int most() {
        return text.length;
    }

    @Override
    void open(Decoder decoder, Beginnings beginnings) {
        super.open(decoder, beginnings);
        sent = given();
    }

    @Override
    Optional<Segment> next(int drafts) {
        if (done || sent == length) {
            return Optional.empty();
        }
        if (sent < prompt) {
            int end = cut(sent, prompt);
            boolean last = end == prompt;
            return Optional.of(segment(
                    sent,
                    Arrays.copyOfRange(text, sent, end),
                    last ? Segment.Wish.NEXT : Segment.Wish.NOTHING,
                    last ? among() : new int[0]));
        }
        int most = Math.min(drafts, text.length - length - 1);
        int[] guess = constraint.isPresent() || most < 1 ? new int[0] : lookup.guess(text, length, most);
        int[] tokens = new int[1 + guess.length];
        tokens[0] = text[sent];
        System.arraycopy(guess, 0, tokens, 1, guess.length);
        return Optional.of(segment(sent, tokens, guess.length == 0 ? Segment.Wish.NEXT : Segment.Wish.EACH, among()));
    }

    @Override
    void sent(Segment segment) {
        sent = Math.min(length, sent + segment.length());
        flying++;
    }

    @Override
    void take(Segment segment, Reading reading) {
        flying--;
        int[] found = reading.tokens();
        int right = 0;
        for (int i = 0; i < found.length && i == right && !done; i++) {
            accept(found[i]);
            right += i + 1 < segment.length() && segment.tokens()[i + 1] == found[i] ? 1 : 0;
        }
        if (segment.wish() == Segment.Wish.EACH) {
            lookup.learn(segment.length() - 1, right);
            // What came true is computed; the token after it is not.
            sent = segment.past() + 1 + right;
        }
    }

    private void accept(int token) {
        if (ends.contains(token)) {
            done = true;
            return;
        }
        text[length++] = token;
        constraint.ifPresent(form -> form.accept(token));
        done = length == text.length
                || constraint.filter(form -> form.allowed().isEmpty()).isPresent();
    }

    /** The tokens that may come, if not all may. */
    private int[] among() {
        if (constraint.isEmpty()) {
            return new int[0];
        }
        BitSet allowed = constraint.get().allowed();
        if (!constraint.get().mayEnd()) {
            return allowed.stream().toArray();
        }
        return IntStream.concat(allowed.stream(), ends.stream().mapToInt(Integer::intValue))
                .sorted()
                .distinct()
                .toArray();
    }

    @Override
    boolean isDecoding() {
        return sent >= prompt;
    }

    @Override
    boolean isDone() {
        return done && flying == 0;
    }

    /** The tokens of the answer. */
    @Override
    int[] result() {
        return Arrays.copyOfRange(text, prompt, length);
    }
}
