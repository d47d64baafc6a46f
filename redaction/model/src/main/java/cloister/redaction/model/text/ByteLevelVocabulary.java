package cloister.redaction.model.text;

import cloister.redaction.model.file.ModelFileException;
import cloister.redaction.model.file.ModelMetadata;
import java.util.Map;
import java.util.Set;
import tools.jackson.databind.node.ArrayNode;
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
        ObjectNode vocabulary = model.putObject("vocab");
        Map<String, Integer> plain = tokens.plain();
        plain.forEach(vocabulary::put);
        merges(model.putArray("merges"), metadata, plain);
        return new Vocabulary(root, tokens.controls(), Set.of());
    }

    static void byteLevel(ObjectNode node) {
        node.put("type", "ByteLevel").put("add_prefix_space", false).put("trim_offsets", false);
        node.put("use_regex", false);
    }

    private static void merges(ArrayNode merges, ModelMetadata metadata, Map<String, Integer> plain) {
        for (String merge : metadata.texts("tokenizer.ggml.merges")) {
            // The halves are split at the first blank after the first character, as a half may itself be a blank.
            int blank = merge.indexOf(' ', 1);
            if (blank < 0) {
                throw new ModelFileException("a merge of the tokenizer has no two halves");
            }
            String left = merge.substring(0, blank);
            String right = merge.substring(blank + 1);
            if (!plain.containsKey(left) || !plain.containsKey(right) || !plain.containsKey(left + right)) {
                throw new ModelFileException("a merge of the tokenizer makes or takes what is no token");
            }
            merges.addArray().add(left).add(right);
        }
    }
}
