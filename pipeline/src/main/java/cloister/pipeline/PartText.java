package cloister.pipeline;

import java.util.Optional;

/**
 * What a reader got out of one part of a document, before the parts are put together.
 *
 * @param kind what the part is to its container: {@code document}, {@code attachment}, {@code image}, {@code metadata}
 * @param mediaType the sniffed type, for example {@code application/pdf}
 * @param depth 0 for the document itself
 * @param trouble why the text is not the whole of the part, if it isn't
 */
public record PartText(String kind, String mediaType, int depth, SensitiveText text, Optional<HoldCode> trouble) {}
