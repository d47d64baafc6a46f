package cloister.redaction.model.summary;

import java.util.regex.Pattern;

/** Sentences that stand in any document of their kind, and so say nothing of this one. */
final class Boilerplate {
    private static final Pattern KNOWN = Pattern.compile(
            "confidential|privileged|intended (?:only |solely )?(?:for|recipient)|unsubscribe|do not (?:reply|disclose)|"
                    + "all rights reserved|copyright|\u00a9|page \\d+ of \\d+|electronically (?:signed|verified)|dictated (?:but|by)|"
                    + "this (?:document|message|e-?mail|report|letter|form) (?:was |is |has been |may |and )|"
                    + "please (?:do not hesitate|feel free|contact|call (?:us|our|me)|find )|"
                    + "if you have (?:any )?questions|"
                    + "with (?:kind|best) regards|i (?:hereby )?(?:certify|declare|attest)|signature|signed (?:by|on|at)|"
                    + "to whom it may concern|see (?:attached|above|below)|for (?:more|further) information|"
                    + "vertraulich|mit freundlichen gr|sehr geehrte|bei r\u00fcckfragen|f\u00fcr r\u00fcckfragen|diese e-?mail|maschinell erstellt|"
                    + "confidentiel|cordialement|veuillez agr\u00e9er|madame, monsieur|ce (?:message|courriel)|"
                    + "confidencial|atentamente|estimad[oa]|saludos|este (?:mensaje|correo)|"
                    + "riservat|cordiali saluti|distinti saluti|gentile|egregi|questo messaggio|"
                    + "vertrouwelijk|met vriendelijke groet|geachte|dit bericht|"
                    + "atenciosamente|prezad|cumprimentos|poufne|z powa\u017caniem|szanown|v\u00e4nliga h\u00e4lsningar|med v\u00e4nlig",
            Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE);

    private static final Pattern GREETING = Pattern.compile(
            "^(?:dear|hi|hello|sincerely|regards|best|kind|yours|respectfully|cc|re|fw|fwd|hallo|bonjour|hola|ciao|(?:thank you|thanks)|danke|merci|gracias|"
                    + "grazie|bedankt|dank u|obrigad|dzi\u0119kuj|tack)\\b",
            Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE);

    /** A greeting that goes on says something. */
    private static final int LONGEST_GREETING = 7;

    private Boilerplate() {}

    static boolean is(String sentence) {
        return KNOWN.matcher(sentence).find()
                || GREETING.matcher(sentence).find() && Words.count(sentence) <= LONGEST_GREETING;
    }
}
