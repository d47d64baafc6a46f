package cloister.ingest.extraction.wire;

import cloister.ingest.extraction.ocr.OcrPlan;
import cloister.pipeline.FileRef;
import cloister.pipeline.HoldCode;
import cloister.pipeline.SensitiveText;
import java.util.Optional;

/** One frame. Names and text of documents travel in types whose {@code toString} shows neither. */
public sealed interface Message {

    /** Parent → worker, once: what holds for every document. */
    record Setup(Limits limits, OcrPlan ocr) implements Message {}

    /** Parent → worker: read this file. */
    record Read(FileRef file) implements Message {}

    /** Worker → parent, once: set up and waiting. */
    record Ready(int version) implements Message {}

    /** Worker → parent: a part was met; parts are numbered from 1 in the order in which they are met. */
    record Begun(int number, PartKind kind, int depth) implements Message {}

    /** Worker → parent: the next piece of a part's text. */
    record Text(int number, SensitiveText text) implements Message {}

    /** Worker → parent: nothing more comes for this part. */
    record Ended(int number, String mediaType, Optional<HoldCode> trouble) implements Message {}

    /** Worker → parent: the document was gone through to its end. */
    record Finished(int parts) implements Message {}
}
