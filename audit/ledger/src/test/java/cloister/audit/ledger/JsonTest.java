package cloister.audit.ledger;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class JsonTest {

    /** The example of RFC 8785, section 3.2.3, whose order differs between UTF-16 and code points. */
    @Test
    void canonical_sortsNamesByUtf16Units() {
        String text = """
                {"\\u20ac":"Euro Sign","\\r":"Carriage Return","\\ufb33":"Hebrew Letter Dalet With Dagesh","1":"One",
                "\\ud83d\\ude00":"Emoji: Grinning Face","\\u0080":"Control","\\u00f6":"Latin Small Letter O With Diaeresis"}
                """;
        assertThat(((Json.Obj) Json.parse(text)).members().values())
                .extracting(value -> ((Json.Text) value).value())
                .containsExactly(
                        "Carriage Return",
                        "One",
                        "Control",
                        "Latin Small Letter O With Diaeresis",
                        "Euro Sign",
                        "Emoji: Grinning Face",
                        "Hebrew Letter Dalet With Dagesh");
    }

    /** The strings and literals of the example of RFC 8785, section 3.2.2. */
    @Test
    void canonical_escapesAsTheRfc() {
        String text =
                "{ \"string\": \"\\u20ac$\\u000F\\u000aA'\\u0042\\u0022\\u005c\\\\\\\"\\/\", \"literals\": [ true, false ] }";
        assertThat(Json.parse(text).canonical())
                .isEqualTo("{\"literals\":[true,false],\"string\":\"€$\\u000f\\nA'B\\\"\\\\\\\\\\\"/\"}");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "{",
                "{\"a\":1,\"a\":2}",
                "{\"a\":1}x",
                "[1,]",
                "1.5",
                "1e3",
                "-0",
                "01",
                "9007199254740993",
                "null",
                "\"\\ud800\"",
                "\"\\x\"",
                "\"\\u12g4\"",
                "\"\n\"",
                "tru",
                "{\"a\" 1}",
                "[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[1]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]"
            })
    void parse_whatTheLogNeverWrites_isRefused(String text) {
        assertThatThrownBy(() -> Json.parse(text)).isInstanceOf(IllegalArgumentException.class);
    }

    @Property(tries = 500)
    void canonical_readsBackEqual(@ForAll("values") Json value) {
        assertThat(Json.parse(value.canonical())).isEqualTo(value);
        assertThat(Json.parse(value.pretty())).isEqualTo(value);
        assertThat(Json.parse(value.pretty()).canonical()).isEqualTo(value.canonical());
    }

    @Provide
    Arbitrary<Json> values() {
        Arbitrary<Json> texts = Arbitraries.strings()
                .ofMaxLength(20)
                .filter(text -> text.codePoints().noneMatch(c -> c >= 0xD800 && c <= 0xDFFF))
                .map(Json::of);
        Arbitrary<Json> numbers =
                Arbitraries.longs().between(-(1L << 53) + 1, (1L << 53) - 1).map(Json::of);
        Arbitrary<Json> leaves = Arbitraries.oneOf(texts, numbers);
        Arbitrary<Json> arrays = leaves.list().ofMaxSize(4).map(Json::array);
        return Arbitraries.maps(Arbitraries.strings().alpha().ofMaxLength(5), Arbitraries.oneOf(leaves, arrays))
                .ofMaxSize(6)
                .map(members -> {
                    Json.Builder builder = Json.object();
                    members.forEach(builder::put);
                    return builder.build();
                });
    }

    @Test
    void pretty_keepsRangesInOneLine() {
        Json ranges = Json.object()
                .put("input", Json.array(List.of(Json.of(0), Json.of(60))))
                .build();
        assertThat(ranges.pretty()).isEqualTo("{\n  \"input\": [0,60]\n}");
    }
}
