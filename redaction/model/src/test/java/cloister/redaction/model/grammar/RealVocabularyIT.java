package cloister.redaction.model.grammar;

import static org.assertj.core.api.Assertions.assertThat;

import cloister.redaction.model.DefaultModel;
import cloister.redaction.model.Precision;
import cloister.redaction.model.SharedModels;
import cloister.redaction.model.gguf.GgufFile;
import cloister.redaction.model.text.Tokenizer;
import java.io.IOException;
import java.util.Random;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.node.ObjectNode;

/** Forms over the vocabulary of the default model, which lacks some bytes. */
class RealVocabularyIT {
    private static Tokenizer tokenizer;
    private static Constraints constraints;

    @BeforeAll
    static void open() throws IOException {
        SharedModels.get(Precision.INT8);
        try (GgufFile file = GgufFile.open(DefaultModel.file(SharedModels.cache()))) {
            tokenizer = Tokenizer.of(file.metadata());
        }
        constraints = new Constraints(tokenizer.bytes());
    }

    @AfterAll
    static void close() {
        tokenizer.close();
    }

    @Test
    void start_randomSchemas_endInJsonThatValidatesOnceDecoded() {
        for (int seed = 0; seed < 60; seed++) {
            Random random = new Random(seed);
            String schema = RandomSchema.of(random).toString();
            Validator validator = new Validator(schema);
            Constraint constraint = constraints.json(schema);
            String answer =
                    Walks.random(constraint, tokenizer.bytes(), constraint.fewestTokens() + random.nextInt(40), random);
            assertThat(validator.faults(answer)).as("%s of %s", answer, schema).isEmpty();
        }
    }

    @Test
    void allowed_tokensThatTheTokenizerMakesOfValidAnswers_areAllTaken() {
        for (int seed = 0; seed < 150; seed++) {
            Random random = new Random(seed);
            ObjectNode schema = RandomSchema.of(random);
            String instance = new RandomInstance(schema, random).write();
            int[] ids = tokenizer.ids(instance);
            TokenConstraint answer = constraints.json(schema.toString()).start(Math.max(ids.length, 400));
            for (int id : ids) {
                assertThat(answer.allowed().get(id))
                        .as("%s of %s", instance, schema)
                        .isTrue();
                answer.accept(id);
            }
            assertThat(answer.mayEnd()).isTrue();
            assertThat(tokenizer.decode(ids)).isEqualTo(instance);
        }
    }
}
