package cloister.redaction.model;

import cloister.pipeline.Sha256;
import cloister.redaction.model.file.ModelFileException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * The models of an installation, in one folder: {@code DIGEST.gguf}, or a folder {@code DIGEST}, with a card
 * {@code DIGEST.json}, and the digest of the one in use in {@code default}. A model whose bytes have changed is refused.
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

    private final InstantSource clock;

    /**
     * @param folder of the models
     * @param unpacked folder for the engine's native libraries
     */
    public ModelStore(Path folder, Path unpacked, InstantSource clock) {
        this.folder = folder;
        this.unpacked = unpacked;
        this.clock = clock;
    }

    /**
     * Takes a model in, a GGUF or a folder of Hugging Face's kind: copies it, hashes the copy, opens it, and has it read
     * a sentence. Adding it again changes nothing.
     *
     * @throws ModelException if it can't be used, the message says why; then nothing is kept
     */
    public ModelCard add(Path path) {
        if (!ModelFiles.exists(path)) {
            throw new ModelException("the model " + path + " is missing");
        }
        try {
            Files.createDirectories(folder);
            try (ModelCopy copy = ModelCopy.of(path, folder)) {
                ModelCard card = card(copy.path(), path);
                Optional<ModelCard> known = list().stream()
                        .filter(one -> one.digest().equals(card.digest()))
                        .findFirst();
                if (known.isPresent() && holds(known.get())) {
                    return known.get();
                }
                copy.moveTo(weights(card.digest(), Files.isDirectory(path)));
                write(folder.resolve(card.digest() + CARD), ModelCardJson.write(card));
                return card;
            }
        } catch (ModelFileException e) {
            throw new ModelException("the model " + path + " can't be used: " + e.getMessage(), e);
        } catch (IOException e) {
            throw new ModelException(
                    "the model " + path + " can't be read, or the folder " + folder + " not written", e);
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
        return list().stream().filter(card -> !holds(card)).toList();
    }

    private boolean holds(ModelCard card) {
        try {
            return ModelFiles.digest(weights(card.digest())).equals(card.digest());
        } catch (IOException | ModelFileException e) {
            return false;
        }
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

    /** Where a model of the store lies: a file, or a folder. */
    public Path weights(Sha256 digest) {
        return weights(digest, Files.isDirectory(weights(digest, true)));
    }

    private Path weights(Sha256 digest, boolean isFolder) {
        return folder.resolve(digest + (isFolder ? "" : WEIGHTS));
    }

    private ModelCard card(Path copy, Path source) throws IOException {
        Sha256 digest = ModelFiles.digest(copy);
        String from = String.valueOf(source.toAbsolutePath().normalize().getFileName());
        try (LanguageModel model = LanguageModel.open(opening(copy, digest))) {
            return new ModelCard(
                    Files.isDirectory(copy) ? from : model.name(),
                    digest,
                    model.licence(),
                    model.kind(),
                    ModelFiles.size(copy),
                    from,
                    clock.instant(),
                    trial(model));
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
            ModelCopy.sync(fresh);
            Files.move(fresh, target, StandardCopyOption.ATOMIC_MOVE);
        } finally {
            Files.deleteIfExists(fresh);
        }
    }
}
