package cloister.redaction.detection.identifiers;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvFileSource;

/** What is spelt, spoken, scanned or disguised; marked as in {@link RecognizersTest}. */
class SpellingsTest {

    @ParameterizedTest(name = "{1}")
    @CsvFileSource(
            resources = "spellings.txt",
            delimiter = '\u00a6',
            quoteCharacter = '\u0001',
            maxCharsPerColumn = 8000)
    void spelling_isFoundAsTheTableSays(String policy, String marked) {
        new RecognizersTest().text_isMarkedAsTheTableSays(policy, marked);
    }
}
