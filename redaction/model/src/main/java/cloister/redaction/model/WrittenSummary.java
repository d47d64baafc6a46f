package cloister.redaction.model;

import cloister.pipeline.Attempt;
import cloister.pipeline.CodePoints;
import cloister.pipeline.Engine;
import cloister.pipeline.Fingerprinter;
import cloister.pipeline.Inference;
import cloister.pipeline.Recorded;
import cloister.pipeline.RedactedText;
import cloister.pipeline.SensitiveText;
import cloister.pipeline.Sha256;
import cloister.pipeline.Span;
import cloister.pipeline.Summary;
import cloister.pipeline.SummaryDraft;
import cloister.pipeline.SummaryRole;
import cloister.redaction.model.summary.Candidate;
import cloister.redaction.model.writing.CheckedDraft;
import cloister.redaction.model.writing.DraftSentence;
import cloister.redaction.model.writing.Entailment;
import cloister.redaction.model.writing.SummaryWriter;
import cloister.redaction.model.writing.SupportCheck;
import cloister.redaction.model.writing.WritingTask;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * A summary that a model writes from the best sentences, in several tasks where they don't fit into one. Every sentence
 * is checked; its sources stand in for what fails, and chosen sentences fill what is left.
 */
final class WrittenSummary {
    /** How many source sentences the writer gets for each that is wanted. */
    static final int SOURCES_A_SENTENCE = 3;

    private final SummaryWriter writer;
    private final Entailment entailment;
    private final Fingerprinter fingerprinter;
    private final InstantSource clock;
    private final SummarySettings settings;

    WrittenSummary(
            SummaryWriter writer,
            Entailment entailment,
            Fingerprinter fingerprinter,
            InstantSource clock,
            SummarySettings settings) {
        this.writer = writer;
        this.entailment = entailment;
        this.fingerprinter = fingerprinter;
        this.clock = clock;
        this.settings = settings;
    }

    Sha256 digest() {
        return Sha256.ofUtf8(String.join(
                "\n",
                writer.digest().hex(),
                entailment.digest().hex(),
                SupportCheck.digest().hex()));
    }

    /**
     * @param material the sentences to write from, in the order of the text
     * @param chosen those that would be quoted if nothing were written, in the order of the text
     */
    Recorded<Attempt<SummaryDraft>> write(RedactedText text, List<Candidate> material, List<Candidate> chosen) {
        List<Inference> inferences = new ArrayList<>();
        Collected collected = new Collected(text);
        chosen.stream().filter(c -> c.role() == SummaryRole.DOCUMENT).forEach(collected::quote);
        List<Candidate> sources = material.stream()
                .filter(c -> c.role() != SummaryRole.DOCUMENT && c.cites().size() == 1)
                .toList();
        CodePoints points = new CodePoints(text.value());
        List<List<Candidate>> groups = groups(text.value(), sources);
        int wanted = Math.max(1, settings.sentences() - collected.size());
        for (List<Candidate> group : groups) {
            int share = Math.max(1, (wanted * group.size() + sources.size() - 1) / sources.size());
            WritingTask task = WritingTask.of(
                    text, points, group.stream().map(Candidate::span).toList(), share, settings.audience());
            Attempt<List<CheckedDraft.Verdict>> verdicts = verdicts(task, inferences);
            if (verdicts instanceof Attempt.Stopped<List<CheckedDraft.Verdict>> stopped) {
                return new Recorded<>(new Attempt.Stopped<>(stopped.reasons()), inferences);
            }
            verdicts.fold(done -> collected.take(group, done), reasons -> false);
        }
        chosen.forEach(collected::quote);
        return new Recorded<>(Attempt.done(SummaryDraft.of(text, collected.sentences())), inferences);
    }

    private Attempt<List<CheckedDraft.Verdict>> verdicts(WritingTask task, List<Inference> inferences) {
        Recorded<Attempt<List<DraftSentence>>> draft = writer.write(task);
        inferences.addAll(draft.inferences());
        return draft.value().then(sentences -> {
            Instant started = clock.instant();
            Recorded<Attempt<List<CheckedDraft.Verdict>>> checked =
                    new CheckedDraft(entailment, settings.margin()).check(task, sentences);
            inferences.addAll(checked.inferences());
            checked.value().fold(done -> inferences.add(record(task, sentences, done, started)), reasons -> false);
            return checked.value();
        });
    }

    /** Neighbours that fit into one task each; a sentence that is longer than a task alone is left to be quoted. */
    private List<List<Candidate>> groups(String text, List<Candidate> sources) {
        List<List<Candidate>> groups = new ArrayList<>();
        List<Candidate> group = new ArrayList<>();
        int length = 0;
        for (Candidate source : sources) {
            int next = source.words(text).length() + 8;
            if (next > writer.mostCharacters()) {
                continue;
            }
            if (length + next > writer.mostCharacters()) {
                groups.add(List.copyOf(group));
                group.clear();
                length = 0;
            }
            group.add(source);
            length += next;
        }
        if (!group.isEmpty()) {
            groups.add(List.copyOf(group));
        }
        return groups;
    }

    /** The sentences as they come together, each place told once. */
    private final class Collected {
        private final RedactedText text;
        private final List<Summary.Sentence> sentences = new ArrayList<>();
        private final Set<Span> told = new HashSet<>();
        private final Set<String> said = new HashSet<>();

        Collected(RedactedText text) {
            this.text = text;
        }

        int size() {
            return sentences.size();
        }

        boolean take(List<Candidate> group, List<CheckedDraft.Verdict> verdicts) {
            for (CheckedDraft.Verdict verdict : verdicts) {
                List<Candidate> sources =
                        verdict.sources().stream().map(n -> group.get(n - 1)).toList();
                if (verdict.text().isPresent()) {
                    write(verdict.text().get(), sources);
                } else {
                    sources.stream().limit(1).forEach(this::quote);
                }
            }
            return true;
        }

        private void write(String sentence, List<Candidate> sources) {
            Set<Span> cites = new LinkedHashSet<>();
            sources.forEach(source -> cites.addAll(source.cites()));
            if (sentences.size() < settings.sentences() && !told.containsAll(cites) && said.add(sentence)) {
                told.addAll(cites);
                sentences.add(new Summary.Sentence(sources.get(0).role(), sentence, List.copyOf(cites)));
            }
        }

        void quote(Candidate candidate) {
            Summary.Sentence sentence = Summary.Sentence.quoting(text, candidate.role(), candidate.cites());
            if (sentences.size() < settings.sentences()
                    && !told.containsAll(candidate.cites())
                    && said.add(sentence.text())) {
                told.addAll(candidate.cites());
                sentences.add(sentence);
            }
        }

        List<Summary.Sentence> sentences() {
            return sentences.stream()
                    .sorted(Comparator.comparing(sentence -> sentence.cites().get(0)))
                    .toList();
        }
    }

    /** What the checks by words and by the model came to; the words' own engine is their lists. */
    private Inference record(
            WritingTask task, List<DraftSentence> draft, List<CheckedDraft.Verdict> verdicts, Instant started) {
        Sha256 none = Sha256.ofUtf8("");
        long kept = verdicts.stream().filter(v -> v.text().isPresent()).count();
        long quoted = verdicts.stream()
                .filter(v -> v.text().isEmpty() && !v.sources().isEmpty())
                .count();
        String shown = String.join("\n", draft.stream().map(DraftSentence::text).toList());
        return new Inference(
                "check",
                new Engine(
                        "cloister-summary-checks",
                        SupportCheck.digest(),
                        none,
                        "cloister-model",
                        "cpu",
                        "exact",
                        none,
                        Map.of("margin", Double.toString(settings.margin()))),
                task.ranges(),
                fingerprinter.fingerprint(SensitiveText.of(shown)),
                fingerprinter.fingerprint(SensitiveText.of(verdicts.toString())),
                Map.of(),
                "keep " + kept + ", quote " + quoted + ", drop " + (verdicts.size() - kept - quoted),
                0,
                0,
                started,
                Duration.between(started, clock.instant()));
    }
}
