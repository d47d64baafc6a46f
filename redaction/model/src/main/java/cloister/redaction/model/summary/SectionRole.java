package cloister.redaction.model.summary;

import java.text.Normalizer;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/** What a section is for, by the words of its heading, in the languages of the documents that are met most. */
public enum SectionRole {
    /** What was found or decided: the heart of the document. */
    CONCLUSION(
            1.0,
            "impression|assessment|diagnos\\w*|conclusion\\w*|decision\\w*|ruling|judge?ment|holding|verdict|disposition|"
                    + "determination|outcome|summary|resolution|findings and conclusions?|operative part|resultat\\w*|"
                    + "opinion|order|executive summary|key points?|reason for decision|"
                    + "beurteilung|befund|diagnose\\w*|zusammenfassung|entscheidung|urteil|beschluss|tenor|ergebnis\\w*|"
                    + "fazit|bescheid|conclusions?|diagnostic|decision|dispositif|synthese|resume|motifs? de la decision|"
                    + "conclusion(es)?|diagnostico|resolucion|fallo|sentencia|resumen|juicio clinico|"
                    + "conclusion[ei]|diagnosi|decisione|dispositivo|sintesi|riassunto|esito|"
                    + "conclusie\\w*|beslissing|uitspraak|samenvatting|oordeel|diagnostico|conclusa?o|decisao|resumo|"
                    + "rozpoznanie|wnioski|decyzja|wyrok|podsumowanie|slutsats\\w*|bedomning|beslut|sammanfattning|"
                    + "tani|sonuc|karar|ozet"),
    /** What comes next. */
    PLAN(
            0.9,
            "plan|recommendation\\w*|follow[- ]?up( plan)?|next steps?|action items?|actions?|discharge plan|instructions?|"
                    + "treatment( plan)?|management|assessment and plan|assessment & plan|a/p|a&p|remedies|corrective actions?|"
                    + "empfehlung\\w*|procedere|weiteres vorgehen|therapie|massnahmen|nachste schritte|"
                    + "recommandation\\w*|conduite a tenir|suite a donner|traitement|suivi|mesures|"
                    + "recomendacion\\w*|tratamiento|seguimiento|medidas|proximos pasos|"
                    + "raccomandazion\\w*|terapia|misure|prossimi passi|aanbeveling\\w*|beleid|vervolgstappen|maatregelen|"
                    + "recomendaco\\w*|tratamento|medidas|zalecenia|leczenie|rekommendation\\w*|atgard\\w*|behandling|"
                    + "oneri\\w*|tedavi"),
    /** What happened, told. */
    NARRATIVE(
            0.5,
            "hospital course|clinical summary|immediate (actions?|measures)|actions? taken|sofortmassnahmen|mesures immediates|medidas inmediatas|misure immediate|"
                    + "reden van verwijzing|aanvraag|hechos probados|what (went wrong|happened)|condition|cause|root cause|causes?|effect|impact|consequences|"
                    + "timeline|problem|question|history of (the )?present illness|hpi|chief complaint|reason for (visit|admission|referral|consult\\w*)|"
                    + "presenting (complaint|problem)|background|facts|the facts|circumstances( of the case)?|incident( description)?|"
                    + "description|subjective|interval history|course|introduction|purpose|subject|discussion|findings|results?|"
                    + "anamnese|aktuelle anamnese|sachverhalt|tatbestand|verlauf|hintergrund|anlass|betreff|grunde|"
                    + "faits|contexte|motif\\w*|objet|histoire de la maladie|antecedentes|hechos|motivo\\w*|asunto|contexto|"
                    + "fatti|motivazion\\w*|oggetto|contesto|feiten|achtergrond|aanleiding|onderwerp|overwegingen|"
                    + "fatos|motivo|assunto|opis|stan faktyczny|przebieg|bakgrund|arende\\w*"),
    /** Nothing known. */
    OTHER(0.35, ""),
    /** Lists and particulars that a summary can do without. */
    PARTICULARS(
            0.05,
            "pt|title|creator|producer|keywords|visited by|patient( name)?|name|member( id| no)?|client|applicant|claimant|from|to|cc|bcc|sent|dated?|dob|date of birth|tel|phone|fax|e-?mail|"
                    + "address|attention|attn|ref(erence)?|our ref|your ref|mrn|room|case( number| no)?|author|prepared by|reported by|opened by|"
                    + "presenter|speaker|provider|attending|surgeon|physician|clinician|nurse|pathologist|radiologist|anesthesia|status|priority|category|"
                    + "classification level|page|employee( number)?|passport|birth date|gender|sex|excused|witness|owner|landlord|tenant|"
                    + "von|an|datum|gesendet|kopie|geb|geburtsdatum|anschrift|telefon|aktenzeichen|geschaftszeichen|teilnehmer|"
                    + "de|a|date de naissance|adresse|medecin|dossier|n[o\u00b0\u00ba]? de dossier|redige par|site|"
                    + "para|fecha( de \\w+)?|paciente|centro|domicilio|dni|nhc|medico|demandantes?|demandad[oa]s?|"
                    + "da|data( di nascita)?|paziente|indirizzo|medico curante|"
                    + "aan|van|betreffende|geboren|zaaknummer|verzenddatum|aanvrager|"
                    + "fran|till|imie|hasta|dane|"
                    + "(current |home |discharge )?medications?|allerg\\w*|vital signs?|vitals|social history|family history|"
                    + "past (medical|surgical) history|review of systems|ros|physical exam\\w*|exam(ination)?|laborator\\w*|labs?|"
                    + "technique|comparison|specimen\\w*|gross description|microscopic description|equipment|materials|"
                    + "contact\\w*|distribution|cc|attachments?|enclosures?|references?|signatures?|signed( by)?|parties|"
                    + "attendees|participants|present|demographics|patient information|insurance( information)?|billing|"
                    + "consent|disclaimer|confidentiality|privacy( notice)?|definitions|headers?|metadata|"
                    + "medikation|allergien|sozialanamnese|familienanamnese|labor|anlagen|verteiler|unterschrift\\w*|kontakt|"
                    + "medicaments|allergies|antecedents|coordonnees|pieces jointes|participants|"
                    + "medicacion|alergias|datos del paciente|firmas?|anexos?|asistentes|"
                    + "farmaci|allergie|contatti|allegati|firme?|bijlagen?|contactgegevens|aanwezig\\w*|handtekening|"
                    + "zalaczniki|podpis\\w*|leki|bilagor|underskrift\\w*");

    private static final Pattern MARKS = Pattern.compile("\\p{M}+");
    private static final Pattern NUMBERING = Pattern.compile("^(?:[\\dIVXivx]+[.)]|[A-Z][.)]|[#*=\\-•>]+)\\s*");
    private static final List<SectionRole> TELLING = List.of(CONCLUSION, NARRATIVE, PLAN, PARTICULARS);
    private static final Map<String, String> LETTERS = Map.of("ß", "ss", "ø", "o", "ł", "l", "ı", "i", "æ", "ae");

    private final double weight;
    private final Pattern words;

    SectionRole(double weight, String words) {
        this.weight = weight;
        this.words = Pattern.compile("(?:[a-z]+ )?(?:" + words + ")");
    }

    /** How much a sentence of such a section may tell, 0 to 1. */
    public double weight() {
        return weight;
    }

    /** The role that a heading's words name, if they name one. */
    static Optional<SectionRole> named(String heading) {
        String plain = plain(heading);
        if (plain.isEmpty() || plain.length() > 60) {
            return Optional.empty();
        }
        return TELLING.stream()
                .filter(role -> role.words.matcher(plain).matches())
                .findFirst()
                .or(() -> TELLING.stream()
                        .filter(role -> role.words.matcher(firstWords(plain)).matches())
                        .findFirst());
    }

    /** "Diagnosis and staging", "Decision of the board": the part before the first small word. */
    private static String firstWords(String plain) {
        return plain.split(" (?:and|und|et|y|e|en|och|i|of|on|for|der|des|du|de|del|della|/|&|\\() ?", 2)[0];
    }

    private static String plain(String heading) {
        String bare = NUMBERING.matcher(heading.strip()).replaceFirst("");
        String lower = bare.replaceAll("[:*_=#\\s]+$", "").toLowerCase(Locale.ROOT);
        String folded =
                MARKS.matcher(Normalizer.normalize(lower, Normalizer.Form.NFD)).replaceAll("");
        for (Map.Entry<String, String> letter : LETTERS.entrySet()) {
            folded = folded.replace(letter.getKey(), letter.getValue());
        }
        return folded.replaceAll("\\s+", " ").strip();
    }
}
