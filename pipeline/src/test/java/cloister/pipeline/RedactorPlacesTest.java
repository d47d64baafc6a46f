package cloister.pipeline;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class RedactorPlacesTest {

    @Test
    void places_overlappingFindings_areOnePlaceNamedByTheLonger() {
        Screened screened = new Screened(
                SensitiveText.of("Call Ada Byron King at noon"),
                List.of(
                        new Finding(new Span(5, 14), FindingType.NAME, 0.9, "a"),
                        new Finding(new Span(9, 19), FindingType.ORGANIZATION, 0.6, "b"),
                        new Finding(new Span(23, 27), FindingType.DATE, 0.8, "c")));
        assertThat(Redactor.places(screened))
                .containsExactly(
                        new Finding(new Span(5, 19), FindingType.ORGANIZATION, 0.6, "b"),
                        new Finding(new Span(23, 27), FindingType.DATE, 0.8, "c"));
    }
}
