package cloister.redaction.detection.rewriting;

import cloister.pipeline.FindingType;
import cloister.pipeline.SensitiveText;
import java.util.Optional;

/** Turns ciphertexts back. Nothing else can be turned back: what stands for what is kept nowhere. */
public final class Reidentifier {
    private final Keyring keys;

    public Reidentifier(Keyring keys) {
        this.keys = keys;
    }

    /**
     * The identifier behind a ciphertext of this type and scope; empty if it can't be one. A text that never was a
     * ciphertext gives something that means nothing: nobody can tell the two apart.
     */
    public Optional<SensitiveText> reveal(ScopeOf scope, FindingType type, String token) {
        return new Ff1(keys.encryption())
                .decrypt(token, ActionRewriter.tweak(type, scope.value()))
                .map(SensitiveText::of);
    }
}
