package cloister.pipeline;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import cloister.pipeline.kit.Samples;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class ValuesTest {

    @Test
    void documentId_isUuidOfVersion7_andSortsByTime() {
        Random random = new Random(7);
        List<DocumentId> ids = new ArrayList<>();
        for (int i = 0; i < 200; i++) {
            ids.add(DocumentId.fresh(Instant.ofEpochMilli(1_700_000_000_000L + i * 31L), random));
        }
        assertThat(ids).isSorted().doesNotHaveDuplicates();
        assertThat(ids).allSatisfy(id -> {
            assertThat(id.value().version()).isEqualTo(7);
            assertThat(id.value().variant()).isEqualTo(2);
            assertThat(DocumentId.parse(id.toString())).isEqualTo(id);
        });
        assertThat(ids.get(3).value().getMostSignificantBits() >>> 16).isEqualTo(1_700_000_000_093L);
    }

    @Test
    void documentId_ofNoUuid_isRefused() {
        assertThatThrownBy(() -> DocumentId.parse("../etc/passwd")).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void texts_showNothingOfThemselves() {
        SensitiveText secret = SensitiveText.of("Canary");
        ExtractedDocument document = ExtractedDocument.ofPlainText(Samples.id(1), secret);
        Claim claim = new Claim(
                Samples.id(1),
                "inbox",
                new FileRef(Path.of("Canary.pdf")),
                1,
                Sha256.ofUtf8("x"),
                Samples.NOON,
                Optional.empty());
        Outcome released = Samples.released("Canary 123456789");
        assertThat(List.of(
                        secret,
                        document,
                        claim,
                        released,
                        new Screened(secret, List.of()),
                        new PartText("document", "text/plain", 0, secret, Optional.empty()),
                        Samples.decision(claim, released)))
                .allSatisfy(value -> assertThat(value.toString()).doesNotContain("Canary"));
    }

    @Test
    void sha256_ofTheEmptyText_isTheStandards() {
        assertThat(Sha256.ofUtf8("").hex())
                .isEqualTo("e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855");
        assertThatThrownBy(() -> new Sha256("E3B0")).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void redactedText_isReadBackOnlyByItsDigest() {
        assertThat(RedactedText.reread("safe", Map.of(), Sha256.ofUtf8("safe")).value())
                .isEqualTo("safe");
        assertThatThrownBy(() -> RedactedText.reread("Canary", Map.of(), Sha256.ofUtf8("safe")))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageNotContaining("Canary");
    }

    @Test
    void quotation_saysOnlyWhatStandsThere() {
        RedactedText text = RedactedText.reread("One  two.\nThree.", Map.of(), Sha256.ofUtf8("One  two.\nThree."));
        SummaryDraft draft = SummaryDraft.citing(text, List.of(new Span(10, 16), new Span(0, 9)));
        assertThat(draft.sentences()).extracting(Summary.Sentence::text).containsExactly("Three.", "One two.");
        assertThat(draft.sentences()).allMatch(sentence -> sentence.quotes(text));
        Summary.Sentence written = new Summary.Sentence(SummaryRole.EVENT, "Four.", List.of(new Span(10, 16)));
        assertThat(written.quotes(text)).isFalse();
    }

    @Test
    void sentence_withoutWordsOrPlace_isRefused() {
        List<Span> somewhere = List.of(new Span(0, 1));
        assertThatThrownBy(() -> new Summary.Sentence(SummaryRole.EVENT, " ", somewhere))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new Summary.Sentence(SummaryRole.EVENT, "Canary", List.of()))
                .isInstanceOf(IllegalArgumentException.class);
        RedactedText text = RedactedText.reread("ab", Map.of(), Sha256.ofUtf8("ab"));
        Summary.Sentence beyond = new Summary.Sentence(SummaryRole.EVENT, "Canary", List.of(new Span(1, 3)));
        assertThatThrownBy(() -> SummaryDraft.of(text, List.of(beyond)))
                .isInstanceOf(IndexOutOfBoundsException.class)
                .hasMessageNotContaining("Canary");
    }

    @Test
    void parts_lieWhereTheySayInTheWholeText() {
        List<PartText> parts = IntStream.range(0, 5)
                .mapToObj(i -> new PartText(
                        "attachment", "text/plain", 1, SensitiveText.of("part text " + i), Optional.empty()))
                .toList();
        ExtractedDocument document = ExtractedDocument.assemble(Samples.id(1), parts);
        for (ExtractedDocument.Part part : document.parts()) {
            assertThat(document.text().cut(part.range()))
                    .isEqualTo(parts.get(part.number() - 1).text());
        }
    }

    @Test
    void attempt_goesOnUntilItStops() {
        Attempt<Integer> stopped = Attempt.stopped(HoldCode.EMPTY);
        assertThat(Attempt.done(1).then(n -> Attempt.done(n + 1))).isEqualTo(Attempt.done(2));
        assertThat(stopped.<Integer>then(n -> {
                    throw new AssertionError("went on");
                }))
                .isEqualTo(stopped);
        assertThat(Attempt.unless(List.of(), "v")).isEqualTo(Attempt.done("v"));
        assertThat(Attempt.unless(List.of(HoldReason.of(HoldCode.EMPTY)), "v"))
                .isEqualTo(Attempt.stopped(HoldCode.EMPTY));
        assertThatThrownBy(() -> new Attempt.Stopped<>(List.of())).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void held_needsAReason_andPoliciesNeedSoundThresholds() {
        assertThatThrownBy(() -> new Outcome.Held(List.of())).isInstanceOf(IllegalArgumentException.class);
        Sha256 digest = Sha256.ofUtf8("p");
        assertThatThrownBy(() -> new Policy("p", "1", digest, Set.of("d"), 0.2, 0.5))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new Policy("p", "1", digest, Set.of(), 0.5, 0.2))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void holdReasons_tellPeopleWhatAndWhatNext() {
        assertThat(HoldReason.ofPart(HoldCode.ENCRYPTED, 3).sentence())
                .isEqualTo("part 3: it is encrypted or protected by a password; drop a copy without the password");
        assertThat(HoldReason.ofPart(HoldCode.ENCRYPTED, 1).sentence()).startsWith("it is encrypted");
        for (HoldCode code : HoldCode.values()) {
            assertThat(code.what()).isNotBlank();
            assertThat(code.next()).isNotBlank();
        }
    }
}
