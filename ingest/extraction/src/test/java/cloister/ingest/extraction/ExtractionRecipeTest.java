package cloister.ingest.extraction;

import static org.assertj.core.api.Assertions.assertThat;

import cloister.ingest.extraction.ocr.OcrPlan;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.List;
import org.apache.tika.Tika;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Whatever may change the text must change the recipe. The OCR program is a script that answers like Tesseract 5. */
class ExtractionRecipeTest {
    @TempDir
    Path folder;

    private OcrPlan plan(String version, List<String> languages) throws IOException {
        Path program = folder.resolve("tesseract");
        Files.writeString(
                program,
                String.join(
                        "\n",
                        "#!/bin/sh",
                        "if [ \"$1\" = --version ]; then echo 'tesseract " + version
                                + "'; echo ' Found AVX2'; exit; fi",
                        "echo 'List of available languages in \"" + folder + "/\" (2):'; echo deu; echo eng",
                        ""));
        Files.setPosixFilePermissions(program, PosixFilePermissions.fromString("rwx------"));
        return new OcrPlan(true, program.toString(), languages, Duration.ofSeconds(1));
    }

    private void data(String language, String content) throws IOException {
        Files.writeString(folder.resolve(language + ".traineddata"), content);
    }

    @Test
    void recipe_namesTikaAndTheOtherReadersWithTheirVersions() {
        String recipe = ExtractionRecipe.of(OcrPlan.off());
        assertThat(recipe)
                .contains(new Tika().toString().replace("Apache Tika", "org.apache.tika"))
                .containsPattern("org\\.apache\\.pdfbox\\.pdmodel \\d")
                .containsPattern("org\\.apache\\.poi \\d")
                .doesNotContain("unknown");
    }

    @Test
    void recipe_changesWithTheVersionOfOcr_itsLanguagesAndTheirData() throws IOException {
        data("deu", "one");
        data("eng", "one");
        String first = ExtractionRecipe.of(plan("5.3.0", List.of("eng")));
        assertThat(first).contains("tesseract 5.3.0", "language eng").doesNotContain("AVX2");
        assertThat(ExtractionRecipe.of(plan("5.3.0", List.of("eng")))).isEqualTo(first);
        assertThat(ExtractionRecipe.of(plan("5.4.0", List.of("eng")))).isNotEqualTo(first);
        assertThat(ExtractionRecipe.of(plan("5.3.0", List.of("eng", "deu")))).isNotEqualTo(first);
        assertThat(ExtractionRecipe.of(OcrPlan.off())).isNotEqualTo(first);
        data("eng", "two");
        assertThat(ExtractionRecipe.of(plan("5.3.0", List.of("eng")))).isNotEqualTo(first);
    }
}
