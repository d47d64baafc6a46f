package cloister.redaction.model.summary;

import cloister.pipeline.SummaryRole;
import java.util.regex.Pattern;

/** What a sentence tells: by its words, else by the section that it stands in. */
final class RoleFinder {
    private static final int FLAGS = Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE | Pattern.UNICODE_CHARACTER_CLASS;

    private static final Pattern NEXT = Pattern.compile(
            "\\b(?:will|shall|recommend\\w*|follow[- ]?up|return(?:s)? (?:in|to)|schedul\\w*|planned|to be|within (?:\\w+ ){1,2}(?:days?|weeks?|months?|hours?)|"
                    + "due (?:by|on)|by (?:monday|tuesday|wednesday|thursday|friday)|please|should|must|appeal|next|pending|continue|start|suggest\\w*|ordered|"
                    + "empf(?:ehl|ohl)\\w*|geplant|vorgesehen|kontrolle|wiedervorstellung|bitte|bis (?:zum|montag|dienstag|mittwoch|donnerstag|freitag)|voraussichtlich|"
                    + "recommand\\w*|pr\u00e9vue?s?|sera|seront|devra|contr\u00f4le|avant le|recours|"
                    + "recomiend\\w*|se solicita|debe|deber\u00e1|revisi\u00f3n|cabe recurso|previst[oa]|"
                    + "raccomand\\w*|previst[oaie]|dovr\u00e0|controllo|entro|rimozione|"
                    + "graag|verzoek|moet|zal|gepland|binnen|bezwaar|"
                    + "zalec\\w*|nale\u017cy|recomend\\w*|dever\u00e1|rekommend\\w*|ska|\u00f6neri\\w*)\\b",
            FLAGS);

    private static final Pattern DECISION = Pattern.compile(
            "\\b(?:decid\\w*|decision|(?:is|was|are|were|been) denied|denied because|denial|we deny|approv\\w*|grant(?:s|ed)?|dismiss(?:es|ed)?|succeeds?|fails|upheld|uphold|refus\\w*|reject\\w*|"
                    + "holds? that|conclud\\w*|agre(?:es|ed)|accept(?:s|ed)?|resolved|violation|liable|terminat\\w*|total loss|offer(?:s|ed)?|classif\\w*|"
                    + "entschied\\w*|beschlossen|abgewiesen|verurteilt|bewilligt|abgelehnt|begr\u00fcndet|gestoppt|"
                    + "d\u00e9cid\\w*|rejet\\w*|accord\\w*|acceptons|refusons|condamn\\w*|"
                    + "estim[oa]|desestim\\w*|declar[oa]|conden[oa]|resuelv\\w*|"
                    + "accolt\\w*|respint\\w*|condann\\w*|dichiar\\w*|"
                    + "verlenen|weigeren|besl(?:is|ot)\\w*|afgewezen|toegekend|postanow\\w*|oddal\\w*|beslutar?)\\b",
            FLAGS);

    private static final Pattern FINDING = Pattern.compile(
            "\\b(?:diagnos\\w*|show(?:s|ed)|reveal\\w*|consistent with|compatible with|suspicious|suspect\\w*|positive|negative|no evidence|no sign|found|"
                    + "measur\\w*|elevated|stenosis|fracture|tear|infarct|carcinoma|pneumonia|infection|root cause|caused|because|due to|"
                    + "zeigt\\w*|ergab|nachgewiesen|befund|verdacht|auffällig|festgestellt|gefunden|betrug|weil|"
                    + "montr\\w*|r\u00e9v\u00e8l\\w*|positive?s?|n\u00e9gative?s?|\u00e9value|"
                    + "muestra\\w*|revela\\w*|positiv[oa]|negativ[oa]|se observa|"
                    + "mostra\\w*|accertato|evidenzia\\w*|verdenking|toont|gebleken|vastgesteld)\\b",
            FLAGS);

    private static final Pattern EVENT = Pattern.compile(
            "\\b(?:year-old|y/o|presented|presents|came|complain\\w*|admitted|discharged|underwent|seen for|referr\\w*|evaluation|fell|slipped|burst|"
                    + "reported|requested|request|signed in|gave|worked|dismissed|began|stopped|failed|received|lost|killed|injured|collided|"
                    + "stellte sich|kam|aufgenommen|eingeliefert|gebucht|buchte|jahre alt|j\u00e4hrige[rn]?|gest\u00fcrzt|"
                    + "ans|a chut\u00e9|a \u00e9t\u00e9|ont \u00e9t\u00e9|a heurt\u00e9|hospitalis\\w*|vient de|"
                    + "a\u00f1os|acude|ingres\\w*|present[a\u00f3]|fue|despedid[oa]|"
                    + "anni|ricoverat[oa]|caduta|operat[oa]|entra|"
                    + "jarige|zag|kwam|viel|opgenomen|wil)\\b",
            FLAGS);

    private RoleFinder() {}

    static boolean tellsEvent(String words) {
        return EVENT.matcher(words).find();
    }

    static boolean tellsNext(String words) {
        return NEXT.matcher(words).find();
    }

    static boolean tellsDecision(String words) {
        return DECISION.matcher(words).find();
    }

    static boolean tellsFinding(String words) {
        return FINDING.matcher(words).find();
    }

    static SummaryRole of(Passage passage, String words) {
        if (passage.kind() == Passage.Kind.TITLE) {
            return SummaryRole.DOCUMENT;
        }
        if (passage.section() == SectionRole.PLAN || tellsNext(words) && !tellsDecision(words)) {
            return SummaryRole.NEXT;
        }
        if (tellsDecision(words)) {
            return SummaryRole.DECISION;
        }
        if (tellsFinding(words) || passage.section() == SectionRole.CONCLUSION) {
            return SummaryRole.FINDING;
        }
        return passage.section() == SectionRole.NARRATIVE || tellsEvent(words) || passage.kind() == Passage.Kind.PROSE
                ? SummaryRole.EVENT
                : SummaryRole.DETAIL;
    }
}
