package cloister.redaction.evaluation;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** Runs in a Turkish locale (see the parent pom): decimal points must stay points. */
class ScorecardRenderingTest {
    private static final Scorecard CARD = new Scorecard(
            3,
            1,
            0,
            new Agreement(new Share(3, 4), new Share(3, 6)),
            new Agreement(new Share(1, 2), new Share(1, 2)),
            new Agreement(new Share(2, 2), new Share(2, 2)),
            List.of(new Scorecard.TypeRecall(
                    "MEDICAL_ID", new Share(1, 2), new Share(2, 2), new Share(1, 2), new Share(2, 2), new Share(3, 6))),
            new Scorecard.Leaks(new Share(1, 2), new Share(0, 2), new Share(1, 2)),
            Optional.of(new Scorecard.Entities(new Share(1, 2), new Share(0, 0))),
            new Share(1, 10));

    @Test
    void text_ofCard_isThisTable() {
        assertThat(ScorecardText.of(CARD)).isEqualTo("""
                        documents 3, unanswered 1, unknown 0

                                            P        R       F1       F2     found      gold
                        characters     0.7500   0.5000   0.6000   0.5357         4         6
                        exact          0.5000   0.5000   0.5000   0.5000         2         2
                        overlap        1.0000   1.0000   1.0000   1.0000         2         2

                        direct identifiers leaked  1 of 2 = 50.0 % (95 %: 9.5-90.5)
                          with nothing covered     0 of 2 = 0.0 % (95 %: 0.0-65.8)
                        documents with a leak      1 of 2 = 50.0 % (95 %: 9.5-90.5)
                        direct entities masked     1 of 2 = 50.0 % (95 %: 9.5-90.5)
                        quasi entities masked      none
                        protected spans touched    1 of 10 = 10.0 % (95 %: 1.8-40.4)

                        recall by gold type   spans   exact  overlap    full  95 % of full   typed   chars
                        MEDICAL_ID                2   0.500    1.000   0.500   0.095-0.905   1.000   0.500
                        """);
    }

    @Test
    void json_ofCard_hasCountsAndIntervals() {
        JsonNode json = ScorecardJson.of(CARD);

        assertThat(json.path("char").path("F2").doubleValue())
                .isEqualTo(CARD.characters().f2());
        assertThat(json.path("leaks").path("spans").path("hits").longValue()).isEqualTo(1);
        assertThat(json.path("types").path(0).path("full").path("high95").doubleValue())
                .isEqualTo(new Share(1, 2).wilson95().high());
        assertThat(json.path("entities").path("direct").path("of").longValue()).isEqualTo(2);
        assertThat(json.path("over_redaction").path("value").doubleValue()).isEqualTo(0.1);
    }
}
