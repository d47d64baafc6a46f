package cloister.redaction.model.grammar;

import cloister.pipeline.Sha256;
import cloister.redaction.model.text.TokenBytes;
import java.util.List;

/** Makes forms of answers for one model's vocabulary. Immutable; making one takes a moment, so keep it with the model. */
public final class Constraints {
    private final TokenTrie trie;

    public Constraints(TokenBytes vocabulary) {
        this.trie = TokenTrie.of(vocabulary);
    }

    /**
     * JSON of a schema, written with at most one blank after each colon and comma and none elsewhere.
     *
     * <p>Supported are, of JSON Schema 2020-12 (draft 7's {@code definitions} too): {@code type} (one or a list),
     * {@code properties}, {@code required}, {@code additionalProperties: false}, {@code items}, {@code minItems},
     * {@code maxItems}, {@code minLength}, {@code maxLength}, {@code pattern}, {@code minimum}, {@code maximum},
     * {@code exclusiveMinimum} and {@code exclusiveMaximum} of integers, {@code enum}, {@code const}, {@code anyOf},
     * {@code oneOf} of alternatives that surely exclude each other, {@code allOf} of one, {@code $ref} to
     * {@code $defs} or to the whole, and annotations such as {@code description}. Anything else is refused.
     *
     * <p>Answers are narrower than the schema: properties come in its order and no others come; texts of
     * {@code enum} and {@code const} and texts under a {@code pattern} are escaped only where they must be; whole
     * numbers have up to 18 digits; others up to 15 before and after the point and an exponent of up to two.
     *
     * @throws GrammarException if the schema is damaged, too large, not supported or can't be met; the message names
     *     the place and the keyword
     */
    public Constraint json(String schema) {
        return new Constraint(trie, Program.compile(SchemaReader.read(schema), trie), digest("json", schema));
    }

    /**
     * Exactly one of some texts.
     *
     * @throws GrammarException if there is none, one is empty or the vocabulary can't write any
     */
    public Constraint oneOf(List<String> choices) {
        Grammar grammar = Grammar.of(Literals.oneOf(choices));
        StringBuilder all = new StringBuilder();
        choices.forEach(choice -> all.append(choice.length()).append(':').append(choice));
        return new Constraint(trie, Program.compile(grammar, trie), digest("one of", all.toString()));
    }

    /**
     * Texts of a grammar.
     *
     * @throws GrammarException if a rule is missing, may be empty or begins with itself, or no answer can be written
     */
    public Constraint of(Grammar grammar) {
        StringBuilder all = new StringBuilder(grammar.root());
        new java.util.TreeMap<>(grammar.rules())
                .forEach((name, rule) ->
                        all.append('\n').append(name).append(' ').append(rule));
        return new Constraint(trie, Program.compile(grammar, trie), digest("grammar", all.toString()));
    }

    private static Sha256 digest(String kind, String form) {
        return Sha256.ofUtf8("answer form, first version\n" + kind + "\n" + form);
    }
}
