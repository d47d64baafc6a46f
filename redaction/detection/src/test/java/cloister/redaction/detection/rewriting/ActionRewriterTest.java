package cloister.redaction.detection.rewriting;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import cloister.pipeline.Finding;
import cloister.pipeline.FindingType;
import cloister.pipeline.RedactedText;
import cloister.pipeline.Screened;
import cloister.pipeline.SensitiveText;
import cloister.pipeline.Sha256;
import cloister.pipeline.Span;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class ActionRewriterTest {

    @Test
    void hash_twoSpellings_haveOneHash_andTypesOthers() {
        String made =
                Documents.redact("{MRN:4711-0815} {MRN:47110815} {ACCOUNT:47110815}", "MRN: hash", "ACCOUNT: hash");
        String[] hashes = made.split(" ");
        assertThat(hashes[0]).matches("\\[MRN#[a-z2-7]{16}]").isEqualTo(hashes[1]);
        assertThat(hashes[2]).startsWith("[ACCOUNT#");
        assertThat(hashes[2].substring(9)).isNotEqualTo(hashes[0].substring(5));
    }

    @Test
    void encrypt_tooShort_isThePlaceholder_andCounted() {
        Screened screened = Documents.screened("{ACCOUNT:12345} {ACCOUNT:123456}");
        var redacted = Documents.redacted(screened, Documents.policy("ACCOUNT: encrypt"), Documents.KEYS, "c");
        assertThat(redacted.value().<String>fold(RedactedText::value, r -> "")).matches("\\[ACCOUNT_1] \\d{6}");
        assertThat(redacted.inferences().get(0).decision()).isEqualTo("redact 1, encrypt 1, not as asked 1");
    }

    @Test
    void reidentifier_ciphertextOfTheSameScope_isTurnedBack() {
        String token = Documents.redact("{ACCOUNT:AB-123456}", "ACCOUNT: encrypt", "scope: case");
        Reidentifier reidentifier = new Reidentifier(Documents.KEYS);
        ScopeOf right = ScopeOf.ofCase(SensitiveText.of("4711"), Documents.FINGERPRINTER);
        ScopeOf wrong = ScopeOf.ofCase(SensitiveText.of("4712"), Documents.FINGERPRINTER);
        assertThat(reidentifier.reveal(right, FindingType.ACCOUNT, token)).contains(SensitiveText.of("AB-123456"));
        assertThat(reidentifier.reveal(wrong, FindingType.ACCOUNT, token))
                .isNotEqualTo(Optional.of(SensitiveText.of("AB-123456")));
        assertThat(reidentifier.reveal(right, FindingType.MRN, token))
                .isNotEqualTo(Optional.of(SensitiveText.of("AB-123456")));
    }

    @Test
    void reidentifier_documentScope_takesTheContentsDigestOfTheLog() {
        String text = "{MRN:47110815}";
        String token = Documents.redact(text, "MRN: encrypt");
        String logged = Documents.FINGERPRINTER.fingerprint(
                SensitiveText.of(Sha256.ofUtf8("47110815").hex()));
        assertThat(new Reidentifier(Documents.KEYS).reveal(ScopeOf.document(logged), FindingType.MRN, token))
                .contains(SensitiveText.of("47110815"));
    }

    @Test
    void rewrite_findingsThatQuarrelAboutTheType_areThePlaceholder() {
        SensitiveText text = SensitiveText.of("no 4711-0815 here");
        Span place = new Span(3, 12);
        Screened screened = new Screened(
                text,
                List.of(
                        new Finding(place, FindingType.ACCOUNT, 0.9, "a"),
                        new Finding(new Span(3, 7), FindingType.SSN, 0.8, "b")));
        var redacted = Documents.redacted(screened, Documents.policy("ACCOUNT: encrypt"), Documents.KEYS, "c");
        assertThat(redacted.value().<String>fold(RedactedText::value, r -> "")).isEqualTo("no [ACCOUNT_1] here");
    }

    @Test
    void of_missingKeyOrCase_isRefused() {
        InstantSource clock = InstantSource.system();
        assertThatThrownBy(() -> ActionRewriter.of(
                        Documents.policy("NAME: hash"),
                        Optional.empty(),
                        Optional.empty(),
                        Documents.FINGERPRINTER,
                        clock))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> ActionRewriter.of(
                        Documents.policy("NAME: hash", "scope: case"),
                        Optional.of(Documents.KEYS),
                        Optional.empty(),
                        Documents.FINGERPRINTER,
                        clock))
                .isInstanceOf(IllegalArgumentException.class);
        assertThat(ActionRewriter.of(
                        Documents.policy("NAME: mask"),
                        Optional.empty(),
                        Optional.empty(),
                        Documents.FINGERPRINTER,
                        clock))
                .isNotNull();
    }

    @Test
    void digest_otherKeyCaseOrPolicy_isAnother() {
        var policy = Documents.policy("NAME: hash", "scope: case");
        Sha256 usual = Documents.rewriter(policy, Documents.KEYS, "a").digest();
        assertThat(Documents.rewriter(policy, Documents.KEYS, "A").digest()).isEqualTo(usual);
        assertThat(Documents.rewriter(policy, Documents.KEYS, "b").digest()).isNotEqualTo(usual);
        assertThat(Documents.rewriter(policy, Keyring.of(Documents.secret(8)), "a")
                        .digest())
                .isNotEqualTo(usual);
    }

    @Test
    void keyring_showsNoKey_andDerivesDifferentOnes() {
        assertThat(Documents.KEYS.toString()).isEqualTo("Keyring(" + Documents.KEYS.id() + ")");
        assertThat(Documents.KEYS.pseudonyms().tag("x"))
                .isNotEqualTo(Documents.KEYS.shifts().tag("x"))
                .isNotEqualTo(Documents.KEYS.encryption());
        assertThatThrownBy(() -> Keyring.of(new byte[16])).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void prf_partsThatReadTheSameTogether_areDifferent() {
        Prf prf = Documents.KEYS.pseudonyms();
        assertThat(prf.tag("ab", "c")).isNotEqualTo(prf.tag("a", "bc"));
    }
}
