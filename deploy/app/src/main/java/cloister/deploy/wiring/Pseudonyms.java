package cloister.deploy.wiring;

import cloister.deploy.home.Home;
import cloister.deploy.home.PseudonymKey;
import cloister.deploy.home.Refusal;
import cloister.pipeline.Fingerprinter;
import cloister.pipeline.Rewriter;
import cloister.pipeline.SensitiveText;
import cloister.pipeline.Sha256;
import cloister.redaction.detection.PolicyRules;
import cloister.redaction.detection.Scope;
import cloister.redaction.detection.rewriting.ActionRewriter;
import cloister.redaction.detection.rewriting.Keyring;
import java.time.InstantSource;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/** From policies to what stands where identifiers stood. */
final class Pseudonyms {
    private final Home home;
    private final Lazy<Fingerprinter> fingerprinter;
    private final InstantSource clock;
    private final Map<String, Keyring> keyring = new ConcurrentHashMap<>();

    Pseudonyms(Home home, Lazy<Fingerprinter> fingerprinter, InstantSource clock) {
        this.home = home;
        this.fingerprinter = fingerprinter;
        this.clock = clock;
    }

    /** A rewriter and the digest of all that shapes what it makes; of the empty text for placeholders. */
    record Made(Rewriter rewriter, Optional<Sha256> digest) {}

    /**
     * The rewriter of a policy.
     *
     * @throws Refusal if the policy needs a key and there is none, or if policy and case don't go together
     */
    Made rewriter(PolicyRules rules, Optional<SensitiveText> caseName) {
        boolean byCase = rules.rewrites() && rules.scope() == Scope.CASE;
        if (byCase && caseName.isEmpty()) {
            throw new Refusal(
                    "the policy " + rules.name() + " gives pseudonyms by case (scope: case): name the case, with"
                            + " --case, \"case\" in a line, or case in the settings");
        }
        if (!rules.rewrites()) {
            return new Made(Rewriter.PLACEHOLDERS, Optional.empty());
        }
        Optional<Keyring> keys =
                rules.needsKey() ? Optional.of(keyring("the policy " + rules.name())) : Optional.empty();
        ActionRewriter rewriter = ActionRewriter.of(rules, keys, caseName, fingerprinter.get(), clock);
        return new Made(rewriter, Optional.of(rewriter.digest()));
    }

    /** @param what needs it, for the message */
    Keyring keyring(String what) {
        return keyring.computeIfAbsent("", once -> PseudonymKey.read(home)
                .map(Keyring::of)
                .orElseThrow(() -> new Refusal(what + " needs the key of pseudonyms, and there is none in "
                        + home.keys() + ": make it once with 'keys make', or restore it from a backup")));
    }
}
