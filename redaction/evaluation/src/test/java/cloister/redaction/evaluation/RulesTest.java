package cloister.redaction.evaluation;

import static org.assertj.core.api.Assertions.assertThat;

import cloister.pipeline.FindingType;
import org.junit.jupiter.api.Test;

class RulesTest {
    private final Rules rules = Rules.standard();

    @Test
    void standard_everyDirectType_hasARightAnswer() {
        assertThat(rules.types().keySet()).containsAll(rules.direct()).containsAll(rules.titled());
        assertThat(rules.types().values()).allSatisfy(right -> assertThat(right).isNotEmpty());
    }

    @Test
    void standard_everyFindingType_answersSomeGoldTypeByItsOwnMeaning() {
        assertThat(rules.types().get("NAME")).contains(FindingType.NAME);
        assertThat(rules.types().get("SPECIAL")).containsExactly(FindingType.SPECIAL_CATEGORY);
        assertThat(rules.types().values().stream()
                        .flatMap(java.util.Set::stream)
                        .distinct())
                .containsExactlyInAnyOrder(FindingType.values());
    }
}
