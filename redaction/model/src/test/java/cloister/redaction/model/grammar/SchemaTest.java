package cloister.redaction.model.grammar;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import cloister.redaction.model.text.TokenBytes;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class SchemaTest {
    private static final TokenBytes VOCABULARY = TestVocabulary.bytePairs();
    private static final Constraints CONSTRAINTS = new Constraints(VOCABULARY);

    @ParameterizedTest
    @CsvSource(
            delimiter = '~',
            quoteCharacter = '^',
            value = {
                // schema ~ answers that are taken ~ answers that are not
                "{'type':'boolean'} ~ true|false ~ True|1|null|'true'",
                "{'type':'null'} ~ null ~ nul|0",
                "{'type':['string','null'],'maxLength':2} ~ null|''|'ab'|'\uD83D\uDE00\uD83D\uDE00' ~ 'abc'|nulll|0",
                "{'type':'string'} ~ '\\u00e4'|'\\uD83D\\uDE00'|'\\n\\/'|'\uD83D\uDE00' ~ '\\uD83D'|'\\uDE00'|'\\x'|'a|'\t'|'\\uD83D\\u0041'",
                "{'type':'string','minLength':2,'maxLength':2} ~ '\\uD83D\\uDE00a'|'\\\\\\\\'|'東京' ~ 'a'|'\uD83D\uDE00'|'abc'",
                "{'type':'integer'} ~ 0|-1|999999999999999999 ~ 00|-0|1.0|1e3|1000000000000000000|+1",
                "{'type':'integer','minimum':-3,'maximum':12} ~ -3|-1|0|9|10|12 ~ -4|13|-0|100|01",
                "{'type':'integer','exclusiveMinimum':7.5,'exclusiveMaximum':100} ~ 8|10|99 ~ 7|100|-8",
                "{'type':'integer','minimum':1000} ~ 1000|123456 ~ 999|-1000",
                "{'type':'number'} ~ 0|-0.5|1.25e-3|12E5 ~ .5|1.|01|1e|NaN|1e100",
                "{'type':'number','minimum':0,'maximum':1} ~ 0|1|0.25|1.0|1.000 ~ 1.1|1.01|-0.1|2|0.5e0",
                "{'type':'number','minimum':-2,'maximum':-1} ~ -2|-1|-1.5|-2.0 ~ -2.1|-0.9|1.5|0",
                "{'enum':['a','ab',1,1.5,null,true]} ~ 'a'|'ab'|1|1.5|null|true ~ 'b'|2|false|''",
                "{'enum':['a',1,null],'type':'string'} ~ 'a' ~ 1|null",
                "{'const':{'a':[1,'x'],'b':{}}} ~ {'a':[1,'x'],'b':{}}|{'a': [1, 'x'], 'b': {}} ~ {'b':{},'a':[1,'x']}",
                "{'const':'tab\\tquote\\\"'} ~ 'tab\\tquote\\\"' ~ 'tab'",
                "{'type':'array','items':{'type':'boolean'}} ~ []|[true]|[true,false]|[true, false] ~ [true,]|[,]|[ true]|[true,  false]",
                "{'type':'array','items':{'type':'null'},'minItems':2,'maxItems':3} ~ [null,null]|[null,null,null] ~ []|[null]|[null,null,null,null]",
                "{'type':'array','maxItems':0} ~ [] ~ [1]",
                "{'type':'object','properties':{},'additionalProperties':false} ~ {} ~ {'a':1}|[]",
                "{'type':'object','properties':{'a':{'const':1},'b':{'const':2},'c':{'const':3}}} ~ {}|{'a':1}|{'b':2}|{'c':3}|{'a':1,'c':3}|{'a':1, 'b': 2,'c':3} ~ {'c':3,'a':1}|{'a':1,}|{,'a':1}|{'a':1 ,'b':2}|{'d':1}|{'a':2}",
                "{'type':'object','properties':{'a':{'const':1},'b':{'const':2},'c':{'const':3}},'required':['b']} ~ {'b':2}|{'a':1,'b':2}|{'b':2,'c':3} ~ {}|{'a':1}|{'a':1,'c':3}|{'c':3}",
                "{'anyOf':[{'type':'integer'},{'type':'string'}]} ~ 1|'a' ~ null",
                "{'oneOf':[{'type':'integer'},{'const':'x'}]} ~ 1|'x' ~ 'y'",
                "{'type':['object','null'],'properties':{'next':{'$ref':'#'}},'required':['next']} ~ null|{'next':null}|{'next':{'next':null}} ~ {}|{'next':{}}",
                "{'type':'string','pattern':'^\\\\d{4}-(0[1-9]|1[0-2])$'} ~ '2024-01'|'1999-12' ~ '2024-13'|'24-01'|'2024-011'|''",
                "{'type':'string','pattern':'^[^a-c\\\"]+?$'} ~ 'd'|'東'|'\\\\' ~ 'a'|''|'\\\"'|'\\u0064'",
                "{'type':'string','pattern':'b'} ~ 'b'|'abc'|'\\n\uD83D\uDE00b' ~ 'a'|''",
                "{'type':'string','pattern':'^(?:ab|(c)){1,2}$|^x$','minLength':1,'maxLength':4} ~ 'ab'|'cab'|'cc'|'x' ~ 'abcc'|''|'a'|'xx'",
                "{'type':'string','pattern':'^\\\\w\\\\S\\\\x41\\\\u{1F600}[\\\\s\\\\b-]\\\\.$'} ~ 'aéA\uD83D\uDE00 .'|'_!A\uD83D\uDE00-.'|'0aA\uD83D\uDE00\\b.' ~ '-aA\uD83D\uDE00 .'",
            })
    void json_eachKeyword_takesWhatItMeansAndNothingElse(String schema, String good, String bad) {
        Constraint constraint = CONSTRAINTS.json(json(schema));
        for (String answer : good.split("\\|")) {
            assertThat(Walks.takes(constraint, VOCABULARY, json(answer)))
                    .as(answer)
                    .isTrue();
        }
        for (String answer : bad.split("\\|")) {
            assertThat(Walks.takes(constraint, VOCABULARY, json(answer)))
                    .as(answer)
                    .isFalse();
        }
    }

    @Test
    void json_wholeNumbersOfAnyRange_areExact() {
        for (int[] range : new int[][] {{0, 0}, {-1, 1}, {3, 27}, {-120, 105}, {99, 101}, {-1000, -990}, {190, 1205}}) {
            Constraint constraint = CONSTRAINTS.json(
                    "{\"type\":\"integer\",\"minimum\":%d,\"maximum\":%d}".formatted(range[0], range[1]));
            for (int i = range[0] - 130; i < range[1] + 130; i++) {
                assertThat(Walks.takes(constraint, VOCABULARY, Integer.toString(i)))
                        .as("%d in %d to %d", i, range[0], range[1])
                        .isEqualTo(range[0] <= i && i <= range[1]);
            }
        }
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '~',
            quoteCharacter = '^',
            value = {
                "{'type':'string','format':'date'} ~ schema #: keyword format is not supported here",
                "{'type':'object','properties':{'a':{'type':'array','items':{'type':'string'},'uniqueItems':true}}} ~ schema #/properties/a: keyword uniqueItems",
                "{'type':'object','patternProperties':{}} ~ keyword patternProperties",
                "{'type':'object','additionalProperties':true} ~ additionalProperties is supported only as false",
                "{'type':'object','additionalProperties':{'type':'string'}} ~ additionalProperties is supported only as false",
                "{'type':'object','required':['a']} ~ required names \"a\"",
                "{'type':'integer','minLength':3} ~ keyword minLength is not supported here",
                "{'type':'integer','multipleOf':5} ~ keyword multipleOf",
                "{'type':'integer','minimum':5,'maximum':4} ~ no number lies between",
                "{'type':'integer','minimum':1e999999999} ~ minimum must be a number of up to 15 digits",
                "{'type':'number','minimum':0.5} ~ bounds of a number must be whole",
                "{'type':'number','exclusiveMinimum':0} ~ bounds of a number must be whole and included",
                "{'type':'string','minLength':5,'maxLength':4} ~ minLength is beyond maxLength",
                "{'type':'array','items':{'type':'null'},'minItems':-1} ~ minItems must be",
                "{'type':'array'} ~ items is missing",
                "{'type':'text'} ~ type text is unknown",
                "{} ~ type is missing",
                "{'type':'object','properties':{'a':true}} ~ #/properties/a: a schema must be an object",
                "{'enum':[]} ~ #/enum: must list 1 to",
                "{'enum':[1],'type':'string'} ~ lists no value of the type",
                "{'enum':['a'],'minLength':3} ~ keyword minLength",
                "{'anyOf':[]} ~ #/anyOf: must be a list that isn't empty",
                "{'not':{'type':'null'}} ~ keyword not",
                "{'allOf':[{'type':'null'},{'type':'null'}]} ~ #/allOf: is supported with one schema only",
                "{'oneOf':[{'type':'integer'},{'type':'number'}]} ~ #/oneOf: alternatives 0 and 1 might both hold",
                "{'oneOf':[{'const':1},{'const':1.0}]} ~ might both hold",
                "{'$ref':'http://example.org/schema'} ~ #/$ref: only #",
                "{'$ref':'#/$defs/a'} ~ leads nowhere",
                "{'$ref':'#'} ~ begins with itself",
                "{'$ref':'#/$defs/a','$defs':{'a':{'$ref':'#/$defs/b'},'b':{'anyOf':[{'$ref':'#/$defs/a'},{'type':'null'}]}}} ~ begins with itself",
                "{'type':'object','properties':{'a':{'$ref':'#'}},'required':['a']} ~ no answer of this form has an end",
                "{'type':'string','pattern':'^a$|^x','maxLength':1000000} ~ it allows other lengths than minLength",
                "{'type':'string','pattern':'(?=a)b'} ~ lookaround at 0",
                "{'type':'string','pattern':'(?<!a)b'} ~ lookaround",
                "{'type':'string','pattern':'(a)\\\\1'} ~ the escape \\1",
                "{'type':'string','pattern':'a\\\\b'} ~ the escape \\b",
                "{'type':'string','pattern':'\\\\p{L}'} ~ the escape \\p",
                "{'type':'string','pattern':'a^b'} ~ an anchor within it",
                "{'type':'string','pattern':'(a$)'} ~ an anchor within one",
                "{'type':'string','pattern':'a)'} ~ closing parenthesis",
                "{'type':'string','pattern':'(a'} ~ group without end",
                "{'type':'string','pattern':'[a'} ~ brackets without end",
                "{'type':'string','pattern':'[z-a]'} ~ a damaged range",
                "{'type':'string','pattern':'*a'} ~ nothing is to be repeated",
                "{'type':'string','pattern':'a{2,1}'} ~ a damaged count",
                "{'type':'string','pattern':'\\\\uD83D'} ~ a code that is no character",
                "{'type':'string','pattern':'^((a{0,99}){0,99}){0,99}$'} ~ more repetition than can be followed",
                "{'type':'null','type':'string'} ~ says a key twice",
                "{'type': ~ no JSON",
                "[] ~ no object",
            })
    void json_whatCannotBeKept_isRefusedByPlaceAndName(String schema, String message) {
        assertThatThrownBy(() -> CONSTRAINTS.json(json(schema)))
                .isInstanceOf(GrammarException.class)
                .hasMessageContaining(message);
    }

    @Test
    void json_definitionWithASlashInItsName_isFound() {
        Constraint constraint =
                CONSTRAINTS.json(json("{'allOf':[{'$ref':'#/$defs/a~1b~0'}],'$defs':{'a/b~':{'type':'null'}}}"));
        assertThat(Walks.takes(constraint, VOCABULARY, "null")).isTrue();
    }

    @Test
    void json_alternativesToldApart_areTakenAsOneOf() {
        String object =
                "{'type':'object','properties':{'kind':{'const':'%s'},'%s':{'type':'integer'}},'required':['kind','%s'],'additionalProperties':false}";
        Constraint constraint = CONSTRAINTS.json(
                json("{'oneOf':[" + object.formatted("a", "x", "x") + "," + object.formatted("b", "y", "y") + "]}"));
        assertThat(Walks.takes(constraint, VOCABULARY, json("{'kind':'b','y':1}")))
                .isTrue();
        assertThat(Walks.takes(constraint, VOCABULARY, json("{'kind':'a','y':1}")))
                .isFalse();
    }

    @Test
    void json_schemaBombs_areRefusedAtOnce() {
        String nested = "{'type':'array','items':".repeat(100) + "{'type':'null'}" + "}".repeat(100);
        refused(nested, "nested too deep");
        refused("{'enum':[" + "1,".repeat(10_000) + "1]}", "must list");
        refused("{'description':'" + "x".repeat(300_000) + "'}", "longer than");
        String list = IntStream.range(0, 4_100).mapToObj(i -> "{'type':'null'}").collect(Collectors.joining(","));
        refused("{'anyOf':[" + list + "]}", "more than 4000 schemas");
        String many = IntStream.range(0, 600)
                .mapToObj(i -> "'p" + i + "':{'type':'null'}")
                .collect(Collectors.joining(","));
        refused("{'type':'object','properties':{" + many + "}}", "properties must be an object of up to");
    }

    @Test
    void json_definitionsThatDoubleAtEachStep_stayLinear() {
        List<String> definitions = new ArrayList<>();
        for (int i = 0; i < 40; i++) {
            String next = "{'$ref':'#/$defs/d" + (i + 1) + "'}";
            definitions.add("'d" + i + "':{'type':'object','properties':{'l':" + next + ",'r':" + next + "}}");
        }
        definitions.add("'d40':{'type':'null'}");
        Constraint constraint =
                CONSTRAINTS.json(json("{'$ref':'#/$defs/d0','$defs':{" + String.join(",", definitions) + "}}"));
        assertThat(Walks.takes(constraint, VOCABULARY, json("{'l':{'r':{}},'r':{}}")))
                .isTrue();
        assertThat(constraint.fewestTokens()).isLessThan(3);
    }

    @Test
    void json_shortestAnswerBeyondAnyBudget_isRefusedWhereItStarts() {
        List<String> definitions = new ArrayList<>();
        for (int i = 0; i < 40; i++) {
            String next = "{'$ref':'#/$defs/d" + (i + 1) + "'}";
            definitions.add("'d" + i + "':{'type':'array','minItems':2,'items':" + next + "}");
        }
        definitions.add("'d40':{'type':'null'}");
        String schema = json("{'$ref':'#/$defs/d0','$defs':{" + String.join(",", definitions) + "}}");
        assertThatThrownBy(() -> CONSTRAINTS.json(schema).start(1_000_000)).isInstanceOf(GrammarException.class);
    }

    @ParameterizedTest
    @ValueSource(strings = {"^(a|aa){0,400}$", "^(a*)*b$", "^(a|b|ab)*c$", "^a{0,500}a{0,500}$", ".*a.{300}$"})
    void json_ambiguousPatterns_areFollowedInBoundedSpace(String pattern) {
        Constraint constraint = CONSTRAINTS.json("{\"type\":\"string\",\"pattern\":\"" + pattern + "\"}");
        TokenConstraint answer = constraint.start();
        int a = IntStream.range(0, VOCABULARY.size())
                .filter(id -> VOCABULARY.length(id) == 1 && VOCABULARY.of(id)[0] == 'a')
                .findFirst()
                .orElseThrow();
        answer.accept(IntStream.range(0, VOCABULARY.size())
                .filter(id -> VOCABULARY.length(id) == 1 && VOCABULARY.of(id)[0] == '"')
                .findFirst()
                .orElseThrow());
        for (int i = 0; i < 350; i++) {
            assertThat(answer.allowed().get(a)).isTrue();
            answer.accept(a);
        }
    }

    private static void refused(String schema, String message) {
        assertThatThrownBy(() -> CONSTRAINTS.json(json(schema)))
                .isInstanceOf(GrammarException.class)
                .hasMessageContaining(message);
    }

    private static String json(String text) {
        return text.replace('\'', '"');
    }
}
