package cloister.pipeline;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * All text of a document, its parts one after the other, so that a name found in one part is found in all.
 *
 * @param text the parts' texts in order; with more than one part, each under a heading of its own
 * @param parts where each part's text lies in {@code text}, and whether it is the whole of the part
 */
public record ExtractedDocument(DocumentId id, SensitiveText text, List<Part> parts) {

    /**
     * One part of a document.
     *
     * @param number from 1, in document order; 1 is the document itself
     * @param range where its text lies in the document's text, without the heading
     * @param trouble why the text is not the whole of the part, if it isn't
     */
    public record Part(int number, String kind, String mediaType, int depth, Span range, Optional<HoldCode> trouble) {

        /** The same part with its place given in other units. */
        Part at(Span place) {
            return new Part(number, kind, mediaType, depth, place, trouble);
        }
    }

    public ExtractedDocument {
        parts = List.copyOf(parts);
    }

    /** Puts parts together into one text. Headings hold numbers and media types, never names. */
    public static ExtractedDocument assemble(DocumentId id, List<PartText> texts) {
        StringBuilder whole = new StringBuilder();
        List<Part> parts = new ArrayList<>();
        for (PartText part : texts) {
            int number = parts.size() + 1;
            if (number > 1) {
                whole.append("\n\n--- part ").append(number).append(": ").append(part.kind());
                whole.append(", ").append(part.mediaType()).append(" ---\n");
            }
            int start = whole.length();
            whole.append(part.text().reveal());
            Span range = new Span(start, whole.length());
            parts.add(new Part(number, part.kind(), part.mediaType(), part.depth(), range, part.trouble()));
        }
        return new ExtractedDocument(id, SensitiveText.of(whole.toString()), parts);
    }

    /** A document of one part of plain text, as {@code detect} and {@code redact} get it. */
    public static ExtractedDocument ofPlainText(DocumentId id, SensitiveText text) {
        return assemble(id, List.of(new PartText("document", "text/plain", 0, text, Optional.empty())));
    }

    /** Why this document can't go on: each part that isn't complete, or the lack of any text. */
    public List<HoldReason> blockers() {
        List<HoldReason> reasons = new ArrayList<>();
        for (Part part : parts) {
            part.trouble().ifPresent(code -> reasons.add(HoldReason.ofPart(code, part.number())));
        }
        if (reasons.isEmpty() && text.isBlank()) {
            reasons.add(HoldReason.of(HoldCode.NO_TEXT));
        }
        return List.copyOf(reasons);
    }
}
