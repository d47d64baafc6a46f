package cloister.redaction.model.text;

import cloister.redaction.model.file.ModelFileException;
import cloister.redaction.model.file.ModelMetadata;
import java.util.List;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** Writes Hugging Face's {@code tokenizer.json} from what a GGUF file says of its tokenizer. */
final class TokenizerJson {
    private TokenizerJson() {}

    static byte[] of(ModelMetadata metadata) {
        String kind = metadata.text("tokenizer.ggml.model").orElse("unnamed");
        String pre = metadata.text("tokenizer.ggml.pre").orElse("default");
        if (!kind.equals("gpt2")) {
            throw new ModelFileException("tokenizer " + kind + " is not supported (supported: gpt2)");
        }
        if (!pre.equals("smollm")) {
            throw new ModelFileException("pre-tokenizer " + pre + " is not supported (supported: smollm)");
        }
        JsonMapper mapper = JsonMapper.shared();
        ObjectNode root = mapper.createObjectNode();
        root.put("version", "1.0");
        root.putNull("truncation");
        root.putNull("padding");
        // None on purpose: a text that spells out a control token must not become one.
        root.putArray("added_tokens");
        root.putNull("normalizer");
        ArrayNode steps =
                root.putObject("pre_tokenizer").put("type", "Sequence").putArray("pretokenizers");
        steps.addObject().put("type", "Digits").put("individual_digits", true);
        byteLevel(steps.addObject());
        root.putNull("post_processor");
        byteLevel(root.putObject("decoder"));
        model(root.putObject("model"), metadata);
        return mapper.writeValueAsBytes(root);
    }

    private static void byteLevel(ObjectNode node) {
        node.put("type", "ByteLevel").put("add_prefix_space", false).put("trim_offsets", false);
        node.put("use_regex", true);
    }

    private static void model(ObjectNode model, ModelMetadata metadata) {
        model.put("type", "BPE").putNull("dropout").putNull("unk_token");
        model.putNull("continuing_subword_prefix").putNull("end_of_word_suffix");
        model.put("fuse_unk", false).put("byte_fallback", false);
        ObjectNode vocabulary = model.putObject("vocab");
        List<String> tokens = metadata.texts("tokenizer.ggml.tokens");
        for (int id = 0; id < tokens.size(); id++) {
            vocabulary.put(tokens.get(id), id);
        }
        ArrayNode merges = model.putArray("merges");
        for (String merge : metadata.texts("tokenizer.ggml.merges")) {
            // The halves are split at the first blank after the first character, as a half may itself be a blank.
            int blank = merge.indexOf(' ', 1);
            if (blank < 0) {
                throw new ModelFileException("a merge of the tokenizer has no two halves");
            }
            merges.addArray().add(merge.substring(0, blank)).add(merge.substring(blank + 1));
        }
    }
}
