package cloister.redaction.detection.rewriting;

import cloister.pipeline.Fingerprinter;
import cloister.pipeline.SensitiveText;
import cloister.pipeline.Sha256;
import cloister.redaction.detection.Scope;
import java.util.Locale;

/**
 * The document, case or tenant within which pseudonyms are the same.
 *
 * @param value tells it from all others, and nothing about it
 */
public record ScopeOf(Scope scope, String value) {

    /** @param fingerprint of the content's digest, as the audit log has it ({@code content_hmac}) */
    public static ScopeOf document(String fingerprint) {
        return new ScopeOf(Scope.DOCUMENT, "document " + fingerprint);
    }

    static ScopeOf document(Sha256 content, Fingerprinter fingerprinter) {
        return document(fingerprinter.fingerprint(SensitiveText.of(content.hex())));
    }

    /** @param name as it was given; capitals and spaces around it don't count */
    public static ScopeOf ofCase(SensitiveText name, Fingerprinter fingerprinter) {
        String folded = name.reveal().strip().toLowerCase(Locale.ROOT);
        return new ScopeOf(Scope.CASE, "case " + fingerprinter.fingerprint(SensitiveText.of(folded)));
    }

    public static ScopeOf tenant() {
        return new ScopeOf(Scope.TENANT, "tenant");
    }
}
