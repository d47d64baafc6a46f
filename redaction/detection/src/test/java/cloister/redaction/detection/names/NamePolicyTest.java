package cloister.redaction.detection.names;

import static org.assertj.core.api.Assertions.assertThat;

import cloister.pipeline.Finding;
import cloister.pipeline.SensitiveText;
import cloister.redaction.detection.DocumentText;
import cloister.redaction.detection.Policies;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

class NamePolicyTest {
    private static final String TEXT = "Mr Jonas Weber, a Norwegian national, lives in Stuttgart and works in Norway. "
            + "The Stuttgart District Court heard him.";

    private static Set<String> by(String policy) {
        DocumentText document = new DocumentText(SensitiveText.of(TEXT));
        List<Finding> found = NameRecognizers.all(Policies.named(policy)).get(0).find(document);
        return found.stream().map(Finding::by).collect(Collectors.toSet());
    }

    @Test
    void strict_looksForAll() {
        assertThat(by(Policies.STRICT))
                .contains(
                        "names.person",
                        "names.titled",
                        "person.nationality",
                        "place.residence",
                        "place.country",
                        "org.public-body");
    }

    @Test
    void gdpr_leavesCountriesCourtsAndTitles() {
        assertThat(by(Policies.GDPR))
                .contains("names.person", "place.residence")
                .doesNotContain("names.titled", "place.country", "org.public-body");
    }

    @Test
    void hipaa_leavesCountries() {
        assertThat(by(Policies.HIPAA_SAFE_HARBOR))
                .contains("names.person", "place.residence")
                .doesNotContain("place.country");
    }

    @Test
    void signature_differsByWhatThePolicyKeeps() {
        String strict =
                NameRecognizers.all(Policies.named(Policies.STRICT)).get(0).signature();
        String gdpr = NameRecognizers.all(Policies.named(Policies.GDPR)).get(0).signature();
        assertThat(strict).isNotEqualTo(gdpr);
    }
}
