package cloister.redaction.model;

import ai.djl.engine.EngineException;
import cloister.pipeline.Sha256;
import cloister.redaction.model.file.ModelFile;
import cloister.redaction.model.file.ModelFileException;
import cloister.redaction.model.file.ModelMetadata;
import cloister.redaction.model.file.TensorType;
import cloister.redaction.model.text.ChatTemplate;
import cloister.redaction.model.text.Tokenizer;
import cloister.redaction.model.torch.Kernel;
import cloister.redaction.model.torch.TorchDevice;
import cloister.redaction.model.torch.TorchEngine;
import cloister.redaction.model.torch.Transformer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.IntSupplier;

/** A model in memory, with what is to be said of it. */
record LoadedModel(
        String name,
        String licence,
        Sha256 weights,
        Kernel kernel,
        String runtime,
        Transformer transformer,
        Tokenizer tokenizer,
        ChatTemplate template,
        List<Integer> endTokens,
        ModelCard.Kind kind)
        implements AutoCloseable {

    /** Invented text of the kinds that are met, by which the scales of int8 are found. */
    private static final String TRIAL = PromptText.of("trial.txt");

    static LoadedModel load(ModelSettings settings) {
        Path path = settings.file();
        if (!ModelFiles.exists(path)) {
            throw new ModelException("the model " + path + " is missing: run deploy/fetch-model, or model add FILE");
        }
        try (LoadTasks tasks = new LoadTasks(settings, TRIAL)) {
            // Nothing is said of the file, or made of it that a caller could use, before it is known to be the right
            // one.
            Sha256 digest = ModelFiles.digest(settings);
            LoadedModel loaded = load(tasks, digest, settings);
            tasks.keep();
            return loaded;
        } catch (ModelFileException e) {
            throw new ModelException("the model " + path + " can't be used: " + e.getMessage(), e);
        } catch (IOException | UncheckedIOException e) {
            throw new ModelException("the model " + path + " can't be read", e);
        } catch (EngineException | UnsatisfiedLinkError e) {
            throw new ModelException("the PyTorch engine can't be started: run doctor", e);
        }
    }

    private static LoadedModel load(LoadTasks tasks, Sha256 digest, ModelSettings settings) throws IOException {
        ModelFile file = tasks.file();
        Transformer.requireSupported(file);
        tasks.awaitEngine();
        TorchDevice device = DeviceChoice.of(settings);
        Transformer transformer;
        try {
            transformer = transformer(file, digest, settings, device, tasks);
        } catch (EngineException e) {
            throw new ModelException(
                    "the model " + settings.file() + " can't be loaded on the device " + device.word()
                            + ", most likely for want of memory there: free some, or use a smaller model",
                    e);
        }
        try {
            ModelMetadata metadata = file.metadata();
            ModelWords words = tasks.words();
            return new LoadedModel(
                    metadata.text("general.name").orElse("unnamed"),
                    metadata.text("general.license").orElse("unknown"),
                    digest,
                    transformer.kernel(),
                    TorchEngine.version(),
                    transformer,
                    words.tokenizer(),
                    words.template(),
                    EndTokens.of(metadata, words.tokenizer()),
                    kind(file, words.tokenizer(), words.template()));
        } catch (RuntimeException e) {
            transformer.close();
            throw e;
        }
    }

    private static ModelCard.Kind kind(ModelFile file, Tokenizer tokenizer, ChatTemplate template) {
        Map<TensorType, Long> counts = new EnumMap<>(TensorType.class);
        file.tensors().forEach(tensor -> counts.merge(tensor.type(), tensor.count(), Long::sum));
        String architecture = file.metadata().text("general.architecture").orElse("unnamed");
        return new ModelCard.Kind(
                architecture,
                counts.values().stream().mapToLong(Long::longValue).sum(),
                counts.entrySet().stream()
                        .max(Map.Entry.comparingByValue())
                        .map(most -> most.getKey().name())
                        .orElse("unnamed"),
                file.metadata().integer(architecture + ".context_length").orElse(0),
                tokenizer.digest(),
                template.digest());
    }

    /** The quickest that is faithful; a kernel that isn't is not used, however quick. */
    private static Transformer transformer(
            ModelFile file, Sha256 digest, ModelSettings settings, TorchDevice device, LoadTasks tasks)
            throws IOException {
        IntSupplier first = () -> tasks.words().firstToken();
        int context = settings.mostTokens();
        KernelChoice choice = new KernelChoice(settings.unpacked().resolveSibling("kernels"), digest, device);
        Optional<Kernel> remembered = settings.precision() == Precision.AUTO ? choice.remembered() : Optional.empty();
        if (remembered.isPresent()) {
            return Transformer.load(file, device, remembered.get(), first, context, tasks::trial, false);
        }
        for (Kernel kernel : KernelChoice.candidates(file, settings.precision(), device)) {
            Transformer transformer = Transformer.load(file, device, kernel, first, context, tasks::trial, true);
            if (isFaithful(transformer)) {
                if (settings.precision() == Precision.AUTO) {
                    choice.remember(kernel);
                }
                return transformer;
            }
            transformer.close();
        }
        throw new ModelFileException(
                settings.precision().word() + " changes what it says too much here; set the precision float32");
    }

    private static boolean isFaithful(Transformer transformer) {
        try {
            return transformer.isFaithful();
        } catch (RuntimeException e) {
            transformer.close();
            throw e;
        }
    }

    /** Where it is computed. */
    TorchDevice device() {
        return transformer.device();
    }

    /** Digest of what computes: the forward pass and the text by which its scales are found. */
    Sha256 code() {
        return Sha256.ofUtf8(Transformer.code() + "\n" + TRIAL);
    }

    @Override
    public void close() {
        transformer.close();
        tokenizer.close();
    }
}
