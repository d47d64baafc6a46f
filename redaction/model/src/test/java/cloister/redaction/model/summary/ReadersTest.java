package cloister.redaction.model.summary;

import static org.assertj.core.api.Assertions.assertThat;

import cloister.pipeline.SummaryRole;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What is told of documents that aren't plain prose. */
class ReadersTest {
    @Test
    void slides_areToldLineByLine() {
        assertThat(texts("""
                Morbidity and mortality conference
                Department of [ORGANIZATION_1]

                Case 1: delayed diagnosis
                71-year-old man, colectomy on [DATE_2]
                Fever and tachycardia on day 4
                The leak was found on day 6 by CT
                """))
                .contains(
                        "Morbidity and mortality conference",
                        "71-year-old man, colectomy on [DATE_2]",
                        "Fever and tachycardia on day 4",
                        "The leak was found on day 6 by CT");
    }

    @Test
    void wrappedProse_staysTogether() {
        assertThat(texts("""
                The patient was seen in the clinic after a long illness that had begun with fever and
                Hodgkin disease was found in the biopsy of the node. He was well
                when he left.
                """))
                .containsExactly(
                        "The patient was seen in the clinic after a long illness that had begun with fever and Hodgkin disease was found"
                                + " in the biopsy of the node.",
                        "He was well when he left.");
    }

    @Test
    void csv_tellsWordedCells_notHeaderNorRows() {
        assertThat(texts("""
                claim_id,member_id,provider,charged,note
                C25-1,[MRN_1],[ORGANIZATION_1],145.00,Asthma follow-up without complications
                C25-2,[MRN_2],[ORGANIZATION_2],62.00,"Denied because prior authorization, signed, is missing"
                C25-3,[MRN_3],[ORGANIZATION_3],62.00,Spirometry
                """))
                .containsExactly(
                        "Asthma follow-up without complications",
                        "Denied because prior authorization, signed, is missing");
    }

    @Test
    void table_insideProse_tellsWordedCells() {
        assertThat(texts("""
                WARD LIST
                Bed\tPatient\tDiagnosis\tTo do
                12\t[NAME_1]\tAcute heart failure with edema\tfurosemide
                13\t[NAME_2]\tFracture of the left wrist\tcast
                """))
                .containsExactly("WARD LIST", "Acute heart failure with edema", "Fracture of the left wrist");
    }

    @Test
    void labMessage_tellsNotesAndValues_notItsEnvelope() {
        List<String> told = texts("MSH|^~\\&|LAB|[ORGANIZATION_1]|EHR||2025||ORU^R01|1|P|2.5.1\r"
                + "PID|1||[MRN_1]||[NAME_1]\r"
                + "OBR|1|ORD-55|LAB-8|58410-2^CBC panel^LN\r"
                + "OBX|1|NM|718-7^Hemoglobin^LN||9.1|g/dL|12.0-15.5|L|||F\r"
                + "NTE|1||The pattern fits iron deficiency anemia. Suggest testing for celiac disease.\r"
                + "NTE|2||Patient was told by phone.\r");
        assertThat(told)
                .containsExactly(
                        "CBC panel",
                        "Hemoglobin 9.1 g/dL L",
                        "The pattern fits iron deficiency anemia.",
                        "Suggest testing for celiac disease.",
                        "Patient was told by phone.");
    }

    @Test
    void record_tellsTexts_byTheirKeys() {
        String json = """
                {"id": "p-8812-07", "active": true, "name": [{"family": "[NAME_1]"}],
                 "condition": {"code": "O24.410", "display": "Gestational diabetes mellitus, diet controlled"},
                 "note": [{"author": "[NAME_2]", "text": "No insulin is needed at \\"home\\".\\nThe next scan is booked for [DATE_1]."}]}
                """;
        assertThat(texts(json))
                .contains("Gestational diabetes mellitus, diet controlled", "The next scan is booked for [DATE_1].")
                .noneMatch(told -> told.contains("\\") || told.contains("{") || told.contains("O24.410"));
    }

    @Test
    void chat_tellsWhatWasSaid_withoutTimeAndSpeaker() {
        assertThat(texts("""
                [[DATE_1] 09:01:12] system: session 7f3a opened from [IP_1]
                [[DATE_1] 09:01:40] [USERNAME_1]: hi, I can't get into my patient portal since the update
                [[DATE_1] 09:06:10] agent [NAME_1]: I have unlocked it.
                [[DATE_1] 09:13:20] system: session closed, ticket HD-2025-30417
                """))
                .containsExactly("hi, I can't get into my patient portal since the update", "I have unlocked it.");
    }

    @Test
    void mail_tellsSubjectAndBody_notHeaderNorQuotedMail() {
        assertThat(texts("""
                From: [NAME_1] <[EMAIL_1]>
                To: [NAME_2]
                Date: Tue, [DATE_1] 09:14
                Subject: Re: Shipment stop

                I have stopped all shipments from the plant.

                > Can you tell me what the auditors said about the shipments?
                """)).containsExactly("Shipment stop", "I have stopped all shipments from the plant.");
    }

    @Test
    void numberedHeadings_areNoSentences() {
        assertThat(texts("""
                MINUTES of the works council
                2. Shift model
                The council agrees to the trial of fixed shifts in hall 2 from March on.
                """))
                .containsExactly(
                        "MINUTES of the works council",
                        "The council agrees to the trial of fixed shifts in hall 2 from March on.");
    }

    @Test
    void titles_inManyLanguages_comeFirst() {
        for (String title : List.of(
                "DISCHARGE SUMMARY",
                "Arztbrief der Klinik",
                "COMPTE RENDU D'HOSPITALISATION",
                "Informe de alta",
                "LETTERA DI DIMISSIONE",
                "Besluit omgevingsvergunning")) {
            List<Candidate> found = CandidateFinder.find("[ORGANIZATION_1]\n\n" + title + "\n\nHe was well today.\n");
            assertThat(found.get(0).role()).as(title).isEqualTo(SummaryRole.DOCUMENT);
        }
    }

    private static List<String> texts(String text) {
        return CandidateFinder.find(text).stream()
                .map(candidate -> candidate.words(text))
                .toList();
    }
}
