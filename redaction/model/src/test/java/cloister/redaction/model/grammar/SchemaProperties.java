package cloister.redaction.model.grammar;

import static org.assertj.core.api.Assertions.assertThat;

import cloister.redaction.model.text.TokenBytes;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;

/** Random schemas against an independent validator, over vocabularies of every kind. */
class SchemaProperties {
    private static final List<TokenBytes> VOCABULARIES =
            List.of(TestVocabulary.bytePairs(), TestVocabulary.sentencePieces(), TestVocabulary.withoutBytes());
    private static final List<Constraints> CONSTRAINTS =
            VOCABULARIES.stream().map(Constraints::new).toList();

    @Property(tries = 300)
    void start_randomSchemaBudgetAndChoices_endsInJsonThatValidates(@ForAll long seed) {
        Random random = new Random(seed);
        String schema = RandomSchema.of(random).toString();
        Validator validator = new Validator(schema);
        // The last vocabulary can't write some schemas' names.
        int kind = random.nextInt(schema.chars().allMatch(c -> c < 0x80) ? 3 : 2);
        Constraint constraint = CONSTRAINTS.get(kind).json(schema);
        for (int extra : new int[] {0, 1, 2 + random.nextInt(20), 100}) {
            String answer = Walks.random(constraint, VOCABULARIES.get(kind), constraint.fewestTokens() + extra, random);
            assertThat(validator.faults(answer)).as("%s of %s", answer, schema).isEmpty();
        }
    }

    @Test
    void validator_numberBeyond64BitsUnderBounds_isJudged() {
        Validator validator = new Validator("{\"type\":\"integer\",\"minimum\":1,\"maximum\":5}");
        assertThat(validator.faults("2.425E33")).isNotEmpty();
        assertThat(validator.faults("6")).isNotEmpty();
        assertThat(validator.faults("5")).isEmpty();
    }

    @Property(tries = 300)
    void start_validInstance_isTakenInAnyTokens(@ForAll long seed) {
        Random random = new Random(seed);
        var schema = RandomSchema.of(random);
        String instance = new RandomInstance(schema, random).write();
        assertThat(new Validator(schema.toString()).faults(instance))
                .as("%s of %s", instance, schema)
                .isEmpty();
        TokenBytes vocabulary = VOCABULARIES.get(0);
        TokenConstraint answer = CONSTRAINTS.get(0).json(schema.toString()).start();
        byte[] bytes = instance.getBytes(StandardCharsets.UTF_8);
        for (int at = 0; at < bytes.length; ) {
            int token = tokenAt(vocabulary, bytes, at, random);
            assertThat(answer.allowed().get(token))
                    .as("byte %d of %s of %s", at, instance, schema)
                    .isTrue();
            answer.accept(token);
            at += vocabulary.length(token);
        }
        assertThat(answer.mayEnd()).isTrue();
    }

    @Property(tries = 60)
    void allowed_anywhere_isWhatEachTokenByItselfWouldGive(@ForAll long seed) {
        Random random = new Random(seed);
        TokenBytes vocabulary = VOCABULARIES.get(0);
        String schema = RandomSchema.of(random).toString();
        TokenTrie trie = TokenTrie.of(vocabulary);
        State state = State.of(Program.compile(SchemaReader.read(schema), trie));
        int left = state.cost() + random.nextInt(40);
        TokenConstraint answer = CONSTRAINTS.get(0).json(schema).start(left);
        while (!answer.allowed().isEmpty()) {
            left--;
            for (int id = 1; id < vocabulary.size(); id++) {
                int cost = state.next(vocabulary.of(id)).cost();
                assertThat(answer.allowed().get(id))
                        .as("token %d of %s", id, schema)
                        .isEqualTo(cost < Node.IMPOSSIBLE && cost <= left);
            }
            int token = TestVocabulary.pick(answer.allowed(), random);
            state = state.next(vocabulary.of(token));
            answer.accept(token);
            assertThat(answer.mayEnd()).isEqualTo(state.accepting());
        }
    }

    /** Any token that the bytes go on with. */
    private static int tokenAt(TokenBytes vocabulary, byte[] bytes, int at, Random random) {
        int found = -1;
        int count = 0;
        for (int id = 1; id < vocabulary.size(); id++) {
            byte[] token = vocabulary.of(id);
            int end = at + token.length;
            boolean fits = end <= bytes.length && Arrays.equals(bytes, at, end, token, 0, token.length);
            if (fits && random.nextInt(++count) == 0) {
                found = id;
            }
        }
        return found;
    }
}
