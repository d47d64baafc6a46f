package cloister.redaction.detection.identifiers;

import cloister.pipeline.Span;
import cloister.redaction.detection.DocumentText;
import cloister.redaction.detection.Texts;
import java.util.List;
import java.util.Optional;

/** Figures with any signs between them, behind a word that hardly stands before another number than a telephone's. */
final class LoosePhones {
    private static final int CLOSE = 24;
    private static final int LEAST = 9;
    private static final int MOST = 13;
    static final List<String> WORDS = List.of(
            "tel",
            "phone",
            "mobile",
            "cell",
            "call",
            "ring ",
            "fax",
            "handy",
            "téléphone",
            "portable",
            "móvil",
            "telefono",
            "cellulare",
            "mobiel",
            "komórk",
            "reach",
            "dial",
            "hotline",
            "whatsapp",
            "sms",
            "pager");

    private LoosePhones() {}

    static Optional<Span> at(DocumentText text, int at) {
        if (!Context.anyWord(text.lower(), Math.max(0, at - CLOSE), at, WORDS)) {
            return Optional.empty();
        }
        return LooseRun.from(text.raw(), at).stream()
                .filter(reading -> isNumber(LooseRun.mended(reading.joined())))
                .map(reading -> new Span(at, reading.end()))
                .filter(span -> PhoneRecognizer.ends(text.raw(), span.end()))
                .findFirst();
    }

    private static boolean isNumber(String joined) {
        boolean figures = Texts.digits(joined).length() == joined.length();
        return figures && joined.length() >= LEAST && joined.length() <= MOST && !PhoneRecognizer.isOther(joined);
    }
}
