package cloister.redaction.detection.rewriting;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class NameSurrogatesTest {
    private static final String[] POLICY = {"NAME: surrogate"};

    @Test
    void surrogate_formsOfOnePerson_stayOnePerson() {
        String[] parts = Documents.redact(
                        "{NAME:Anna Keller}|{NAME:Mrs Keller}|{NAME:KELLER, Anna}|{NAME:Anna}|{NAME:Keller's}|{NAME:A. Keller}|{NAME:Thomas Keller}|{NAME:keller^anna}",
                        POLICY)
                .split("\\|");
        String given = parts[0].split(" ")[0];
        String family = parts[0].split(" ")[1];
        assertThat(Set.of(given, family)).doesNotContain("Anna", "Keller");
        assertThat(parts[1]).isEqualTo("Mrs " + family);
        assertThat(parts[2]).isEqualTo(family.toUpperCase(java.util.Locale.ROOT) + ", " + given);
        assertThat(parts[3]).isEqualTo(given);
        assertThat(parts[4]).isEqualTo(family + "'s");
        assertThat(parts[5]).isEqualTo(given.charAt(0) + ". " + family);
        assertThat(parts[6]).endsWith(" " + family).doesNotContain(given).doesNotContain("Thomas");
        assertThat(parts[7]).isEqualTo((family + "^" + given).toLowerCase(java.util.Locale.ROOT));
    }

    @Test
    void surrogate_sexAndCulture_stay() {
        NameTable table = NameTable.standard();
        for (String name : List.of("Agnieszka", "Giuseppe", "Wiśniewski", "Rasmussen", "Korhonen")) {
            String made = Documents.redact("{NAME:" + name + "}", POLICY);
            assertThat(table.poolOf(Characters.folded(made))).as(name).isEqualTo(table.poolOf(Characters.folded(name)));
        }
        assertThat(table.poolOf("agnieszka")).endsWith(" f");
        assertThat(table.poolOf("giuseppe")).endsWith(" m");
        assertThat(table.poolOf("wisniewski")).isEqualTo("pl last");
    }

    @Test
    void surrogate_caseEnding_findsTheName() {
        String made = Documents.redact("{NAME:Kowalski} x {NAME:Kowalskiego} x {NAME:Kowalskiemu}", POLICY);
        String family = made.split(" ")[0];
        assertThat(made).isEqualTo(family + " x " + family + " x " + family);
        String unknown = Documents.redact("{NAME:Brzdęczny} x {NAME:Brzdęcznys}", POLICY);
        assertThat(unknown.split(" x ")[1]).isEqualTo(unknown.split(" x ")[0] + "s");
    }

    @Test
    void surrogate_wordOfTheDocument_isGivenToNobody() {
        String plain = Documents.redact("{NAME:Keller}", POLICY);
        String beside = Documents.redact("{NAME:Keller} knows " + plain, POLICY);
        assertThat(beside).doesNotStartWith(plain).doesNotContain("Keller");
        String lower = Documents.redact("{NAME:Keller} knows " + plain.toLowerCase(java.util.Locale.ROOT), POLICY);
        assertThat(lower).doesNotStartWith(plain);
    }

    @Test
    void surrogate_scopeOfManyDocuments_neverDependsOnTheDocument() {
        String[] tenant = {"NAME: surrogate", "scope: tenant"};
        String plain = Documents.redact("{NAME:Keller}", tenant);
        assertThat(Documents.redact("{NAME:Keller} and {NAME:Anna Keller} came", tenant))
                .startsWith(plain + " and ")
                .endsWith(" " + plain + " came");
        // Where its own surrogate stands in a document, the name is called by nothing rather than by another name.
        assertThat(Documents.redact("{NAME:Keller} knows " + plain, tenant)).isEqualTo("[NAME_1] knows " + plain);
    }

    @Test
    void surrogate_manyNames_areAllDifferent() {
        StringBuilder text = new StringBuilder();
        List<String> names = NameTable.standard().names("pl last").subList(0, 150);
        names.forEach(name -> text.append("{NAME:").append(name).append("}\n"));
        for (String scope : List.of("document", "tenant")) {
            List<String> made = Documents.redact(text.toString(), "NAME: surrogate", "scope: " + scope)
                    .lines()
                    .filter(line -> !line.startsWith("["))
                    .toList();
            assertThat(new HashSet<>(made)).as(scope).hasSameSizeAs(made);
            assertThat(made).doesNotContainAnyElementsOf(names);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"Дмитрий Иванов", "山田太郎", "S-M-Y-T-H-E", "Dr.", "Keller 3", "محمد"})
    void surrogate_whatIsNoLatinName_isThePlaceholder(String name) {
        assertThat(Documents.redact("{NAME:" + name + "}", POLICY)).isEqualTo("[NAME_1]");
    }

    @Test
    void surrogate_particlesAndTitles_stayAndNamesLikeThemDont() {
        String made = Documents.redact("{NAME:Prof. Dr. Ludwig van der Meer, MD}", POLICY);
        assertThat(made).matches("Prof\\. Dr\\. \\p{L}+ van der \\p{L}+, MD").doesNotContain("Ludwig", "Meer");
        assertThat(Documents.redact("{NAME:Van Le}", POLICY)).doesNotContain("Van", "Le");
        assertThat(Documents.redact("{NAME:anna van}", POLICY)).doesNotContain("van");
    }

    @Test
    void table_everyPool_isLargeEnoughToHideIn() {
        NameTable table = NameTable.standard();
        for (String name : List.of("anna", "keller", "zzz", "thomas", "yuki", "nguyen")) {
            assertThat(table.names(table.poolOf(name))).as(name).hasSizeGreaterThanOrEqualTo(24);
        }
        assertThat(table.poolOf("anna")).isEqualTo("many f");
    }
}
