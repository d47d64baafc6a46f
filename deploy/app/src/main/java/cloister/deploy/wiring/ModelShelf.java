package cloister.deploy.wiring;

import cloister.deploy.home.Home;
import cloister.deploy.home.Refusal;
import cloister.pipeline.Sha256;
import cloister.redaction.model.DefaultEncoder;
import cloister.redaction.model.DefaultModel;
import cloister.redaction.model.ModelCard;
import cloister.redaction.model.ModelSettings;
import cloister.redaction.model.ModelStore;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** The models that a home can use: its own, and the default one where it lies in the user's cache. */
public final class ModelShelf {
    private final ModelStore store;
    private final Path cache;

    /**
     * A model that can be used.
     *
     * @param place {@code home}, or {@code cache}: where deploy/fetch-model put it
     * @param card what was found when it was added; the model of the cache has none
     */
    public record Model(
            String name, Sha256 digest, String licence, String place, Path file, Optional<ModelCard> card) {}

    public ModelShelf(Home home, Map<String, String> environment) {
        this.cache = DefaultModel.cache(environment);
        this.store = new ModelStore(home.models(), cache.resolve("djl"), InstantSource.system());
    }

    /** Every model at hand; the one that is used without any setting first. */
    public List<Model> all() {
        List<Model> models = new ArrayList<>();
        store.list().forEach(card -> models.add(model(card)));
        Path cached = DefaultModel.file(cache);
        if (Files.exists(cached) && models.stream().noneMatch(m -> m.digest().equals(DefaultModel.DIGEST))) {
            models.add(new Model(
                    "smollm2-135m-instruct", DefaultModel.DIGEST, "apache-2.0", "cache", cached, Optional.empty()));
        }
        models.sort(Comparator.comparing(m -> !m.digest().equals(DefaultModel.DIGEST)));
        return List.copyOf(models);
    }

    /** The encoder that looks where detection is fast, if it was fetched. It is no language model, thus not among all. */
    public Optional<Model> encoder() {
        Path folder = DefaultEncoder.folder(cache);
        return Files.isDirectory(folder)
                ? Optional.of(new Model(
                        DefaultEncoder.NAME,
                        DefaultEncoder.DIGEST,
                        DefaultEncoder.LICENCE,
                        "cache",
                        folder,
                        Optional.empty()))
                : Optional.empty();
    }

    private Model model(ModelCard card) {
        return new Model(
                word(card.name()),
                card.digest(),
                card.licence(),
                "home",
                store.weights(card.digest()),
                Optional.of(card));
    }

    private static String word(String name) {
        return name.strip().toLowerCase(Locale.ROOT).replaceAll("[^a-z0-9.]+", "-");
    }

    /**
     * The model that the settings ask for.
     *
     * @param use a name, or the beginning of a digest; the default model where empty
     * @throws Refusal if there is none, or more than one
     */
    public Model chosen(Optional<String> use) {
        List<Model> all = all();
        if (use.isEmpty()) {
            return all.stream()
                    .findFirst()
                    .orElseThrow(() -> new Refusal("there is no language model: deploy/fetch-model brings the default"
                            + " one, 'model add FILE' takes another"));
        }
        String wanted = use.get().toLowerCase(Locale.ROOT);
        List<Model> fitting = all.stream()
                .filter(m -> m.name().equals(wanted)
                        || (wanted.length() >= 8 && m.digest().hex().startsWith(wanted)))
                .toList();
        if (fitting.size() != 1) {
            throw new Refusal((fitting.isEmpty() ? "there is no model " : "more than one model is called ") + use.get()
                    + " (model.use in the settings): see 'model list'");
        }
        return fitting.get(0);
    }

    /**
     * Copies a model (a GGUF file, or a folder of Hugging Face's kind) into the home and tries it. Adding it again changes nothing.
     *
     * @throws cloister.redaction.model.ModelException if it can't be used
     */
    public Model add(Path path) {
        return model(store.add(path));
    }

    /** The models whose bytes are no longer those that were added, or fetched in the case of the encoder. */
    public List<Model> changed() {
        Stream<Model> encoder = encoder().filter(unused -> !DefaultEncoder.isWhole(cache)).stream();
        return Stream.concat(store.changed().stream().map(this::model), encoder).toList();
    }

    /** How to open it; it is refused then if its bytes have changed. */
    ModelSettings settings(Model model) {
        return ModelSettings.of(model.file(), cache).withDigest(model.digest());
    }
}
