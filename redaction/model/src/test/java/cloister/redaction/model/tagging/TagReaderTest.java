package cloister.redaction.model.tagging;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import cloister.pipeline.Finding;
import cloister.pipeline.FindingType;
import cloister.pipeline.Span;
import cloister.redaction.model.text.Tokenizer;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class TagReaderTest {
    private static final Tags TAGS = Tags.STANDARD;
    private static final int NAME = TAGS.first(FindingType.NAME);
    private static final int DATE = TAGS.first(FindingType.DATE);

    private final List<Tokenizer.Token> tokens = new ArrayList<>();
    private final List<float[]> rows = new ArrayList<>();
    private final StringBuilder text = new StringBuilder();

    /** A token with a likeliest label. */
    private TagReaderTest token(String characters, int label, double probability) {
        int start = text.length();
        text.append(characters);
        tokens.add(new Tokenizer.Token(0, new Span(start, text.length())));
        float[] row = new float[TAGS.count()];
        row[Tags.OUTSIDE] = (float) (1 - probability);
        row[label] += (float) probability;
        rows.add(row);
        return this;
    }

    private List<Finding> read(double limit) {
        return new TagReader(TAGS, "tagger").read(text.toString(), tokens, rows.toArray(float[][]::new), limit);
    }

    private List<String> found(double limit) {
        return read(limit).stream()
                .map(finding -> finding.type() + ":" + finding.span().of(text.toString()))
                .toList();
    }

    @Test
    void neighbours_ofOneType_areOneFindingWithoutTheBlankBefore() {
        token("Dr", Tags.OUTSIDE, 0)
                .token(" Ann", NAME, .9)
                .token(" Lee", NAME + 1, .8)
                .token(" came", Tags.OUTSIDE, 0);
        assertThat(found(.5)).containsExactly("NAME:Ann Lee");
        assertThat(read(.5).get(0).score()).isCloseTo(.85, within(1e-6));
        assertThat(read(.5).get(0).by()).isEqualTo("tagger");
    }

    @Test
    void neighbours_whenTheSecondBegins_areTwo() {
        token("Ann", NAME, .9).token(" Bob", NAME, .9).token(" May", DATE, .9);
        assertThat(found(.5)).containsExactly("NAME:Ann", "NAME:Bob", "DATE:May");
    }

    @Test
    void word_ofSeveralTokens_isFoundWholeIfOneOfThemIs() {
        token("Sch", NAME, .9)
                .token("mid", NAME + 1, .1)
                .token("t", NAME + 1, .1)
                .token(".", Tags.OUTSIDE, 0);
        assertThat(found(.5)).containsExactly("NAME:Schmidt");
    }

    @Test
    void limit_lower_findsMore() {
        token("Ann", NAME, .4).token(" left", Tags.OUTSIDE, 0);
        assertThat(found(.5)).isEmpty();
        assertThat(found(.3)).containsExactly("NAME:Ann");
    }

    @Test
    void score_neverThatOfACheckedNumber() {
        token("Ann", NAME, 1);
        assertThat(read(.5).get(0).score()).isEqualTo(.97);
    }

    @Test
    void nothing_inNothing() {
        assertThat(read(.5)).isEmpty();
    }

    @Test
    void identifiers_ofAllKinds_shareATag() {
        assertThat(TAGS.first(FindingType.IBAN)).isEqualTo(TAGS.first(FindingType.OTHER_ID));
        assertThat(TAGS.first(FindingType.FAX)).isEqualTo(TAGS.first(FindingType.PHONE));
        for (FindingType type : FindingType.values()) {
            assertThat(TAGS.first(type)).isBetween(1, TAGS.count() - 2);
        }
    }
}
