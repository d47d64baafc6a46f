package cloister.redaction.model.text;

import cloister.redaction.model.file.ModelFileException;
import java.util.List;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * How texts are cut into words before byte pairs are merged, as {@code tokenizer.ggml.pre} names it. Each pattern cuts
 * what those before it have left, and matches and what lies between them alike become words.
 */
enum Splitting {
    SMOLLM(List.of("smollm"), List.of("\\p{N}", Patterns.GPT2), false, false),
    LLAMA3(List.of("llama-bpe", "llama3", "llama-v3"), List.of(Patterns.llama("\\p{N}{1,3}")), true, false),
    QWEN2(List.of("qwen2", "deepseek-r1-qwen"), List.of(Patterns.llama("\\p{N}")), false, true),
    GPT2(List.of("gpt-2"), List.of(Patterns.GPT2), false, false),
    /** llama.cpp's own, for files that name none. */
    DEFAULT(
            List.of("default"),
            List.of("[\\p{P}\\$\\+<=>\\^~\\|]+", Patterns.GPT2, "\\p{N}+", "[0-9][0-9][0-9]"),
            false,
            false);

    private final List<String> names;
    private final List<String> patterns;
    private final boolean wholeWords;
    private final boolean composed;

    /**
     * @param wholeWords a word that is a token needs no merges
     * @param composed characters are composed first (NFC), as the model's own tokenizer does; llama.cpp leaves it out
     */
    Splitting(List<String> names, List<String> patterns, boolean wholeWords, boolean composed) {
        this.names = names;
        this.patterns = patterns;
        this.wholeWords = wholeWords;
        this.composed = composed;
    }

    static Splitting of(String name) {
        for (Splitting one : values()) {
            if (one.names.contains(name)) {
                return one;
            }
        }
        throw new ModelFileException(
                "pre-tokenizer " + name + " is not supported (supported: default, gpt-2, llama-bpe, qwen2, smollm)");
    }

    boolean wholeWords() {
        return wholeWords;
    }

    void write(ObjectNode root) {
        if (composed) {
            root.putObject("normalizer").put("type", "NFC");
        }
        ArrayNode steps =
                root.putObject("pre_tokenizer").put("type", "Sequence").putArray("pretokenizers");
        for (String pattern : patterns) {
            ObjectNode split = steps.addObject().put("type", "Split");
            split.putObject("pattern").put("Regex", pattern);
            split.put("behavior", "Isolated").put("invert", false);
        }
        ByteLevelVocabulary.byteLevel(steps.addObject());
    }

    private static final class Patterns {
        static final String GPT2 = "'s|'t|'re|'ve|'m|'ll|'d| ?\\p{L}+| ?\\p{N}+| ?[^\\s\\p{L}\\p{N}]+|\\s+(?!\\S)|\\s+";

        /** The pattern of Llama 3, which Qwen shares but for the digits. */
        static String llama(String digits) {
            return "(?i:'s|'t|'re|'ve|'m|'ll|'d)|[^\\r\\n\\p{L}\\p{N}]?\\p{L}+|" + digits
                    + "| ?[^\\s\\p{L}\\p{N}]+[\\r\\n]*|\\s*[\\r\\n]+|\\s+(?!\\S)|\\s+";
        }
    }
}
