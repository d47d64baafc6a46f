package cloister.deploy.command;

import cloister.deploy.home.Home;
import cloister.deploy.home.Refusal;
import cloister.deploy.settings.Settings;
import cloister.deploy.terminal.Progress;
import cloister.deploy.wiring.Schooling;
import cloister.redaction.model.TaggerKind;
import cloister.redaction.model.tagging.TrainingPlan;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.Option;
import picocli.CommandLine.TypeConversionException;

@Command(
        name = "train",
        description = {
            "Train the tagger's adapter from annotated texts.",
            "The same data, plan and seed give the same adapter on the same kind of machine."
        })
final class Train implements Callable<Integer> {
    private final Context context;

    @Option(
            names = "--gold",
            paramLabel = "F.jsonl=SCHEME[:SHARE]",
            description =
                    "Annotated texts; SCHEME says what counts in them: safe-harbor, personal-data or strict. SHARE (1) is how"
                            + " often texts come from here, beside the others.")
    List<String> gold = new ArrayList<>();

    @Option(
            names = "--generated",
            paramLabel = "SHARE",
            description = "How often texts come from the generator. Default: ${DEFAULT-VALUE}.")
    double generated;

    @Option(names = "--out", required = true, paramLabel = "FILE", description = "The adapter.")
    Path out = Path.of("");

    @Option(names = "--start", paramLabel = "FILE", description = "An adapter to go on with.")
    @Nullable
    Path start;

    @Option(
            names = "--base",
            paramLabel = "layers|encoder",
            converter = BaseReader.class,
            description =
                    "What it is for: the first layers of the language model, for thorough detection, or the encoder, for"
                            + " fast. Default: layers.")
    TaggerKind base = TaggerKind.LAYERS;

    @Option(names = "--steps", paramLabel = "N", description = "Default: ${DEFAULT-VALUE}.")
    int steps = TrainingPlan.STANDARD.steps();

    @Option(
            names = "--depth",
            paramLabel = "N",
            description = "Layers of the language model. Default: ${DEFAULT-VALUE}; of the encoder always all.")
    int depth = TrainingPlan.STANDARD.depth();

    @Option(names = "--rate", paramLabel = "R", description = "Of learning. Default: ${DEFAULT-VALUE}.")
    double rate = TrainingPlan.STANDARD.rate();

    @Option(names = "--seed", paramLabel = "N", description = "Default: ${DEFAULT-VALUE}.")
    long seed = TrainingPlan.STANDARD.seed();

    Train(Context context) {
        this.context = context;
    }

    @Override
    public Integer call() throws IOException {
        Settings settings = context.settings();
        Home home = context.openHome();
        if (!Files.isWritable(folder())) {
            throw new Refusal(
                    "the adapter can't be written to --out: its folder isn't there, or may not be written to");
        }
        TrainingPlan plan = plan();
        Schooling schooling = new Schooling(home, settings, System.getenv());
        try (Progress progress = new Progress(context.screen(), "steps", plan.steps())) {
            Losses losses = new Losses(progress);
            write(schooling.train(base, gold, generated, begun(), plan, losses));
        }
        return 0;
    }

    private TrainingPlan plan() {
        try {
            TrainingPlan usual =
                    base == TaggerKind.ENCODER ? TrainingPlan.ENCODER : TrainingPlan.STANDARD.withDepth(depth);
            return usual.withSteps(steps).withRate(rate).withSeed(seed);
        } catch (IllegalArgumentException e) {
            throw new Refusal(e.getMessage() + ": see train --help", e);
        }
    }

    private Optional<byte[]> begun() throws IOException {
        try {
            return start == null ? Optional.empty() : Optional.of(Files.readAllBytes(start));
        } catch (NoSuchFileException e) {
            throw new Refusal("there is no file to --start with", e);
        }
    }

    private Path folder() {
        return Objects.requireNonNullElse(out.toAbsolutePath().getParent(), out);
    }

    /** Whoever reads the file finds the whole of the last adapter. */
    private void write(byte[] adapter) throws IOException {
        Path fresh = Files.createTempFile(folder(), ".adapter-", "");
        Files.write(fresh, adapter);
        Files.move(fresh, out, StandardCopyOption.ATOMIC_MOVE);
    }

    /** The words of {@code --base}. */
    static final class BaseReader implements ITypeConverter<TaggerKind> {
        @Override
        public TaggerKind convert(String word) {
            return switch (word) {
                case "layers" -> TaggerKind.LAYERS;
                case "encoder" -> TaggerKind.ENCODER;
                default -> throw new TypeConversionException("it is layers or encoder, not " + word);
            };
        }
    }

    /** Tells the mean loss of some steps, so that one sees it fall. */
    private final class Losses implements TrainingPlan.Progress {
        private static final int EACH = 50;

        private final Progress progress;
        private double sum;
        private long tokens;
        private long begun = System.nanoTime();

        Losses(Progress progress) {
            this.progress = progress;
        }

        @Override
        public void reached(byte[] adapter) throws IOException {
            write(adapter);
        }

        @Override
        public void step(int number, double loss, int seen) {
            sum += loss;
            tokens += seen;
            progress.advance(1);
            if (number % EACH == 0) {
                double seconds = (System.nanoTime() - begun) / 1e9;
                context.screen()
                        .out()
                        .println(String.format(
                                Locale.ROOT,
                                "step %d, loss %.4f, %.0f tokens a second",
                                number,
                                sum / EACH,
                                tokens / seconds));
                sum = 0;
                tokens = 0;
                begun = System.nanoTime();
            }
        }
    }
}
