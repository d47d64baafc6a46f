package cloister.redaction.model.summary;

import static org.assertj.core.api.Assertions.assertThat;

import cloister.pipeline.SummaryRole;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class SelectionTest {
    private static final String NOTE = """
            DISCHARGE SUMMARY

            History:
            A 70-year-old woman came with fever and cough.

            Findings:
            The film showed a shadow at the base.

            Diagnosis:
            Pneumonia of the left lower lobe.
            Pneumonia of the left lower lobe, as said.

            Plan:
            Follow-up film in six weeks.
            """;

    @Test
    void choose_takesEachRoleBeforeAnyTwice_inTheOrderOfTheDocument() {
        assertThat(chosen(NOTE, 5, Map.of()))
                .containsExactly(
                        "DISCHARGE SUMMARY",
                        "A 70-year-old woman came with fever and cough.",
                        "The film showed a shadow at the base.",
                        "Pneumonia of the left lower lobe.",
                        "Follow-up film in six weeks.");
    }

    @Test
    void choose_sameThingTwice_isToldOnce() {
        assertThat(chosen(NOTE, 9, Map.of())).doesNotContain("Pneumonia of the left lower lobe, as said.");
    }

    @Test
    void choose_audience_shiftsWhatComesFirst() {
        assertThat(chosen(NOTE, 1, Map.of(SummaryRole.NEXT, 3.0))).containsExactly("Follow-up film in six weeks.");
        assertThat(chosen(NOTE, 1, Map.of(SummaryRole.EVENT, 3.0)))
                .containsExactly("A 70-year-old woman came with fever and cough.");
    }

    @Test
    void sections_coverAllCandidatesOnce_withinTheirNumber() {
        List<Candidate> all = CandidateFinder.find("The roof of house x was looked at.\n\n".repeat(3)
                + "Number one was mended then.\n\nNumber two was mended then.\n\nNumber three was sold then.\n");
        List<List<Candidate>> sections = Sections.of(all, 1, 2);
        assertThat(sections).hasSize(2);
        assertThat(sections.stream().flatMap(List::stream)).containsExactlyElementsOf(all);
        assertThat(Sections.of(List.of(), 5, 2)).hasSize(1);
    }

    private static List<String> chosen(String text, int most, Map<SummaryRole, Double> weights) {
        List<Selection.Scored> scored = CandidateFinder.find(text).stream()
                .map(candidate -> new Selection.Scored(candidate, candidate.prior()))
                .toList();
        return new Selection(text, weights)
                .choose(scored, most).stream().map(c -> c.words(text)).toList();
    }
}
