package cloister.ingest.extraction.ocr;

import cloister.pipeline.Sha256;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** What decides which characters a picture gives: the program, its picture libraries, its language data. */
public final class OcrRecipe {
    private static final Pattern DATA_FOLDER = Pattern.compile("\"([^\"]+)\"");

    private OcrRecipe() {}

    /** Lines that change whenever the same picture could be read otherwise. Asks the program and reads its data. */
    public static List<String> of(OcrPlan plan) {
        OcrStatus status = OcrStatus.probe(plan);
        if (!status.ready()) {
            return List.of("no ocr");
        }
        Optional<Path> data = dataFolder(plan);
        // Which instructions the processor has ("Found AVX2") differs between machines of one installation.
        Stream<String> program = OcrProgram.answer(plan, OcrProgram.VERSION)
                .orElse("unknown version")
                .lines()
                .map(String::strip)
                .filter(line -> !line.startsWith("Found "));
        Stream<String> languages = status.languages().stream().map(name -> "language " + name + digest(data, name));
        return Stream.concat(program, Stream.concat(languages, Stream.of("turns pages " + status.orientation())))
                .collect(Collectors.toUnmodifiableList());
    }

    /** Since version 5 the heading of the list of languages says where their data lie. */
    private static Optional<Path> dataFolder(OcrPlan plan) {
        return OcrProgram.answer(plan, OcrProgram.LANGUAGES)
                .flatMap(list -> list.lines().findFirst())
                .map(DATA_FOLDER::matcher)
                .filter(Matcher::find)
                .map(heading -> Path.of(heading.group(1)));
    }

    private static String digest(Optional<Path> folder, String language) {
        if (folder.isEmpty()) {
            return "";
        }
        try {
            return " "
                    + Sha256.of(Files.readAllBytes(folder.get().resolve(language + ".traineddata")))
                            .hex();
        } catch (IOException e) {
            return "";
        }
    }
}
