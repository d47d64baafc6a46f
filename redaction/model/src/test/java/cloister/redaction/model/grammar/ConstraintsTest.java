package cloister.redaction.model.grammar;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import cloister.redaction.model.text.TokenBytes;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class ConstraintsTest {
    private static final TokenBytes VOCABULARY = TestVocabulary.bytePairs();
    private static final Constraints CONSTRAINTS = new Constraints(VOCABULARY);
    private static final String TREE = """
            {"$ref": "#/$defs/tree", "$defs": {"tree": {"type": "object", "properties": {
              "name": {"type": "string"}, "children": {"type": "array", "items": {"$ref": "#/$defs/tree"}}},
              "required": ["name", "children"], "additionalProperties": false}}}""";

    @Test
    void oneOf_randomWalks_giveEachChoiceAndNothingElse() {
        List<String> choices = List.of("letter", "letters", "lab result", "東京", "東京都", "\uD83D\uDE00", "\uD83D\uDE01");
        Constraint constraint = CONSTRAINTS.oneOf(choices);
        Set<String> seen = new HashSet<>();
        Random random = new Random(1);
        for (int i = 0; i < 400; i++) {
            seen.add(Walks.random(constraint, VOCABULARY, 20, random));
        }
        assertThat(seen).containsExactlyInAnyOrderElementsOf(choices);
    }

    @Test
    void oneOf_choiceThatAnotherBeginsWith_mayEndOrGoOn() {
        TokenConstraint answer = CONSTRAINTS.oneOf(List.of("aa", "aab")).start();
        accept(answer, "aa");
        assertThat(answer.mayEnd()).isTrue();
        assertThat(answer.allowed().cardinality()).isEqualTo(1);
        accept(answer, "b");
        assertThat(answer.mayEnd()).isTrue();
        assertThat(answer.allowed().isEmpty()).isTrue();
    }

    @Test
    void oneOf_noneOrEmpty_isRefused() {
        assertThatThrownBy(() -> CONSTRAINTS.oneOf(List.of())).isInstanceOf(GrammarException.class);
        assertThatThrownBy(() -> CONSTRAINTS.oneOf(List.of("a", ""))).isInstanceOf(GrammarException.class);
        assertThatThrownBy(() -> CONSTRAINTS.oneOf(List.of("\uD83D"))).isInstanceOf(GrammarException.class);
    }

    @Test
    void accept_tokenThatMayNotCome_isRefusedAndChangesNothing() {
        TokenConstraint answer = CONSTRAINTS.oneOf(List.of("yes", "no")).start();
        for (int token : new int[] {-1, TestVocabulary.CONTROL, VOCABULARY.size(), Integer.MAX_VALUE}) {
            assertThatThrownBy(() -> answer.accept(token)).isInstanceOf(IllegalArgumentException.class);
        }
        accept(answer, "n");
        accept(answer, "o");
        assertThat(answer.mayEnd()).isTrue();
    }

    @Test
    void allowed_controlTokens_neverCome() {
        Constraint constraint = CONSTRAINTS.json("{\"type\": \"string\"}");
        assertThat(constraint.start().allowed().get(TestVocabulary.CONTROL)).isFalse();
        assertThat(constraint.start().allowed().get(VOCABULARY.size() - 1)).isFalse();
    }

    @Test
    void start_smallBudgets_alwaysEndInWholeAnswers() {
        Constraint constraint = CONSTRAINTS.json(TREE);
        Random random = new Random(2);
        for (int most = constraint.fewestTokens(); most < constraint.fewestTokens() + 60; most++) {
            JsonNode tree = JsonMapper.shared().readTree(Walks.random(constraint, VOCABULARY, most, random));
            assertThat(tree.path("children").isArray()).isTrue();
        }
    }

    @Test
    void start_budgetThatNoAnswerFits_isRefused() {
        Constraint constraint = CONSTRAINTS.json(TREE);
        assertThatThrownBy(() -> constraint.start(constraint.fewestTokens() - 1))
                .isInstanceOf(GrammarException.class)
                .hasMessageContaining("tokens or more");
    }

    @Test
    void start_nestingWithoutEnd_stopsAtTheBound() {
        Constraint constraint = CONSTRAINTS.of(new Grammar(
                Map.of(
                        "list",
                        Expression.sequence(
                                Expression.literal("["),
                                Expression.optional(new Expression.Reference("list")),
                                Expression.literal("]"))),
                "list"));
        TokenConstraint answer = constraint.start();
        int depth = 0;
        while (answer.allowed().get(single("["))) {
            accept(answer, "[");
            depth++;
        }
        assertThat(depth).isBetween(50, Stack.MOST_CELLS);
        for (int i = 0; i < depth; i++) {
            accept(answer, "]");
        }
        assertThat(answer.mayEnd()).isTrue();
    }

    @Test
    void start_vocabularyThatCannotEndCharacters_neverBeginsThem() {
        TokenBytes poor = TestVocabulary.withoutBytes();
        Constraint constraint = new Constraints(poor).json("{\"type\": \"string\", \"minLength\": 5}");
        Random random = new Random(3);
        for (int i = 0; i < 200; i++) {
            assertThat(Walks.random(constraint, poor, 30, random)).matches("\\p{ASCII}+");
        }
        assertThatThrownBy(() -> new Constraints(poor).oneOf(List.of("東京")))
                .isInstanceOf(GrammarException.class)
                .hasMessageContaining("vocabulary");
    }

    @Test
    void start_sentencePieces_mayBeginWithTheBlankThatIsDropped() {
        TokenBytes pieces = TestVocabulary.sentencePieces();
        Constraint constraint = new Constraints(pieces).oneOf(List.of("letter"));
        assertThat(Walks.takes(constraint, pieces, " letter")).isTrue();
        assertThat(Walks.takes(constraint, pieces, "letter")).isTrue();
        assertThat(Walks.takes(constraint, pieces, "  letter")).isFalse();
    }

    @Test
    void of_rulesThatCannotWork_areRefused() {
        Expression self = new Expression.Reference("a");
        Expression x = Expression.literal("x");
        refused(Map.of("a", Expression.choice(List.of(Expression.sequence(self, x), x))), "begins with itself");
        refused(Map.of("a", Expression.sequence(Expression.optional(x), self)), "begins with itself");
        refused(Map.of("a", Expression.sequence(x, self)), "no answer of this form has an end");
        refused(Map.of("a", Expression.optional(x)), "may be empty");
        refused(Map.of("a", new Expression.Reference("b")), "b is missing");
    }

    @Test
    void of_repetitionOfWhatMayBeEmpty_takesAllItMeans() {
        Expression inner = Expression.sequence(
                Expression.optional(Expression.literal("a")), Expression.repeat(Expression.literal("b"), 0, 2));
        Constraint constraint = CONSTRAINTS.of(
                Grammar.of(Expression.sequence(Expression.repeat(inner, 3, 4), Expression.literal("."))));
        for (String good : List.of(".", "a.", "abbabbabbabb.", "bbbbbbbb.", "aaaa.")) {
            assertThat(Walks.takes(constraint, VOCABULARY, good)).as(good).isTrue();
        }
        for (String bad : List.of("aaaaa.", "bbbbbbbbb.", "abbabbabbabba.", "c.", "a")) {
            assertThat(Walks.takes(constraint, VOCABULARY, bad)).as(bad).isFalse();
        }
    }

    @Test
    void start_manyThreads_giveTheSame() throws Exception {
        List<String> alone = answers(CONSTRAINTS.json(TREE));
        Constraint shared = CONSTRAINTS.json(TREE);
        ExecutorService pool = Executors.newFixedThreadPool(4);
        try {
            List<Future<List<String>>> all = new ArrayList<>();
            for (int i = 0; i < 4; i++) {
                all.add(pool.submit(() -> answers(shared)));
            }
            for (Future<List<String>> answers : all) {
                assertThat(answers.get()).isEqualTo(alone);
            }
        } finally {
            pool.shutdown();
        }
    }

    private static List<String> answers(Constraint constraint) {
        return IntStream.range(0, 30)
                .mapToObj(i -> Walks.random(constraint, VOCABULARY, 60, new Random(i)))
                .toList();
    }

    @Test
    void digest_otherForm_isAnother() {
        assertThat(CONSTRAINTS.oneOf(List.of("a", "b")).digest())
                .isEqualTo(CONSTRAINTS.oneOf(List.of("a", "b")).digest())
                .isNotEqualTo(CONSTRAINTS.oneOf(List.of("ab")).digest());
    }

    private static void refused(Map<String, Expression> rules, String why) {
        assertThatThrownBy(() -> CONSTRAINTS.of(new Grammar(rules, "a")))
                .isInstanceOf(GrammarException.class)
                .hasMessageContaining(why);
    }

    private static void accept(TokenConstraint answer, String text) {
        text.chars().forEach(c -> answer.accept(single(Character.toString(c))));
    }

    private static int single(String character) {
        for (int id = 0; id < VOCABULARY.size(); id++) {
            if (VOCABULARY.length(id) == 1 && VOCABULARY.of(id)[0] == character.charAt(0)) {
                return id;
            }
        }
        throw new AssertionError("no such token");
    }
}
