package cloister.redaction.model.writing;

import java.util.ArrayList;
import java.util.List;

/** A sentence with its tokens: as they stand, and without capitals and accents, one for one. */
record Sentence(String text, List<String> raw, List<String> tokens) {
    private static final Vocabulary WORDS = Vocabulary.ALL;

    static Sentence of(String text) {
        List<String> raw = Tokens.raw(text);
        return new Sentence(text, raw, Tokens.folded(raw));
    }

    /** A question says nothing. */
    boolean asks() {
        return text.strip().endsWith("?");
    }

    /** Whether the two differ in marks at most. */
    boolean isSame(Sentence other) {
        return said().equals(other.said());
    }

    private List<String> said() {
        return tokens.stream().filter(token -> !Tokens.isEnd(token)).toList();
    }

    boolean has(String token) {
        return tokens.contains(token);
    }

    List<String> placeholders() {
        return tokens.stream().filter(Tokens::isPlaceholder).toList();
    }

    /** A word of weight: longer than a letter, and neither a function word nor a light one. */
    boolean weighs(int at) {
        String token = tokens.get(at);
        return Tokens.isWord(token) && token.length() > 1 && !isIn("function", at) && !isIn("light", at);
    }

    /** The words of weight, in their order. */
    List<String> weighty() {
        List<String> words = new ArrayList<>();
        for (int at = 0; at < tokens.size(); at++) {
            if (weighs(at)) {
                words.add(tokens.get(at));
            }
        }
        return words;
    }

    /** Whether a word of weight stands here in some form. */
    boolean says(String word) {
        return weighty().stream().anyMatch(own -> Tokens.alike(own, word));
    }

    /** Whether a token stands here, if it is a word in some form. */
    boolean mentions(String token) {
        return has(token) || Tokens.isWord(token) && says(token);
    }

    boolean isIn(String words, int at) {
        return WORDS.of(words).at(tokens, at);
    }

    boolean hasAny(String words) {
        return WORDS.of(words).anyIn(tokens);
    }

    /** Where a clause, or an item of a list, ends. */
    boolean isJoint(int at) {
        String token = tokens.get(at);
        return Tokens.isEnd(token)
                || token.equals(",")
                || token.equals("(")
                || token.equals(")")
                || isIn("boundary", at)
                || isIn("conjunction", at);
    }

    /** Something that is counted or called by its name: a number, a word for one, a placeholder. */
    boolean isFixed(int at) {
        String token = tokens.get(at);
        return Tokens.isNumber(token) || Tokens.isPlaceholder(token) || isIn("number", at);
    }

    /** Shows no text. */
    @Override
    public String toString() {
        return "Sentence(" + tokens.size() + " tokens)";
    }
}
