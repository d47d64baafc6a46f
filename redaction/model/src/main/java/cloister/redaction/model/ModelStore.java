package cloister.redaction.model;

import cloister.pipeline.Sha256;
import cloister.redaction.model.file.ModelFileException;
import cloister.redaction.model.file.ModelMetadata;
import cloister.redaction.model.gguf.GgufFile;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The models of an installation, in one folder: {@code DIGEST.gguf} with a card {@code DIGEST.json}, and the digest of
 * the one in use in {@code default}. A model whose bytes have changed is refused.
 */
public final class ModelStore {
    private static final String CARD = ".json";
    private static final String WEIGHTS = ".gguf";
    private static final String CHOICE = "default";

    /** Any model that works at all finds this likelier than noise: the logarithm of a vocabulary's size is about 11. */
    private static final String TRIAL_TEXT =
            "The patient was admitted to the hospital with chest pain and was discharged home in stable condition.";

    private static final double WORST_NLL = 8;

    private final Path folder;
    private final Path unpacked;

    /**
     * @param folder of the models
     * @param unpacked folder for the engine's native libraries
     */
    public ModelStore(Path folder, Path unpacked) {
        this.folder = folder;
        this.unpacked = unpacked;
    }

    /**
     * Takes a model in: hashes it, copies it, opens it from the copy, and has it read a sentence. Adding it again
     * changes nothing.
     *
     * @throws ModelException if it can't be used, the message says why; then nothing is kept
     */
    public ModelCard add(Path file) {
        if (!Files.isRegularFile(file)) {
            throw new ModelException("the model " + file + " is missing");
        }
        Path copy = null;
        try {
            Files.createDirectories(folder);
            copy = Files.createTempFile(folder, ".adding-", WEIGHTS);
            Files.copy(file, copy, StandardCopyOption.REPLACE_EXISTING);
            ModelCard card = card(copy);
            sync(copy);
            Files.move(copy, weights(card.digest()), StandardCopyOption.ATOMIC_MOVE);
            write(folder.resolve(card.digest() + CARD), ModelCardJson.write(card));
            return card;
        } catch (ModelFileException e) {
            throw new ModelException("the model " + file + " can't be used: " + e.getMessage(), e);
        } catch (IOException e) {
            throw new ModelException(
                    "the model " + file + " can't be read, or the folder " + folder + " not written", e);
        } finally {
            discard(copy);
        }
    }

    /** The cards of all models, by name. */
    public List<ModelCard> list() {
        if (!Files.isDirectory(folder)) {
            return List.of();
        }
        List<ModelCard> cards = new ArrayList<>();
        try (Stream<Path> files = Files.list(folder)) {
            for (Path file :
                    files.filter(f -> f.getFileName().toString().endsWith(CARD)).toList()) {
                cards.add(ModelCardJson.read(file));
            }
        } catch (IOException e) {
            throw new ModelException("the folder " + folder + " can't be read", e);
        }
        cards.sort(Comparator.comparing(ModelCard::name)
                .thenComparing(card -> card.digest().hex()));
        return List.copyOf(cards);
    }

    /** Hashes every model again. The result names those whose bytes are missing or not the recorded ones. */
    public List<ModelCard> changed() {
        List<ModelCard> changed = new ArrayList<>();
        for (ModelCard card : list()) {
            try {
                if (!FileDigest.of(weights(card.digest())).equals(card.digest())) {
                    changed.add(card);
                }
            } catch (IOException e) {
                changed.add(card);
            }
        }
        return List.copyOf(changed);
    }

    /**
     * Makes a model the one that is used.
     *
     * @throws ModelException if it isn't in the store
     */
    public void choose(Sha256 digest) {
        if (list().stream().noneMatch(card -> card.digest().equals(digest))) {
            throw new ModelException("no model with the digest " + digest + " is in the store");
        }
        try {
            write(folder.resolve(CHOICE), digest.hex().getBytes(StandardCharsets.US_ASCII));
        } catch (IOException e) {
            throw new ModelException("the folder " + folder + " can't be written", e);
        }
    }

    /** The model that was chosen; else the only one there is. */
    public Optional<ModelCard> chosen() {
        List<ModelCard> cards = list();
        Path choice = folder.resolve(CHOICE);
        if (!Files.exists(choice)) {
            return cards.size() == 1 ? Optional.of(cards.get(0)) : Optional.empty();
        }
        try {
            String digest = Files.readString(choice).strip();
            return Optional.of(cards.stream()
                    .filter(card -> card.digest().hex().equals(digest))
                    .findFirst()
                    .orElseThrow(() -> new ModelException("the chosen model is no longer in " + folder)));
        } catch (IOException e) {
            throw new ModelException("the file " + choice + " can't be read", e);
        }
    }

    /** Settings that open this model, and refuse it if its bytes have changed. */
    public ModelSettings settings(ModelCard card) {
        return opening(weights(card.digest()), card.digest());
    }

    private ModelSettings opening(Path file, Sha256 digest) {
        return ModelSettings.of(file, folder).withDigest(digest).withUnpacked(unpacked);
    }

    private Path weights(Sha256 digest) {
        return folder.resolve(digest + WEIGHTS);
    }

    private ModelCard card(Path copy) throws IOException {
        Sha256 digest = FileDigest.of(copy);
        String architecture;
        int context;
        try (GgufFile file = GgufFile.open(copy)) {
            ModelMetadata metadata = file.metadata();
            architecture = metadata.text("general.architecture").orElse("unnamed");
            context = metadata.integer(architecture + ".context_length").orElse(0);
        }
        try (LanguageModel model = LanguageModel.open(opening(copy, digest))) {
            return new ModelCard(
                    model.name(), digest, model.licence(), architecture, Files.size(copy), context, trial(model));
        }
    }

    private static double trial(LanguageModel model) {
        float[] likelihoods = model.likelihoods(List.of(model.tokens(TRIAL_TEXT)))[0];
        double sum = 0;
        for (float likelihood : likelihoods) {
            sum -= likelihood;
        }
        double nll = sum / likelihoods.length;
        if (!(nll < WORST_NLL)) {
            throw new ModelException("the model gives nonsense: a plain sentence has the likelihood of noise");
        }
        return nll;
    }

    private void write(Path target, byte[] content) throws IOException {
        Path fresh = Files.createTempFile(folder, ".writing-", "");
        try {
            Files.write(fresh, content);
            sync(fresh);
            Files.move(fresh, target, StandardCopyOption.ATOMIC_MOVE);
        } finally {
            Files.deleteIfExists(fresh);
        }
    }

    private static void sync(Path file) throws IOException {
        try (FileChannel channel = FileChannel.open(file, StandardOpenOption.WRITE)) {
            channel.force(true);
        }
    }

    private static void discard(@Nullable Path copy) {
        try {
            if (copy != null) {
                Files.deleteIfExists(copy);
            }
        } catch (IOException e) {
            throw new ModelException("the file " + copy + " can't be deleted", e);
        }
    }
}
