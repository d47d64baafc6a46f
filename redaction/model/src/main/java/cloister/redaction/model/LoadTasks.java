package cloister.redaction.model;

import cloister.redaction.model.file.ModelFile;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/**
 * What is done on other threads while a model is loaded: the engine starts, the file's header is read, and the tokenizer is
 * built while the weights are brought in. None of it trusts the file, whose digest may not be known yet.
 */
final class LoadTasks implements AutoCloseable {
    private final ExecutorService threads = Executors.newFixedThreadPool(2, LoadTasks::thread);
    private final CompletableFuture<Boolean> engine;
    private final CompletableFuture<ModelFile> file;
    private final CompletableFuture<ModelWords> words;
    private final CompletableFuture<int[]> trial;
    private boolean kept;

    /** @param trial the text by which scales are found */
    LoadTasks(ModelSettings settings, String trial) {
        DeviceChoice.configure(settings);
        this.engine = CompletableFuture.supplyAsync(
                () -> {
                    DeviceChoice.start(settings);
                    return true;
                },
                threads);
        this.file = CompletableFuture.supplyAsync(() -> opened(settings), threads);
        this.words = file.thenApplyAsync(opened -> ModelWords.of(opened.metadata()), threads);
        this.trial = words.thenApply(known -> known.tokenizer().ids(trial));
    }

    /** Waits for the engine; what it throws is thrown here. */
    void awaitEngine() {
        await(engine);
    }

    /** The file, which is closed with this. */
    ModelFile file() {
        return await(file);
    }

    /** What the model's words are, closed with this unless {@link #keep} is called. */
    ModelWords words() {
        return await(words);
    }

    /** The trial's tokens, found once; not to be changed. */
    int[] trial() {
        return await(trial);
    }

    /** The words are somebody else's from here on. */
    void keep() {
        kept = true;
    }

    private static ModelFile opened(ModelSettings settings) {
        try {
            return ModelFiles.open(settings.file());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static <T> T await(CompletableFuture<T> task) {
        try {
            return task.join();
        } catch (CompletionException e) {
            if (e.getCause() instanceof RuntimeException cause) {
                throw cause;
            }
            if (e.getCause() instanceof Error cause) {
                throw cause;
            }
            throw e;
        }
    }

    /** Waits for all of it first: nothing may use the file any more. */
    @Override
    public void close() throws IOException {
        CompletableFuture.allOf(engine, trial).exceptionally(failed -> null).join();
        threads.shutdown();
        if (!kept && !words.isCompletedExceptionally()) {
            words.join().tokenizer().close();
        }
        if (!file.isCompletedExceptionally()) {
            file.join().close();
        }
    }

    private static Thread thread(Runnable work) {
        Thread thread = new Thread(work, "cloister-load");
        thread.setDaemon(true);
        return thread;
    }
}
