package cloister.pipeline;

/** Why a document can't be released. The code is what is stored and scripted against; it never changes its meaning. */
public enum HoldCode {
    EMPTY("the file is empty", "check the file at its source"),
    CHANGED("it changed while it was read", "drop it again when it is complete"),
    UNREADABLE("the file could not be read", "check its permissions and drop it again"),
    TOO_LARGE("the file is larger than the limit", "split it, or raise extraction.max-bytes"),
    UNKNOWN_FORMAT("the format is unknown or has no text that can be read", "convert it to PDF or text"),
    ENCRYPTED("it is encrypted or protected by a password", "drop a copy without the password"),
    CORRUPT("it is damaged and could not be read completely", "repair or export it again"),
    TRUNCATED("it ends too early", "copy it again from its source"),
    TOO_MUCH_TEXT("it holds more text than the limit", "split it, or raise extraction.max-characters"),
    TOO_DEEP("it is nested deeper than the limit", "unpack it, or raise extraction.max-depth"),
    TOO_MANY_PARTS("it holds more embedded parts than the limit", "unpack it, or raise extraction.max-parts"),
    EXTRACTION_TIMEOUT("reading it took longer than the limit", "convert it, or raise extraction.timeout"),
    EXTRACTION_MEMORY("reading it took more memory than the limit", "convert it, or raise extraction.worker-memory"),
    EXTRACTION_CRASH("the reader crashed on it", "convert it to another format"),
    OCR_UNAVAILABLE("it holds a scan, and no OCR is installed", "install tesseract-ocr and drop it again"),
    NO_TEXT("no text was found in it", "check by eye whether it holds any"),
    NOT_EXAMINED("not every character was looked at by every detector", "drop it again; report it if it stays"),
    DETECTOR_FAILED("a detector failed on it", "drop it again; report it if it stays"),
    MODEL_FAILED("the language model failed on it", "run doctor, then drop it again"),
    ESCALATION_FAILED("the larger model gave no summary of it", "run doctor, then drop it again"),
    RESIDUE("an identifier was still found after redaction", "review it by hand"),
    SUMMARY_RESIDUE("its summary seems to hold an identifier", "review it by hand"),
    INTERNAL_FAULT("an unforeseen fault stopped the work on it", "drop it again; report it if it stays");

    private final String what;
    private final String next;

    HoldCode(String what, String next) {
        this.what = what;
        this.next = next;
    }

    /** What happened, as the end of a sentence. */
    public String what() {
        return what;
    }

    /** What a person can do next. */
    public String next() {
        return next;
    }
}
