package cloister.redaction.model;

import cloister.redaction.model.scheduling.Scheduler;
import io.micrometer.core.instrument.FunctionCounter;
import io.micrometer.core.instrument.FunctionTimer;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import java.util.function.ToDoubleFunction;

/**
 * What the language model has to do, as meters:
 *
 * <ul>
 *   <li>{@code cloister.model.calls.waiting} and {@code .running}: gauges
 *   <li>{@code cloister.model.calls.refused}, a counter: the queue was full
 *   <li>{@code cloister.model.queue}, a timer: calls that came to their turn, and how long they waited for it
 *   <li>{@code cloister.model.passes} and {@code cloister.model.tokens}, counters: tokens / passes says how well calls share
 *   <li>{@code cloister.model.answers}, a counter: answers that went on by a pass; answers / passes are written together
 * </ul>
 *
 * <p>They are 0 until a document needs the model, which is opened then.
 */
public final class ModelMetrics {
    private static final Scheduler.Figures NONE = new Scheduler.Figures(0, 0, 0, 0, 0, 0, 0, 0);

    private final Supplier<Optional<LanguageModel>> model;
    private final MeterRegistry registry;

    private ModelMetrics(Supplier<Optional<LanguageModel>> model, MeterRegistry registry) {
        this.model = model;
        this.registry = registry;
    }

    /** @param model the model if it is open; asked at each reading, and must not open it */
    public static void bind(Supplier<Optional<LanguageModel>> model, MeterRegistry registry) {
        ModelMetrics metrics = new ModelMetrics(model, registry);
        metrics.gauge("cloister.model.calls.waiting", Scheduler.Figures::waiting);
        metrics.gauge("cloister.model.calls.running", Scheduler.Figures::running);
        metrics.counter("cloister.model.calls.refused", Scheduler.Figures::refused);
        metrics.counter("cloister.model.passes", Scheduler.Figures::passes);
        metrics.counter("cloister.model.tokens", Scheduler.Figures::tokens);
        metrics.counter("cloister.model.answers", Scheduler.Figures::answers);
        FunctionTimer.builder(
                        "cloister.model.queue",
                        metrics,
                        m -> m.figures().served(),
                        m -> m.figures().waitedNanos(),
                        TimeUnit.NANOSECONDS)
                .register(registry);
    }

    private Scheduler.Figures figures() {
        return model.get().map(LanguageModel::figures).orElse(NONE);
    }

    private void gauge(String name, ToDoubleFunction<Scheduler.Figures> value) {
        Gauge.builder(name, this, m -> value.applyAsDouble(m.figures()))
                .strongReference(true)
                .register(registry);
    }

    private void counter(String name, ToDoubleFunction<Scheduler.Figures> value) {
        FunctionCounter.builder(name, this, m -> value.applyAsDouble(m.figures()))
                .register(registry);
    }
}
