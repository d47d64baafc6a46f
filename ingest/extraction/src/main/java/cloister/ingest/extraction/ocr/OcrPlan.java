package cloister.ingest.extraction.ocr;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.regex.Pattern;

/**
 * How pictures and scanned pages are read.
 *
 * @param enabled when off, a picture that could hold text makes its document Held
 * @param command the Tesseract program, a path or a name to be looked up
 * @param languages Tesseract's names of languages ("eng"); none: whichever of the usual ones are installed
 * @param pageTimeout wall time for one page or picture
 */
public record OcrPlan(boolean enabled, String command, List<String> languages, Duration pageTimeout) {
    private static final Pattern LANGUAGE = Pattern.compile("[A-Za-z][A-Za-z0-9_]{1,30}");

    public OcrPlan {
        languages = List.copyOf(languages);
        // They become an argument of a command line and a file name.
        if (!languages.stream().allMatch(l -> LANGUAGE.matcher(l).matches())) {
            throw new IllegalArgumentException("not the name of an OCR language");
        }
        if (command.isBlank() || pageTimeout.toMillis() < 1) {
            throw new IllegalArgumentException("OCR needs a command and a positive time for a page");
        }
        // Workers run it from another working directory.
        command = command.contains("/") ? Path.of(command).toAbsolutePath().toString() : command;
    }

    public static OcrPlan defaults() {
        return new OcrPlan(true, "tesseract", List.of(), Duration.ofSeconds(30));
    }

    public static OcrPlan off() {
        return new OcrPlan(false, "tesseract", List.of(), Duration.ofSeconds(30));
    }
}
