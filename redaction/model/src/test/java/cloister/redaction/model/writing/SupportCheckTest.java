package cloister.redaction.model.writing;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SupportCheckTest {
    @ParameterizedTest
    @CsvSource(
            delimiter = '#',
            value = {
                "He takes 50 mg of metoprolol.#He takes metoprolol 5 mg daily.#NUMBER",
                "He takes 5 g of metoprolol.#He takes metoprolol 5 mg daily.#NUMBER",
                "She lost twelve kilograms.#She lost two kilograms.#NUMBER",
                "The rent is $1,857.#The rent is $1,875 a month.#NUMBER",
                "Seen again in March.#Seen again in April.#NUMBER",
                "[NAME_2] was admitted.#[NAME_1] was admitted with fever.#PLACEHOLDER",
                "[NAME_2] sued [NAME_1].#[NAME_1] sued [NAME_2].#PLACEHOLDER",
                "The court called it \"a gross breach\".#The court called it \"a breach\".#QUOTATION",
                "Fracture of the right wrist.#Fracture of the left wrist.#SIDE",
                "Pain of the left knee.#Pain of the right knee and the left hip.#SIDE",
                "Br\u00fcche am rechten Arm.#Br\u00fcche am linken Arm.#SIDE",
                "Fractura de la mano izquierda.#Fractura de la mano derecha.#SIDE",
                "He has pneumonia.#Pneumonia was ruled out.#NEGATION",
                "He has a fever.#He had cough but no fever.#NEGATION",
                "No cough.#No fever, and a cough.#NEGATION",
                "Light duty is available.#Light duty available: No#NEGATION",
                "Ein Tumor wurde gefunden.#Ein Tumor wurde nicht gefunden.#NEGATION",
                "Fieber bestand.#Es bestand kein Fieber.#NEGATION",
                "Le saignement a r\u00e9cidiv\u00e9.#Le saignement n'a pas r\u00e9cidiv\u00e9.#NEGATION",
                "Tuvo s\u00edncope.#No tuvo s\u00edncope.#NEGATION",
                "Ci sono segni di infezione.#Non ci sono segni di infezione.#NEGATION",
                "Er zijn vergrote klieren.#Er zijn geen vergrote klieren.#NEGATION",
                "O doente tem febre.#O doente n\u00e3o tem febre.#NEGATION",
                "Pacjent ma gor\u0105czk\u0119.#Pacjent nie ma gor\u0105czki.#NEGATION",
                "Patienten har feber.#Patienten har inte feber.#NEGATION",
                "Pasienten har feber.#Pasienten har ikke feber.#NEGATION",
                "Hastan\u0131n ate\u015fi var.#Hastan\u0131n ate\u015fi yok.#NEGATION",
                "The angiogram was performed.#The angiogram is planned.#STATUS",
                "He has lung cancer.#The nodule is suspicious for lung cancer.#STATUS",
                "He had breast cancer.#His mother had breast cancer.#STATUS",
                "She has asthma.#She had asthma in childhood.#STATUS",
                "The batches are recalled.#The batches are recalled if the records are lost.#STATUS",
                "HbA1c fell to 7 %.#HbA1c rose to 7 %.#STATUS",
                "Die Koloskopie ist erfolgt.#Die Koloskopie ist geplant.#STATUS",
                "The appeal is granted.#The appeal is dismissed.#OPPOSITE",
                "Die Klage wird abgewiesen.#Der Klage wird stattgegeben.#OPPOSITE",
                "HER2 positive.#HER2 negative.#OPPOSITE",
                "She is fit for work.#Please advise whether she is fit for work.#STATUS",
                "The officer gave an opinion.#She asks the officer for an opinion.#STATUS",
                "A care plan was agreed.#A care plan will be agreed by [DATE_1].#STATUS",
                "The claim is dismissed.#For the remainder the claim is dismissed.#STATUS",
                "The remaining fee is due.#The fee is due.#STATUS",
                "All samples were sterile.#The samples were sterile.#STATUS",
                "The rash came because of amoxicillin.#The rash came after amoxicillin.#STATUS",
                "Seen before the operation.#Seen after the operation.#OPPOSITE",
                "She has a severe stenosis.#She has a mild stenosis.#OPPOSITE",
                "The tenant owes the repair.#The landlord owes the repair.#OPPOSITE",
                "Der Arbeitgeber hat gek\u00fcndigt.#Der Arbeitnehmer hat gek\u00fcndigt.#OPPOSITE",
                "He has hyperthyroidism.#He has hypertension.#NEW_WORDS",
                "Eine Lungenembolie wurde behandelt.#Eine Lungenentz\u00fcndung wurde behandelt.#NEW_WORDS",
                "He takes prednisolone.#He takes prednisone.#NEW_WORDS",
                "The MRI of the knee showed a complex tear of the medial meniscus.#The MRI of the knee showed a tear of the medial meniscus.#NEW_WORDS",
                "The door is locked.#The sign on the door says \"locked\".#NEW_WORDS",
                "He takes metoprolol 5 mg.#He takes aspirin 5 mg and metoprolol 50 mg.#BINDING",
                "[NAME_2] was fined.#[NAME_1] was fined and [NAME_2] was acquitted.#BINDING",
                "HER2 positive.#Estrogen receptor positive, HER2 negative.#BINDING",
                "The auditor informed the manager first hand.#The manager informed the auditor first hand.#ORDER",
                "The tenant pays for the garden and the roof terrace.#The tenant pays the rent.#NEW_WORDS",
                "The ship was launched in Bremen.#The ship was launched.#NEW_WORDS",
            })
    void objection_falseSentence_isFound(String sentence, String source, Objection objection) {
        assertThat(SupportCheck.objection(sentence, List.of(source))).contains(objection);
    }

    @Test
    void objection_mixOfTwoSources_isFound() {
        List<String> sources = List.of("He was treated with naproxen.", "He is allergic to penicillin.");
        assertThat(SupportCheck.objection("He is allergic to naproxen.", sources))
                .contains(Objection.MIXED);
        assertThat(SupportCheck.objection("Treated with naproxen, and allergic to penicillin.", sources))
                .isEmpty();
    }

    @Test
    void objection_neighboursFromOneSourceEach_areAMixToo() {
        List<String> sources =
                List.of("The anterior cruciate ligament is torn.", "The posterior cruciate ligament is intact.");
        assertThat(SupportCheck.objection("The posterior cruciate ligament is torn.", sources))
                .contains(Objection.MIXED);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '#',
            value = {
                "She was treated with intravenous furosemide.#She was treated with intravenous furosemide and lost 6 kg.",
                "[NAME_1] was admitted on [DATE_2: 2024].#[NAME_1] was admitted on [DATE_2: 2024] with two days of fever.",
                "There was no loss of consciousness.#The patient had no loss of consciousness.",
                "The fracture of the left wrist was treated with a cast.#A fracture of the left wrist was treated with a cast.",
                "Der Verlauf war komplikationslos.#Der weitere Verlauf war komplikationslos.",
                "He takes metoprolol 50 mg.#He takes aspirin 5 mg and metoprolol 50 mg.",
                "[NAME_1] was discharged.#[NAME_1] was treated with fluids, recovered and was discharged.",
                "He was admitted on 4 March.#On 4 March, he was admitted to the ward.",
                "The auditor was informed by the manager in writing.#The manager informed the auditor in writing.",
                "The sign says \"locked\".#The sign on the door says \"locked\".",
                "Operations were stopped.#The operation was stopped.",
                "A coronary angiogram is planned.#A coronary angiogram is planned as an outpatient.",
            })
    void objection_trueSentence_isNone(String sentence, String source) {
        assertThat(SupportCheck.objection(sentence, List.of(source))).isEmpty();
    }

    @Test
    void objection_questionAsSource_saysNothing() {
        assertThat(SupportCheck.objection("The condition is work related.", List.of("Is the condition work related?")))
                .isPresent();
    }

    @Test
    void objection_emptyOrEndless_isNoSentence() {
        assertThat(SupportCheck.objection("...", List.of("Some text."))).contains(Objection.NO_SENTENCE);
        assertThat(SupportCheck.objection("word ".repeat(200), List.of("word"))).contains(Objection.NO_SENTENCE);
        assertThat(SupportCheck.objection("Anything at all.", List.of())).isPresent();
    }
}
