package cloister.ingest.extraction;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import cloister.ingest.extraction.wire.Limits;
import cloister.ingest.extraction.wire.Message;
import cloister.ingest.extraction.wire.PartKind;
import cloister.ingest.extraction.wire.WireException;
import cloister.pipeline.HoldCode;
import cloister.pipeline.PartText;
import cloister.pipeline.SensitiveText;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** What a worker that was taken over may try. */
class CollectedTest {
    private final Collected collected = new Collected(
            Limits.defaults().withMaxCharacters(20, 15).withMaxParts(3).withMaxDepth(2));

    private static Message begun(int number, PartKind kind, int depth) {
        return new Message.Begun(number, kind, depth);
    }

    private static Message text(int number, String text) {
        return new Message.Text(number, SensitiveText.of(text));
    }

    private static Message ended(int number) {
        return new Message.Ended(number, "text/plain", Optional.empty());
    }

    private void take(Message... messages) throws WireException {
        for (Message message : messages) {
            assertThat(collected.accept(message)).isFalse();
        }
    }

    private void refused(Message message) {
        assertThatThrownBy(() -> collected.accept(message)).isInstanceOf(WireException.class);
    }

    @Test
    void orderlyParts_comeOutInOrder() throws WireException {
        take(begun(1, PartKind.DOCUMENT, 0), begun(2, PartKind.ATTACHMENT, 1), text(2, "two"), ended(2));
        take(text(1, "on"), text(1, "e"), ended(1));
        assertThat(collected.accept(new Message.Finished(2))).isTrue();
        List<PartText> parts = collected.complete();
        assertThat(parts).extracting(p -> p.text().reveal()).containsExactly("one", "two");
        assertThat(parts).allMatch(p -> p.trouble().isEmpty());
    }

    @Test
    void partsOutOfOrderOrOutOfBounds_areRefused() throws WireException {
        refused(begun(2, PartKind.DOCUMENT, 0));
        refused(begun(1, PartKind.ATTACHMENT, 0));
        refused(begun(1, PartKind.DOCUMENT, 1));
        take(begun(1, PartKind.DOCUMENT, 0));
        refused(begun(2, PartKind.DOCUMENT, 1));
        refused(begun(2, PartKind.ATTACHMENT, -1));
        refused(begun(2, PartKind.ATTACHMENT, 4));
        take(begun(2, PartKind.ATTACHMENT, 1), begun(3, PartKind.ATTACHMENT, 1), begun(4, PartKind.ATTACHMENT, 1));
        refused(begun(5, PartKind.ATTACHMENT, 1));
    }

    @Test
    void textBeyondTheLimitsOrForNoPart_isRefused() throws WireException {
        take(begun(1, PartKind.DOCUMENT, 0), text(1, "123456789012345"));
        refused(text(1, "6"));
        refused(text(2, "x"));
        take(begun(2, PartKind.ATTACHMENT, 1), ended(2));
        refused(text(2, "x"));
        refused(ended(2));
    }

    @Test
    void mediaTypeThatIsNone_isRefused() throws WireException {
        take(begun(1, PartKind.DOCUMENT, 0));
        refused(new Message.Ended(1, "John Smith", Optional.empty()));
        refused(new Message.Ended(1, "text/plain ---\nJohn", Optional.empty()));
        refused(new Message.Ended(1, "text/" + "x".repeat(500), Optional.empty()));
    }

    @Test
    void finishWithOpenOrMissingParts_isRefused() throws WireException {
        refused(new Message.Finished(0));
        take(begun(1, PartKind.DOCUMENT, 0));
        refused(new Message.Finished(1));
        take(ended(1));
        refused(new Message.Finished(2));
        refused(new Message.Ready(1));
    }

    @Test
    void brokenOff_marksTheDocumentAndWhatWasUnderWay_butNotWhatWasDone() throws WireException {
        take(begun(1, PartKind.DOCUMENT, 0), begun(2, PartKind.ATTACHMENT, 1), text(2, "two"), ended(2));
        take(begun(3, PartKind.ATTACHMENT, 1));
        assertThat(collected.brokenOff(HoldCode.EXTRACTION_TIMEOUT))
                .extracting(PartText::trouble)
                .containsExactly(
                        Optional.of(HoldCode.EXTRACTION_TIMEOUT),
                        Optional.empty(),
                        Optional.of(HoldCode.EXTRACTION_TIMEOUT));
    }

    @Test
    void brokenOffBeforeAnything_isStillADocument() {
        assertThat(collected.brokenOff(HoldCode.EXTRACTION_CRASH))
                .singleElement()
                .satisfies(part -> assertThat(part.trouble()).contains(HoldCode.EXTRACTION_CRASH));
    }
}
