package cloister.redaction.model.summary;

import static org.assertj.core.api.Assertions.assertThat;

import cloister.pipeline.Span;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

class CandidateFinderTest {
    private static final String NOTE = """
            GENERAL HOSPITAL
            12 [ADDRESS_1]
            Tel: [PHONE_1]

            Patient: [NAME_1]
            DOB: [DATE_1]

            HISTORY OF PRESENT ILLNESS:
            [NAME_1] is a man with diabetes who came with
            shortness of breath. He denied chest pain.

            MEDICATIONS:
            - lisinopril 20 mg daily with food

            Lab      Value     Unit     Flag
            BNP      1840      pg/mL    H

            ASSESSMENT:
            1. Acute heart failure with reduced ejection fraction.
            2. Chronic kidney disease, stage three, is stable.

            Plan: Continue furosemide and see cardiology in one week.

            This message is confidential and intended only for the recipient.
            Sincerely, [NAME_2]
            --- part 2: attachment, text/plain ---
            The attached scan shows no pneumonia today.
            """;

    @Test
    void find_clinicalNote_takesSentencesAndLeavesTheRest() {
        assertThat(texts(NOTE))
                .containsExactly(
                        "[NAME_1] is a man with diabetes who came with shortness of breath.",
                        "He denied chest pain.",
                        "lisinopril 20 mg daily with food",
                        "Acute heart failure with reduced ejection fraction.",
                        "Chronic kidney disease, stage three, is stable.",
                        "Plan: Continue furosemide and see cardiology in one week.",
                        "The attached scan shows no pneumonia today.");
    }

    @Test
    void shortlist_clinicalNote_prefersAssessmentAndPlan() {
        List<Candidate> best = CandidateFinder.shortlist(CandidateFinder.find(NOTE), 3);
        assertThat(best)
                .extracting(Candidate::section)
                .containsExactly(SectionRole.CONCLUSION, SectionRole.CONCLUSION, SectionRole.PLAN);
    }

    @Test
    void find_headingsInOtherLanguages_areUnderstood() {
        for (String heading : List.of(
                "Beurteilung:",
                "ENTSCHEIDUNG",
                "Diagnostic :",
                "Fallo",
                "Conclusioni:",
                "Samenvatting",
                "Decis\u00e3o:",
                "Karar")) {
            String text = heading + "\nDas wurde heute so nach langer Beratung entschieden.\n";
            assertThat(CandidateFinder.find(text))
                    .as(heading)
                    .filteredOn(candidate -> candidate.role() != cloister.pipeline.SummaryRole.DOCUMENT)
                    .extracting(Candidate::section)
                    .containsExactly(SectionRole.CONCLUSION);
        }
    }

    @Test
    void find_sameSentenceTwice_isTakenOnce() {
        assertThat(texts("The roof leaks over the hall.\n\nThe roof leaks over the hall.\n"))
                .hasSize(1);
    }

    @Test
    void find_tableOnly_takesItsLines() {
        assertThat(texts("a\tb\tc\nglucose level\t104\thigh\n")).contains("glucose level 104 high");
    }

    @Test
    void find_nothing_isEmpty() {
        assertThat(CandidateFinder.find("")).isEmpty();
        assertThat(CandidateFinder.find(" \n\n--- part 2: image, image/png ---\n"))
                .isEmpty();
        assertThat(CandidateFinder.find("[NAME_1]\n[DATE_1]\n----\n")).isEmpty();
    }

    @Test
    void find_anyText_staysInsideAndInOrder() {
        Random random = new Random(11);
        String alphabet = "aB. :\n-|\t[N_1]\u00e9\u6771\uD83D\uDE00\u0000!?;,()0";
        for (int round = 0; round < 500; round++) {
            StringBuilder text = new StringBuilder();
            for (int i = random.nextInt(400); i > 0; i--) {
                text.append(alphabet.charAt(random.nextInt(alphabet.length())));
            }
            int from = 0;
            for (Candidate candidate : CandidateFinder.find(text.toString())) {
                assertThat(candidate.span().start()).isGreaterThanOrEqualTo(from);
                assertThat(candidate.span().end()).isLessThanOrEqualTo(text.length());
                from = candidate.span().end();
            }
        }
    }

    @Test
    void find_hugeText_isLinear() {
        // Quadratic work would take minutes here; the test run's own limit would end it.
        String text = "The committee decided to close the matter number x.\n".repeat(20_000) + "x".repeat(500_000);
        assertThat(CandidateFinder.find(text)).isNotEmpty();
    }

    private static List<String> texts(String text) {
        return CandidateFinder.find(text).stream()
                .map(Candidate::span)
                .map((Span span) -> span.of(text).replaceAll("\\s+", " "))
                .toList();
    }
}
