package cloister.redaction.model.text;

import cloister.redaction.model.file.ModelFileException;
import cloister.redaction.model.file.ModelMetadata;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * GGUF's {@code llama} kind: SentencePiece byte pairs with a score for each token and single bytes for whatever has no
 * token. There is no list of merges: any two tokens merge whose whole is a token, the best score first.
 */
final class SentencePieceVocabulary {
    /** Stands for a blank within tokens. */
    private static final String BLANK = "\u2581";

    /** Phi-3's control tokens that do not swallow the white space after them; all its others do. */
    private static final Set<String> NOT_GREEDY = Set.of("<unk>", "<s>", "<|endoftext|>");

    private SentencePieceVocabulary() {}

    static Vocabulary of(ModelMetadata metadata) {
        GgufTokens tokens = new GgufTokens(metadata);
        boolean prefix = metadata.flag("tokenizer.ggml.add_space_prefix").orElse(true);
        ObjectNode root = Vocabulary.frame();
        tokens.addRuns(root);
        normalizer(root, prefix);
        decoder(root, prefix);
        ObjectNode model = root.putObject("model");
        model.put("type", "BPE").putNull("dropout");
        if (tokens.unknown().isEmpty()) {
            model.putNull("unk_token");
        } else {
            model.put("unk_token", tokens.unknown());
        }
        model.putNull("continuing_subword_prefix").putNull("end_of_word_suffix");
        model.put("fuse_unk", true).put("byte_fallback", tokens.hasBytes()).put("ignore_merges", false);
        Map<String, Integer> plain = tokens.plain();
        List<Merge> merges = merges(tokens, scores(metadata, tokens.size()));
        model.putPOJO("vocab", Written.numbers(plain));
        model.putPOJO("merges", Written.pairs(merges.size(), i -> merges.get(i).left(), i -> merges.get(i)
                .right()));
        return new Vocabulary(root, plain, tokens.controls(), greedy(metadata, tokens.controls()));
    }

    private static void normalizer(ObjectNode root, boolean prefix) {
        ArrayNode steps = root.putObject("normalizer").put("type", "Sequence").putArray("normalizers");
        if (prefix) {
            steps.addObject().put("type", "Prepend").put("prepend", BLANK);
        }
        ObjectNode blanks = steps.addObject().put("type", "Replace").put("content", BLANK);
        blanks.putObject("pattern").put("String", " ");
    }

    private static void decoder(ObjectNode root, boolean prefix) {
        ArrayNode steps = root.putObject("decoder").put("type", "Sequence").putArray("decoders");
        ObjectNode blanks = steps.addObject().put("type", "Replace").put("content", " ");
        blanks.putObject("pattern").put("String", BLANK);
        steps.addObject().put("type", "ByteFallback");
        steps.addObject().put("type", "Fuse");
        if (prefix) {
            steps.addObject()
                    .put("type", "Strip")
                    .put("content", " ")
                    .put("start", 1)
                    .put("stop", 0);
        }
    }

    private static List<Double> scores(ModelMetadata metadata, int size) {
        List<Double> scores = metadata.numbers("tokenizer.ggml.scores");
        if (scores.size() != size) {
            throw new ModelFileException("the tokenizer has not one score for each token");
        }
        return scores;
    }

    /** Two tokens and the number of the token that they make. */
    private record Merge(String left, String right, int whole, int leftId, int rightId) {}

    private static List<Merge> merges(GgufTokens tokens, List<Double> scores) {
        Map<String, Integer> normal = new java.util.HashMap<>();
        tokens.eachNormal((id, text) -> normal.put(text, id));
        List<Merge> merges = new ArrayList<>();
        tokens.eachNormal((id, text) -> {
            for (int cut = 1; cut < text.length(); cut++) {
                if (Character.isLowSurrogate(text.charAt(cut))) {
                    continue;
                }
                String left = text.substring(0, cut);
                String right = text.substring(cut);
                Integer leftId = normal.get(left);
                Integer rightId = normal.get(right);
                if (leftId != null && rightId != null) {
                    merges.add(new Merge(left, right, id, leftId, rightId));
                }
            }
        });
        merges.sort(Comparator.comparingDouble((Merge merge) -> -scores.get(merge.whole()))
                .thenComparingInt(Merge::whole)
                .thenComparingInt(Merge::leftId)
                .thenComparingInt(Merge::rightId));
        return merges;
    }

    /** GGUF does not say which tokens do; llama.cpp too goes by the name. */
    private static Set<Integer> greedy(ModelMetadata metadata, Map<String, Integer> controls) {
        String name = metadata.text("general.name").orElse("").toLowerCase(Locale.ROOT);
        if (!name.contains("phi-3") && !name.contains("phi3")) {
            return Set.of();
        }
        Set<Integer> greedy = new HashSet<>();
        controls.forEach((text, id) -> {
            if (!NOT_GREEDY.contains(text)) {
                greedy.add(id);
            }
        });
        return greedy;
    }
}
