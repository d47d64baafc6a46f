package cloister.redaction.evaluation.generation;

import static org.assertj.core.api.Assertions.assertThat;

import cloister.pipeline.SensitiveText;
import cloister.pipeline.Span;
import cloister.redaction.evaluation.GoldDocument;
import cloister.redaction.evaluation.GoldSpan;
import cloister.redaction.evaluation.Rules;
import java.util.ArrayList;
import java.util.List;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;

class RecastProperties {
    private static final Rules RULES = Rules.standard();

    @Property(tries = 300)
    void of_anyDocument_changesNothingOutsideWhatIsMarked(
            @ForAll long seed, @ForAll @IntRange(max = 1_000_000) int number, @ForAll Split split) {
        GoldDocument document = Generator.document(seed, number, split).gold();

        GoldDocument other = Recast.of(document, RULES, seed);

        assertThat(other.spans())
                .extracting(GoldSpan::type)
                .isEqualTo(document.spans().stream().map(GoldSpan::type).toList());
        assertThat(outside(other)).isEqualTo(outside(document));
        assertThat(texts(other, other.protectedSpans())).isEqualTo(texts(document, document.protectedSpans()));
    }

    @Example
    void of_namesNumbersAndDates_tellsThemOtherwiseAndTheSameThroughout() {
        String text = "Dr Anna Keller (MRN 4471902), seen 14/03/2021. KELLER's number 4471902 stands.";
        GoldDocument document = new GoldDocument(
                "a",
                SensitiveText.of(text),
                List.of(
                        span(text, "Dr Anna Keller", 0, "NAME"),
                        span(text, "4471902", 0, "MRN"),
                        span(text, "14/03/2021", 0, "DATE"),
                        span(text, "KELLER", 40, "NAME"),
                        span(text, "4471902", 40, "MRN")),
                List.of(),
                List.of());

        GoldDocument other = Recast.of(document, RULES, 3);

        List<String> told =
                texts(other, other.spans().stream().map(GoldSpan::range).toList());
        assertThat(other.text().reveal()).doesNotContain("Keller", "KELLER", "4471902", "14/03/2021");
        assertThat(told.get(0)).startsWith("Dr ");
        assertThat(told.get(0).toUpperCase(java.util.Locale.ROOT)).endsWith(told.get(3));
        assertThat(told.get(1)).hasSize(7).isEqualTo(told.get(4));
        assertThat(told.get(2)).matches("(1[3-9]|2[0-8])/(0[1-9]|1[0-2])/20[0-9]{2}");
    }

    private static GoldSpan span(String text, String part, int from, String type) {
        int start = text.indexOf(part, from);
        return new GoldSpan(new Span(start, start + part.length()), type);
    }

    private static List<String> texts(GoldDocument document, List<Span> spans) {
        return spans.stream().map(span -> span.of(document.text().reveal())).toList();
    }

    private static List<String> outside(GoldDocument document) {
        String text = document.text().reveal();
        List<String> parts = new ArrayList<>();
        int at = 0;
        for (GoldSpan span : document.spans()) {
            parts.add(text.substring(at, span.range().start()));
            at = span.range().end();
        }
        parts.add(text.substring(at));
        return parts;
    }
}
