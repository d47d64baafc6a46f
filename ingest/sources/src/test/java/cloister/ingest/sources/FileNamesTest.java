package cloister.ingest.sources;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class FileNamesTest {

    @ParameterizedTest
    @ValueSource(
            strings = {".x", "~$a.docx", "a.part", "A.TMP", "b.filepart", "c.CrDownload", ".a.txt.Xy12", "İ.PARTIAL"})
    void namesOfUnfinishedFiles_areTemporary(String name) {
        assertThat(FileNames.isTemporary(Path.of("folder", name))).isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {"a.txt", "part", "tmp.txt", "~a", "a..b", "a.parts", "TITLE.TIF"})
    void otherNames_areNot(String name) {
        assertThat(FileNames.isTemporary(Path.of("folder", name))).isFalse();
    }

    @ParameterizedTest
    @CsvSource({
        "a.txt, 1, a.txt",
        "a.txt, 2, a (2).txt",
        "noending, 3, noending (3)",
        "two.tar.gz, 2, two.tar (2).gz",
        "a.averylongendingthatisnone, 2, a.averylongendingthatisnone (2)"
    })
    void numbers_goBeforeTheEnding(String name, int n, String numbered) {
        assertThat(FileNames.numbered(Path.of(name), n)).isEqualTo(Path.of(numbered));
    }

    @Test
    void longNames_areCutBetweenCharacters_soThatTheyFit() {
        String longest = "😀".repeat(62) + "abc.txt";
        assertThat(longest.getBytes(StandardCharsets.UTF_8)).hasSize(255);
        String numbered = FileNames.numbered(Path.of(longest), 12).toString();
        assertThat(numbered).endsWith("😀 (12).txt");
        assertThat(numbered.getBytes(StandardCharsets.UTF_8).length).isBetween(248, 255);
        assertThat(FileNames.fitting("short", ".redacted.txt")).isEqualTo("short.redacted.txt");
    }
}
