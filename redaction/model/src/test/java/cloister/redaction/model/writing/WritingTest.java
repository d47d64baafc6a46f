package cloister.redaction.model.writing;

import static org.assertj.core.api.Assertions.assertThat;

import cloister.pipeline.Attempt;
import cloister.pipeline.CodePoints;
import cloister.pipeline.HoldCode;
import cloister.pipeline.Recorded;
import cloister.pipeline.RedactedText;
import cloister.pipeline.Sha256;
import cloister.pipeline.Span;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** What goes to a writer, how its answer is read, and what becomes of it. */
class WritingTest {
    private static final String TEXT = "[NAME_1] fell\ud83d\ude00 at home.\nNo fracture   was seen. A scan is planned.";

    private final WritingTask task = task(2);

    private static WritingTask task(int most) {
        RedactedText text = RedactedText.reread(TEXT, Map.of(), Sha256.ofUtf8(TEXT));
        int second = TEXT.indexOf("No fracture");
        int third = TEXT.indexOf("A scan");
        return WritingTask.of(
                text,
                new CodePoints(TEXT),
                List.of(new Span(0, second - 1), new Span(second, third - 1), new Span(third, TEXT.length())),
                most,
                Audience.OFFICER);
    }

    @Test
    void task_numbersItsSentences_andTellsTheirPlacesInCodePoints() {
        assertThat(WritingPrompt.user(task))
                .isEqualTo(
                        "[1] [NAME_1] fell\ud83d\ude00 at home.\n[2] No fracture was seen.\n[3] A scan is planned.\n");
        assertThat(task.ranges().get(0)).isEqualTo(new Span(0, 23));
        assertThat(task.ranges().get(1).start()).isEqualTo(24);
        assertThat(task.toString()).doesNotContain("fell");
    }

    @Test
    void system_namesLengthAndAudience() {
        assertThat(WritingPrompt.system(task)).contains("at most 2 short sentences", "compliance officer");
    }

    @Test
    void read_takesSentencesWithTheirSources() {
        List<DraftSentence> draft = WritingPrompt.read(
                "- [NAME_1] fell at home. [1]\n\n2. No fracture was seen [2, 3].\nA scan. [1][3]\nNobody says this.\n[4] Numbered only.\n",
                task);
        assertThat(draft)
                .containsExactly(
                        new DraftSentence("[NAME_1] fell at home.", List.of(1)),
                        new DraftSentence("No fracture was seen.", List.of(2, 3)),
                        new DraftSentence("A scan.", List.of(1, 3)),
                        new DraftSentence("Nobody says this.", List.of()),
                        new DraftSentence("Numbered only.", List.of()));
    }

    @Test
    void read_endlessAnswer_isBounded() {
        assertThat(WritingPrompt.read("Again. [1]\n".repeat(1_000), task)).hasSize(8);
    }

    @Test
    void check_trueSentence_passes_ifTheModelAgrees() {
        DraftSentence said = new DraftSentence("[NAME_1] fell at home.", List.of(1));
        assertThat(verdict(said, 0.5).text()).contains("[NAME_1] fell at home.");
        CheckedDraft.Verdict doubted = verdict(said, -0.5);
        assertThat(doubted.text()).isEmpty();
        assertThat(doubted.objection()).contains(Objection.NOT_ENTAILED);
        assertThat(doubted.sources()).containsExactly(1);
        assertThat(verdict(said, Double.NaN).text()).isEmpty();
    }

    @Test
    void check_trueSentenceThatNamesNoSource_getsTheOneWithItsWords() {
        CheckedDraft.Verdict verdict = verdict(new DraftSentence("No fracture was seen.", List.of()), 0.5);
        assertThat(verdict.text()).contains("No fracture was seen.");
        assertThat(verdict.sources()).containsExactly(2);
    }

    @Test
    void check_falseSentence_isNeverAskedAbout() {
        List<Entailment.Claim> asked = new ArrayList<>();
        CheckedDraft checks = new CheckedDraft(scripted(9, asked), 0);
        List<CheckedDraft.Verdict> verdicts = done(checks.check(
                task,
                List.of(
                        new DraftSentence("A fracture was seen.", List.of(2)),
                        new DraftSentence("The scan was done.", List.of(3)),
                        new DraftSentence("The weather was fine.", List.of()),
                        new DraftSentence("The scan was done.", List.of()),
                        new DraftSentence("[NAME_1] fell at home.", List.of(1, 7)))));
        assertThat(verdicts)
                .extracting(CheckedDraft.Verdict::objection)
                .containsExactly(
                        Optional.of(Objection.NEGATION),
                        Optional.of(Objection.STATUS),
                        Optional.of(Objection.NO_SOURCE),
                        Optional.of(Objection.STATUS),
                        Optional.of(Objection.NO_SOURCE));
        assertThat(verdicts.get(1).sources()).containsExactly(3);
        assertThat(verdicts.get(3).sources()).isEmpty();
        assertThat(verdicts).extracting(CheckedDraft.Verdict::text).containsOnly(Optional.empty());
        assertThat(asked).isEmpty();
    }

    @Test
    void check_modelThatFails_stops() {
        Entailment broken = new Entailment() {
            @Override
            public Sha256 digest() {
                return Sha256.ofUtf8("");
            }

            @Override
            public Recorded<Attempt<List<Double>>> odds(List<Claim> claims) {
                return new Recorded<>(Attempt.stopped(HoldCode.MODEL_FAILED), List.of());
            }
        };
        Attempt<List<CheckedDraft.Verdict>> checked = new CheckedDraft(broken, 0)
                .check(task, List.of(new DraftSentence("[NAME_1] fell at home.", List.of(1))))
                .value();
        assertThat(checked).isEqualTo(Attempt.stopped(HoldCode.MODEL_FAILED));
    }

    private CheckedDraft.Verdict verdict(DraftSentence sentence, double odds) {
        return done(new CheckedDraft(scripted(odds, new ArrayList<>()), 0).check(task, List.of(sentence)))
                .get(0);
    }

    private static Entailment scripted(double odds, List<Entailment.Claim> asked) {
        return new Entailment() {
            @Override
            public Sha256 digest() {
                return Sha256.ofUtf8("scripted");
            }

            @Override
            public Recorded<Attempt<List<Double>>> odds(List<Claim> claims) {
                asked.addAll(claims);
                return new Recorded<>(
                        Attempt.done(claims.stream().map(claim -> odds).toList()), List.of());
            }
        };
    }

    private static <T> T done(Recorded<Attempt<T>> recorded) {
        return recorded.value().fold(value -> value, reasons -> {
            throw new AssertionError(reasons);
        });
    }
}
