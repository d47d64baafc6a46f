package cloister.redaction.model.scheduling;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import cloister.redaction.model.grammar.TokenConstraint;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;

class BatchTest {
    private static final Set<Integer> ENDS = Set.of(3);
    private static final Call.Limits LIMITS =
            new Call.Limits(Duration.ofSeconds(10), Duration.ofSeconds(20), Optional.empty());

    /** What is computed beside a task, before it and after it, leaves its answer as it is. */
    @Property(tries = 150)
    void tasks_inAnyCompany_answerAsAlone(@ForAll long seed) {
        Random random = new Random(seed);
        List<Supplier<Task<?>>> tasks = new ArrayList<>();
        for (int i = 0; i < 1 + random.nextInt(12); i++) {
            long own = random.nextInt(20);
            tasks.add(() -> task(new Random(own)));
        }
        List<Object> alone =
                tasks.stream().map(task -> together(0, List.of(task)).get(0)).toList();
        assertThat(together(random.nextInt(9), tasks)).isEqualTo(alone);
    }

    @Test
    void manyCallsOfOne_anotherCallsOnce_isServedBeforeThem() {
        Desk desk = new Desk(0);
        List<Call<?>> record = new ArrayList<>();
        for (int i = 0; i < 200; i++) {
            record.add(desk.ask("record", writing(400, 0, 30)));
        }
        desk.pass();
        desk.pass();
        Call<?> note = desk.ask("note", writing(50, 0, 30));
        while (!note.answer().isDone()) {
            desk.pass();
        }
        assertThat(record.stream().filter(call -> call.answer().isDone())).hasSizeLessThan(Batch.SEATS);
        desk.finish();
        assertThat(record).allMatch(call -> call.answer().isDone());
    }

    @Test
    void callsOfOneCaller_areServedInTheirOrder() {
        Desk desk = new Desk(0);
        List<Call<?>> calls = new ArrayList<>();
        List<Call<?>> done = new ArrayList<>();
        for (int i = 0; i < 40; i++) {
            Call<?> call = desk.ask("one", writing(100, 0, 5));
            call.answer().thenRun(() -> done.add(call));
            calls.add(call);
        }
        desk.finish();
        assertThat(done).containsExactlyElementsOf(calls);
    }

    @Test
    void passes_longPromptBesideAnswers_areBoundedAndServeEachAnswer() {
        Desk desk = new Desk(0);
        for (int i = 0; i < 4; i++) {
            desk.ask("writer " + i, writing(10, 0, 40));
        }
        desk.pass();
        Call<?> prompt = desk.ask("reader", writing(2_000, 0, 1));
        desk.decoder.passes.clear();
        while (!prompt.answer().isDone()) {
            desk.pass();
        }
        assertThat(desk.decoder.passes).hasSize(8).allSatisfy(pass -> {
            assertThat(pass.stream().mapToInt(Integer::intValue).sum()).isLessThanOrEqualTo(Task.PIECE + 4);
            assertThat(pass).hasSize(5);
        });
    }

    @Test
    void instructions_nextCall_areNotComputedAgain() {
        Desk desk = new Desk(0);
        desk.ask("a", writing(300, 100, 1));
        desk.finish();
        desk.decoder.passes.clear();
        desk.ask("b", writing(300, 100, 1));
        desk.finish();
        assertThat(desk.decoder.passes).containsExactly(List.of(200));
    }

    @Test
    void documents_afterTheirCalls_areInNoMemory() {
        Desk desk = new Desk(8);
        for (int i = 0; i < 30; i++) {
            desk.ask("caller " + i % 3, task(new Random(i)));
        }
        desk.finish();
        assertThat(desk.decoder.open).isNotEmpty().allSatisfy(memory -> assertThat(IntStream.of(memory.tokens()))
                .allMatch(token -> token >= OWN));
        desk.beginnings.clear();
        assertThat(desk.decoder.open).isEmpty();
    }

    @Test
    void beginnings_moreThanTheirBound_leaveTheOldest() {
        HashDecoder decoder = new HashDecoder(0);
        Beginnings beginnings = new Beginnings(decoder, 100);
        for (int length : new int[] {40, 50, 8, 101, 30}) {
            int[] own = own(length);
            Decoder.Track track = decoder.begin();
            decoder.compute(List.of(new Segment(track, 0, own, Segment.Wish.NOTHING, new int[0])));
            beginnings.keep(own, track);
            track.close();
        }
        assertThat(beginnings.bytes()).isEqualTo(80);
        assertThat(beginnings.find(own(40))).isEmpty();
        assertThat(beginnings.find(own(50))).isPresent();
        assertThat(beginnings.find(own(30))).isPresent();
        beginnings.close();
        assertThat(decoder.open).isEmpty();
    }

    @Test
    void call_pastItsTime_leavesItsSeat() {
        Desk desk = new Desk(0);
        Call<?> late = desk.ask("a", writing(10, 0, 1_000));
        desk.pass();
        desk.batch.sweep(Duration.ofSeconds(21).toNanos());
        assertThat(failure(late)).isEqualTo(CallFailure.Reason.LATE);
        assertThat(desk.batch.isEmpty()).isTrue();
        assertThat(desk.decoder.open).isEmpty();
    }

    @Test
    void call_givenUp_leavesItsSeatAndTheOthersGoOn() {
        Desk desk = new Desk(0);
        Call<?> left = desk.ask("a", writing(10, 0, 100));
        Call<?> stays = desk.ask("b", writing(10, 0, 100));
        desk.pass();
        left.giveUp();
        desk.finish();
        assertThat(failure(left)).isEqualTo(CallFailure.Reason.INTERRUPTED);
        assertThat(stays.answer()).isCompleted();
        assertThat(desk.decoder.open).isEmpty();
    }

    @Test
    void call_thatTheModelFailsAt_doesNotHarmTheOthers() {
        int[] prompt = document(new Random(1), 20);
        Object alone = together(0, List.of(() -> new Writing(prompt, 0, 20, ENDS, Optional.empty())))
                .get(0);
        Desk desk = new Desk(0);
        int[] poisoned = prompt.clone();
        poisoned[7] = HashDecoder.POISON;
        Call<int[]> good = desk.ask("a", new Writing(prompt, 0, 20, ENDS, Optional.empty()));
        Call<?> bad = desk.ask("b", new Writing(poisoned, 0, 20, ENDS, Optional.empty()));
        desk.finish();
        assertThat(failure(bad)).isEqualTo(CallFailure.Reason.FAILED);
        assertThat(comparable(good.answer().join())).isEqualTo(alone);
        assertThat(desk.decoder.open).isEmpty();
    }

    @Test
    void memory_moreThanThereIs_letsOneAfterTheOtherIn() {
        Desk desk = new Desk(0, 1_000);
        desk.ask("a", writing(1_500, 0, 2));
        desk.ask("b", writing(600, 0, 2));
        desk.ask("c", writing(600, 0, 2));
        desk.pass();
        assertThat(desk.batch.size()).isEqualTo(1);
        desk.finish();
        assertThat(desk.decoder.open).isEmpty();
    }

    @Test
    void drafts_textThatRepeats_needFewerPasses() {
        assertThat(passes(8)).isLessThan(passes(0) / 3);
    }

    private static int passes(int drafts) {
        HashDecoder decoder = new HashDecoder(7);
        Beginnings beginnings = new Beginnings(decoder, 0);
        Batch batch = new Batch(decoder, beginnings, new Batch.Room(Long.MAX_VALUE, drafts));
        Call<int[]> call =
                new Call<>("a", new Writing(new int[] {0, 1, 2}, 0, 100, Set.of(), Optional.empty()), LIMITS, 0);
        batch.seat(call, 0);
        while (!batch.isEmpty()) {
            batch.pass(any -> {});
        }
        assertThat(call.answer().join())
                .containsExactly(IntStream.range(3, 103).map(i -> i % 7).toArray());
        return decoder.passes.size();
    }

    @Test
    void constraint_onlyItsTokensAreTaken() {
        Desk desk = new Desk(8);
        Call<int[]> call =
                desk.ask("a", new Writing(document(new Random(5), 40), 0, 30, ENDS, Optional.of(new Countdown(9))));
        desk.finish();
        assertThat(call.answer().join()).containsExactly(19, 18, 17, 16, 15, 14, 13, 12, 11);
    }

    /** So many tokens, each of them one less than the one before; then the end. */
    private static final class Countdown implements TokenConstraint {
        private int left;

        Countdown(int left) {
            this.left = left;
        }

        @Override
        public BitSet allowed() {
            BitSet allowed = new BitSet();
            if (left > 0) {
                allowed.set(10 + left);
            }
            return allowed;
        }

        @Override
        public void accept(int token) {
            assertThat(token).isEqualTo(10 + left);
            left--;
        }

        @Override
        public boolean mayEnd() {
            return left == 0;
        }
    }

    /** Takes calls in as the scheduler does. */
    private static final class Desk {
        private final HashDecoder decoder = new HashDecoder(0);
        private final Beginnings beginnings = new Beginnings(decoder, 10_000);
        private final Batch batch;
        private final Turns<Object, Call<?>> waiting = new Turns<>();

        Desk(int drafts) {
            this(drafts, Long.MAX_VALUE);
        }

        Desk(int drafts, long bytes) {
            this.batch = new Batch(decoder, beginnings, new Batch.Room(bytes, drafts));
        }

        <T> Call<T> ask(Object caller, Task<T> task) {
            Call<T> call = new Call<>(caller, task, LIMITS, 0);
            waiting.add(caller, call);
            return call;
        }

        void pass() {
            batch.sweep(0);
            Optional<Call<?>> next = waiting.peek(batch::hasSeat).filter(batch::hasRoom);
            while (next.isPresent()) {
                waiting.take(next.get().caller());
                batch.seat(next.get(), 0);
                next = waiting.peek(batch::hasSeat).filter(batch::hasRoom);
            }
            batch.pass(any -> {});
        }

        void finish() {
            while (!batch.isEmpty() || !waiting.isEmpty()) {
                pass();
            }
        }
    }

    private static List<Object> together(int drafts, List<Supplier<Task<?>>> tasks) {
        Desk desk = new Desk(drafts);
        List<Call<?>> calls = new ArrayList<>();
        for (int i = 0; i < tasks.size(); i++) {
            calls.add(desk.ask("caller " + i % 5, tasks.get(i).get()));
            if (i % 3 == 2) {
                desk.pass();
            }
        }
        desk.finish();
        return calls.stream().map(call -> comparable(call.answer().join())).toList();
    }

    private static Object comparable(Object answer) {
        return answer instanceof int[] tokens
                ? Arrays.stream(tokens).boxed().toList()
                : Arrays.deepToString((float[][]) answer);
    }

    private static CallFailure.Reason failure(Call<?> call) {
        CallFailure[] found = new CallFailure[1];
        assertThatThrownBy(() -> call.answer().join())
                .hasCauseInstanceOf(CallFailure.class)
                .satisfies(e -> found[0] = (CallFailure) e.getCause());
        return found[0].reason();
    }

    private static Task<int[]> writing(int prompt, int instructions, int most) {
        return new Writing(
                prompt(new Random(9), instructions, prompt - instructions),
                instructions,
                most,
                Set.of(),
                Optional.empty());
    }

    /** Tokens from here on are the application's own. */
    private static final int OWN = 1_000;

    private static int[] own(int length) {
        return IntStream.range(0, length).map(i -> OWN + i).toArray();
    }

    private static int[] document(Random random, int length) {
        return random.ints(length, 0, HashDecoder.VOCABULARY).toArray();
    }

    private static int[] prompt(Random random, int instructions, int length) {
        return IntStream.concat(Arrays.stream(own(instructions)), Arrays.stream(document(random, length)))
                .toArray();
    }

    private static Task<?> task(Random random) {
        int own = random.nextInt(3) * 150;
        int[] lead = prompt(random, own, random.nextInt(300));
        List<int[]> rests = Stream.generate(() -> document(random, 1 + random.nextInt(400)))
                .limit(1 + random.nextInt(4))
                .toList();
        return switch (random.nextInt(3)) {
            case 0 ->
                new Writing(
                        prompt(random, own, 1 + random.nextInt(600)),
                        own,
                        1 + random.nextInt(60),
                        ENDS,
                        Optional.empty());
            case 1 -> Scoring.likelihoods(lead, Math.max(0, own - 1), rests);
            default -> Scoring.candidates(lead, own, rests, new int[] {4, 9});
        };
    }
}
