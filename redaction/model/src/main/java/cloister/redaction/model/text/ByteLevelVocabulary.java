package cloister.redaction.model.text;

import cloister.redaction.model.file.ModelFileException;
import cloister.redaction.model.file.ModelMetadata;
import java.util.List;
import java.util.Map;
import java.util.Set;
import tools.jackson.databind.node.ObjectNode;

/** GGUF's {@code gpt2} kind: byte pairs over bytes written as printable characters. */
final class ByteLevelVocabulary {
    private ByteLevelVocabulary() {}

    static Vocabulary of(ModelMetadata metadata) {
        Splitting splitting = Splitting.of(metadata.text("tokenizer.ggml.pre").orElse("default"));
        GgufTokens tokens = new GgufTokens(metadata);
        ObjectNode root = Vocabulary.frame();
        tokens.addRuns(root);
        splitting.write(root);
        byteLevel(root.putObject("decoder"));
        ObjectNode model = root.putObject("model");
        model.put("type", "BPE").putNull("dropout").putNull("unk_token");
        model.putNull("continuing_subword_prefix").putNull("end_of_word_suffix");
        model.put("fuse_unk", false).put("byte_fallback", false).put("ignore_merges", splitting.wholeWords());
        Map<String, Integer> plain = tokens.plain();
        List<String> merges = metadata.texts("tokenizer.ggml.merges");
        requireTokens(merges, plain);
        model.putPOJO("vocab", Written.numbers(plain));
        model.putPOJO("merges", Written.pairs(merges.size(), i -> left(merges.get(i)), i -> right(merges.get(i))));
        return new Vocabulary(root, plain, tokens.controls(), Set.of());
    }

    static void byteLevel(ObjectNode node) {
        node.put("type", "ByteLevel").put("add_prefix_space", false).put("trim_offsets", false);
        node.put("use_regex", false);
    }

    private static void requireTokens(List<String> merges, Map<String, Integer> plain) {
        for (String merge : merges) {
            String left = left(merge);
            String right = right(merge);
            if (!plain.containsKey(left) || !plain.containsKey(right) || !plain.containsKey(left + right)) {
                throw new ModelFileException("a merge of the tokenizer makes or takes what is no token");
            }
        }
    }

    private static String left(String merge) {
        return merge.substring(0, blank(merge));
    }

    private static String right(String merge) {
        return merge.substring(blank(merge) + 1);
    }

    /** Where the halves are split: at the first blank after the first character, as a half may itself be a blank. */
    private static int blank(String merge) {
        int blank = merge.indexOf(' ', 1);
        if (blank < 0) {
            throw new ModelFileException("a merge of the tokenizer has no two halves");
        }
        return blank;
    }
}
