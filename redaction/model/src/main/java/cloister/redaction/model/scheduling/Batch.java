package cloister.redaction.model.scheduling;

import cloister.redaction.model.scheduling.CallFailure.Reason;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;

/**
 * The calls that are being computed. Each pass takes a token (or a draft) of every answer that is being written, and as
 * many pieces of prompts beside as are worth one piece: callers take turns in that. For one thread at a time.
 */
final class Batch {
    /** Calls at a time. */
    static final int SEATS = 16;

    /** The last seats are for callers that have none yet, so that nobody waits for all the calls of another. */
    static final int SHARED_SEATS = 12;

    /** Answers at a time beside which guessing ahead still pays. */
    private static final int DRAFTING = 2;

    private final Decoder decoder;
    private final Beginnings beginnings;
    private final Room room;
    private final List<Call<?>> calls = new ArrayList<>();

    /**
     * How much may be computed at a time.
     *
     * @param bytes of all tracks together; one call is always let in
     * @param drafts most tokens to be guessed ahead for one answer; 0 for none
     */
    record Room(long bytes, int drafts) {}

    Batch(Decoder decoder, Beginnings beginnings, Room room) {
        this.decoder = decoder;
        this.beginnings = beginnings;
        this.room = room;
    }

    boolean isEmpty() {
        return calls.isEmpty();
    }

    int size() {
        return calls.size();
    }

    /** Whether there is a seat for another call of this caller. */
    boolean hasSeat(Object caller) {
        boolean first = calls.stream().noneMatch(call -> call.caller().equals(caller));
        return calls.size() < (first ? SEATS : SHARED_SEATS);
    }

    /** Whether there is memory for this call beside the others. */
    boolean hasRoom(Call<?> call) {
        long taken = calls.stream().mapToLong(this::bytes).sum();
        return calls.isEmpty() || taken + bytes(call) <= room.bytes();
    }

    private long bytes(Call<?> call) {
        return decoder.bytes(call.task().most());
    }

    /** Lets a call in. */
    void seat(Call<?> call, long now) {
        try {
            call.begin(now, decoder, beginnings);
            calls.add(call);
        } catch (RuntimeException e) {
            call.fail(new CallFailure(Reason.FAILED, e));
            return;
        }
        settle(call);
    }

    /** Ends what nobody waits for any more. */
    void sweep(long now) {
        for (Call<?> call : List.copyOf(calls)) {
            call.overdueComputing(now).ifPresent(reason -> end(call, new CallFailure(reason)));
        }
    }

    /** Ends all calls. */
    void clear(Reason reason) {
        List.copyOf(calls).forEach(call -> end(call, new CallFailure(reason)));
    }

    /** What a pass was made of. */
    record Pass(int answers, int tokens) {}

    /** One pass. What it is made of is told before any of its answers is given. */
    void pass(Consumer<Pass> counter) {
        List<Part> parts = new ArrayList<>();
        int answers = addAnswers(parts);
        addPrompts(parts);
        if (!parts.isEmpty()) {
            int tokens =
                    parts.stream().mapToInt(part -> part.segment().length()).sum();
            counter.accept(new Pass(answers, tokens));
            compute(parts);
        }
    }

    private record Part(Call<?> call, Segment segment) {}

    private int addAnswers(List<Part> parts) {
        List<Call<?>> writing =
                calls.stream().filter(call -> call.task().isDecoding()).toList();
        int drafts = writing.size() <= DRAFTING ? room.drafts() : 0;
        writing.forEach(call -> offer(call, drafts, Integer.MAX_VALUE, parts));
        return writing.size();
    }

    /** One piece of each caller, again and again, until there is no room for the next one. */
    private void addPrompts(List<Part> parts) {
        int left = Task.PIECE;
        boolean some = true;
        while (some && left > 0) {
            some = false;
            Set<Object> served = new HashSet<>();
            for (Call<?> call : List.copyOf(calls)) {
                if (served.contains(call.caller()) || call.task().isDecoding()) {
                    continue;
                }
                int taken = offer(call, 0, left, parts);
                if (taken > left) {
                    // The first one that has to wait is the first one next time.
                    return;
                }
                if (taken > 0) {
                    some = true;
                    left -= taken;
                    served.add(call.caller());
                    toTheEnd(call.caller());
                }
            }
        }
    }

    private void toTheEnd(Object caller) {
        List<Call<?>> own =
                calls.stream().filter(call -> call.caller().equals(caller)).toList();
        calls.removeAll(own);
        calls.addAll(own);
    }

    /** Takes the call's next segment in, if it isn't longer than what is left; its length, or 0 if there is none. */
    private int offer(Call<?> call, int drafts, int left, List<Part> parts) {
        Optional<Segment> next;
        try {
            next = call.task().next(drafts);
        } catch (RuntimeException e) {
            end(call, new CallFailure(Reason.FAILED, e));
            return 0;
        }
        next.filter(segment -> segment.length() <= left).ifPresent(segment -> {
            call.task().sent(segment);
            parts.add(new Part(call, segment));
        });
        return next.map(Segment::length).orElse(0);
    }

    private void compute(List<Part> parts) {
        List<Reading> readings;
        try {
            readings = decoder.compute(parts.stream().map(Part::segment).toList());
        } catch (RuntimeException e) {
            // One of them may be the cause: the others are not to suffer for it.
            parts.forEach(this::alone);
            return;
        }
        for (int i = 0; i < parts.size(); i++) {
            take(parts.get(i), readings.get(i));
        }
    }

    private void alone(Part part) {
        if (calls.contains(part.call())) {
            try {
                take(part, decoder.compute(List.of(part.segment())).get(0));
            } catch (RuntimeException e) {
                end(part.call(), new CallFailure(Reason.FAILED, e));
            }
        }
    }

    private void take(Part part, Reading reading) {
        if (!calls.contains(part.call())) {
            return;
        }
        try {
            part.call().task().take(part.segment(), reading);
            part.call().task().keepAfter(part.segment(), beginnings);
        } catch (RuntimeException e) {
            end(part.call(), new CallFailure(Reason.FAILED, e));
            return;
        }
        settle(part.call());
    }

    private void settle(Call<?> call) {
        if (call.task().isDone()) {
            calls.remove(call);
            call.finish();
        }
    }

    private void end(Call<?> call, CallFailure failure) {
        calls.remove(call);
        call.fail(failure);
    }
}
