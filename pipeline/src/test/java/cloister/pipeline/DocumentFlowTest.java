package cloister.pipeline;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import cloister.pipeline.kit.InMemoryArchive;
import cloister.pipeline.kit.InMemoryArchive.State;
import cloister.pipeline.kit.Samples;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class DocumentFlowTest {
    private static final String TEXT = "Number 123456789 came.\nMore text.";

    private final InMemoryArchive archive = new InMemoryArchive();
    private final List<String> delivered = new ArrayList<>();
    private final Delivery delivery = (claim, outcome, sameAs) -> delivered.add(
            outcome.code() + sameAs.map(earlier -> " as " + earlier).orElse(""));
    private final Claim claim = Samples.claim(Samples.id(1), "inbox", TEXT);
    private int extractions;

    private Extractor reads(String text) {
        return c -> {
            extractions++;
            return ExtractedDocument.ofPlainText(c.id(), SensitiveText.of(text));
        };
    }

    private DocumentFlow flow(Extractor extractor, Screener screener, Summarizer summarizer) {
        return new DocumentFlow(
                extractor,
                screener,
                Rewriter.PLACEHOLDERS,
                summarizer,
                archive,
                Samples.RECIPE,
                InstantSource.fixed(Samples.NOON));
    }

    private DocumentFlow flow(Extractor extractor) {
        return flow(extractor, new Screener(Samples.detector(), Samples.judge()), Samples.summarizer());
    }

    private Outcome outcome(DocumentFlow flow) {
        Result result = flow.process(claim, Samples.MANDATE, delivery);
        assertThat(archive.outcome(claim.id())).contains(result.outcome());
        assertThat(archive.in(State.DELIVERED)).containsExactly(claim.id());
        assertThat(delivered).containsExactly(result.outcome().code());
        return result.outcome();
    }

    @Test
    void goodDocument_isReleased_redactedAndWithEvidence() {
        Outcome outcome = outcome(flow(reads(TEXT)));
        String text = outcome.fold(r -> r.text().value(), h -> "held");
        assertThat(text).isEqualTo("Number [SSN_1] came.\nMore text.");
        Decision decision = archive.decisions().get(0);
        assertThat(decision.accepted()).extracting(Finding::span).containsExactly(new Span(7, 16));
        assertThat(decision.parts()).hasSize(1);
        assertThat(decision.sameAs()).isEmpty();
        assertThat(decision.recipe()).isEqualTo(Samples.RECIPE);
    }

    @Test
    void evidence_countsCodePoints() {
        outcome(flow(reads("😀😀 123456789")));
        Decision decision = archive.decisions().get(0);
        assertThat(decision.accepted()).extracting(Finding::span).containsExactly(new Span(3, 12));
        assertThat(decision.parts()).extracting(ExtractedDocument.Part::range).containsExactly(new Span(0, 12));
    }

    @Test
    void everyTroubleOfAPart_holdsTheWholeDocument() {
        for (HoldCode code : HoldCode.values()) {
            InMemoryArchive fresh = new InMemoryArchive();
            DocumentFlow flow = new DocumentFlow(
                    c -> ExtractedDocument.assemble(
                            c.id(),
                            List.of(
                                    part("fine", Optional.empty()),
                                    part("partly", Optional.of(code)),
                                    part("fine too", Optional.empty()))),
                    new Screener(Samples.detector(), Samples.judge()),
                    Rewriter.PLACEHOLDERS,
                    Samples.summarizer(),
                    fresh,
                    Samples.RECIPE,
                    InstantSource.fixed(Samples.NOON));
            Outcome outcome =
                    flow.process(claim, Samples.MANDATE, (c, o, s) -> {}).outcome();
            assertThat(outcome).isEqualTo(new Outcome.Held(List.of(HoldReason.ofPart(code, 2))));
            assertThat(fresh.decisions().get(0).parts()).hasSize(3);
        }
    }

    private static PartText part(String text, Optional<HoldCode> trouble) {
        return new PartText("attachment", "text/plain", 1, SensitiveText.of(text), trouble);
    }

    @Test
    void noText_isHeld() {
        assertThat(outcome(flow(reads(" \n ")))).isEqualTo(Samples.held(HoldCode.NO_TEXT));
    }

    @Test
    void extractorThatThrows_isHeldWithoutItsMessage() {
        Outcome outcome = outcome(flow(c -> {
            throw new IllegalStateException("Canary");
        }));
        assertThat(outcome).isEqualTo(Samples.held(HoldCode.INTERNAL_FAULT));
        assertThat(archive.decisions().toString()).doesNotContain("Canary");
    }

    @Test
    void textNestedTooDeeplyForAReader_isHeld() {
        assertThat(outcome(flow(c -> {
                    throw new StackOverflowError();
                })))
                .isEqualTo(Samples.held(HoldCode.INTERNAL_FAULT));
    }

    @Test
    void detectorThatDidNotLook_isHeld() {
        Detector lazy = new Detector() {
            @Override
            public Policy policy() {
                return Samples.POLICY;
            }

            @Override
            public Recorded<Findings> detect(SensitiveText text) {
                return new Recorded<>(new Findings(text.length(), List.of()), List.of());
            }
        };
        Screener screener = new Screener(lazy, Samples.judge());
        assertThat(outcome(flow(reads(TEXT), screener, Samples.summarizer())))
                .isEqualTo(Samples.held(HoldCode.NOT_EXAMINED));
        assertThat(archive.decisions().get(0).accepted()).isEmpty();
    }

    @Test
    void residue_isHeld() {
        assertThat(outcome(flow(reads("123456789 and x123456789"), onlyTheFirst(), Samples.summarizer())))
                .isEqualTo(Samples.held(HoldCode.RESIDUE));
    }

    @Test
    void residueOfAnAddressWithoutDigits_isHeld() {
        assertThat(outcome(flow(reads("ann@b.org, ANN@b.org"), onlyTheFirst(), Samples.summarizer())))
                .isEqualTo(Samples.held(HoldCode.RESIDUE));
    }

    private static Screener onlyTheFirst() {
        Detector detector = new Detector() {
            @Override
            public Policy policy() {
                return Samples.POLICY;
            }

            @Override
            public Recorded<Findings> detect(SensitiveText text) {
                Finding first = new Finding(new Span(0, 9), FindingType.SSN, 1, "test");
                return new Recorded<>(
                        new Findings(
                                text.length(),
                                List.of(Examination.Examined.whole("digits", text.length(), List.of(first)))),
                        List.of());
            }
        };
        return new Screener(detector, Samples.judge());
    }

    @Test
    void summarizerThatStops_isHeld_andLeavesNoText() {
        Summarizer broken = text -> new Recorded<>(Attempt.stopped(HoldCode.MODEL_FAILED), List.of());
        Screener screener = new Screener(Samples.detector(), Samples.judge());
        assertThat(outcome(flow(reads(TEXT), screener, broken))).isEqualTo(Samples.held(HoldCode.MODEL_FAILED));
    }

    @Test
    void summaryThatHoldsAnIdentifier_isHeld() {
        assertThat(outcome(flow(reads(TEXT), digits(), writes("Call 987654321."))))
                .isEqualTo(Samples.held(HoldCode.SUMMARY_RESIDUE));
    }

    @Test
    void summaryWithPlaceholdersOnly_isReleased() {
        assertThat(outcome(flow(reads(TEXT), digits(), writes("Call [SSN_1]."))).code())
                .isEqualTo("released");
    }

    /** The first look found only the first number, as a detector does whose context is gone later. */
    @Test
    void quotationThatTellsByItself_isHeld() {
        Detector late = new Detector() {
            private int looks;

            @Override
            public Policy policy() {
                return Samples.POLICY;
            }

            @Override
            public Recorded<Findings> detect(SensitiveText text) {
                return looks++ == 0
                        ? new Recorded<>(
                                new Findings(
                                        text.length(),
                                        List.of(Examination.Examined.whole("digits", text.length(), List.of()))),
                                List.of())
                        : Samples.detector().detect(text);
            }
        };
        assertThat(outcome(flow(reads("Call 987654321."), new Screener(late, Samples.judge()), Samples.summarizer())))
                .isEqualTo(Samples.held(HoldCode.SUMMARY_RESIDUE));
    }

    @Test
    void summaryThatNobodyCouldLookAt_isHeld() {
        Detector failing = new Detector() {
            @Override
            public Policy policy() {
                return Samples.POLICY;
            }

            @Override
            public Recorded<Findings> detect(SensitiveText text) {
                return text.reveal().equals("Something.")
                        ? new Recorded<>(
                                new Findings(
                                        text.length(),
                                        List.of(new Examination.NotExamined("digits", HoldCode.DETECTOR_FAILED))),
                                List.of())
                        : Samples.detector().detect(text);
            }
        };
        assertThat(outcome(flow(reads(TEXT), new Screener(failing, Samples.judge()), writes("Something.")))
                        .code())
                .isEqualTo("held");
    }

    @Test
    void summaryOfAnotherText_isHeld() {
        SummaryDraft other = Samples.summarizer()
                .summarize(RedactedText.reread("other", Map.of(), Sha256.ofUtf8("other")))
                .value()
                .fold(draft -> draft, reasons -> {
                    throw new AssertionError();
                });
        Summarizer mistaken = text -> new Recorded<>(Attempt.done(other), List.of());
        assertThat(outcome(flow(reads(TEXT), digits(), mistaken))).isEqualTo(Samples.held(HoldCode.INTERNAL_FAULT));
    }

    private static Screener digits() {
        return new Screener(Samples.detector(), Samples.judge());
    }

    /** Says this of the first characters. */
    private static Summarizer writes(String sentence) {
        return text -> new Recorded<>(
                Attempt.done(SummaryDraft.of(
                        text, List.of(new Summary.Sentence(SummaryRole.EVENT, sentence, List.of(new Span(0, 1)))))),
                List.of());
    }

    @Test
    void summarizer_neverSeesAnIdentifier() {
        Summarizer curious = text -> {
            assertThat(text.value()).doesNotContain("123456789");
            return Samples.summarizer().summarize(text);
        };
        outcome(flow(reads(TEXT), new Screener(Samples.detector(), Samples.judge()), curious));
    }

    @Test
    void archiveDown_nothingHappens() {
        archive.down(true);
        assertThatThrownBy(() -> flow(reads(TEXT)).process(claim, Samples.MANDATE, delivery))
                .isInstanceOf(IllegalStateException.class);
        assertThat(extractions).isZero();
        assertThat(delivered).isEmpty();
    }

    @Test
    void archiveThatFailsAtTheDecision_deliversNothing() {
        DocumentFlow flow = flow(c -> {
            archive.down(true);
            return ExtractedDocument.ofPlainText(c.id(), SensitiveText.of(TEXT));
        });
        assertThatThrownBy(() -> flow.process(claim, Samples.MANDATE, delivery))
                .isInstanceOf(IllegalStateException.class);
        archive.down(false);
        assertThat(delivered).isEmpty();
        assertThat(archive.outcome(claim.id())).isEmpty();
        assertThat(archive.open("inbox")).containsExactly(claim.id());
    }

    @Test
    void deliveryThatFailed_isDoneAgain_withoutASecondDecision() {
        DocumentFlow flow = flow(reads(TEXT));
        assertThatThrownBy(() -> flow.process(claim, Samples.MANDATE, (c, o, s) -> {
                    throw new UncheckedIOException(new IOException("full"));
                }))
                .isInstanceOf(UncheckedIOException.class);
        assertThat(archive.open("inbox")).containsExactly(claim.id());
        assertThat(outcome(flow).code()).isEqualTo("released");
        assertThat(extractions).isEqualTo(1);
        assertThat(archive.decisions()).hasSize(1);
    }

    @Test
    void sameContentAgain_takesTheReleaseOver_unread() {
        DocumentFlow flow = flow(reads(TEXT));
        flow.process(claim, Samples.MANDATE, delivery);
        Claim again = Samples.claim(Samples.id(2), "inbox", TEXT);
        Result result = flow.process(again, Samples.MANDATE, delivery);
        assertThat(result.sameAs()).contains(claim.id());
        assertThat(delivered).containsExactly("released", "released as " + claim.id());
        assertThat(result.outcome()).isEqualTo(archive.outcome(claim.id()).orElseThrow());
        assertThat(extractions).isEqualTo(1);
    }

    @Test
    void sameContentAgain_deliveredAgainAfterACrash_isSaidTheSame() {
        DocumentFlow flow = flow(reads(TEXT));
        flow.process(claim, Samples.MANDATE, delivery);
        Claim again = Samples.claim(Samples.id(2), "inbox", TEXT);
        assertThatThrownBy(() -> flow.process(again, Samples.MANDATE, (c, o, s) -> {
                    throw new UncheckedIOException(new IOException("full"));
                }))
                .isInstanceOf(UncheckedIOException.class);
        assertThat(flow.process(again, Samples.MANDATE, delivery).sameAs()).contains(claim.id());
        assertThat(delivered).endsWith("released as " + claim.id());
    }

    @Test
    void sameContentThatWasHeld_isReadAgain() {
        flow(reads(" ")).process(claim, Samples.MANDATE, delivery);
        Claim again = Samples.claim(Samples.id(2), "inbox", TEXT);
        Result result = flow(reads(TEXT)).process(again, Samples.MANDATE, delivery);
        assertThat(result.sameAs()).isEmpty();
        assertThat(result.outcome().code()).isEqualTo("released");
    }
}
