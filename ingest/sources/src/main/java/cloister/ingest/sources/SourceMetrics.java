package cloister.ingest.sources;

import io.micrometer.core.instrument.FunctionCounter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import java.util.function.ToDoubleFunction;

/**
 * The state of each source as meters, tagged {@code source}:
 *
 * <ul>
 *   <li>{@code cloister.documents}, a counter, by {@code outcome}: {@code received}, {@code released}, {@code held},
 *       {@code given_back}
 *   <li>{@code cloister.documents.in.flight}, {@code .waiting}, {@code .ignored}, {@code .trouble}: gauges
 * </ul>
 *
 * <p>Whenever nothing is moving, {@code received = released + held + given_back + in.flight}: alert when that does not
 * hold for longer than the longest document takes, and when {@code .trouble} stays above 0.
 */
public final class SourceMetrics {
    private SourceMetrics() {}

    public static void bind(SourcesContext context, MeterRegistry registry) {
        for (SourceStatus now : context.statuses()) {
            Source source = new Source(context, now.source());
            source.counter(registry, "received", SourceStatus::claimed);
            source.counter(registry, "released", SourceStatus::released);
            source.counter(registry, "held", SourceStatus::held);
            source.counter(registry, "given_back", SourceStatus::givenBack);
            source.gauge(registry, "in.flight", SourceStatus::inFlight);
            source.gauge(registry, "waiting", SourceStatus::waiting);
            source.gauge(registry, "ignored", SourceStatus::ignored);
            source.gauge(registry, "trouble", s -> s.trouble().values().stream()
                    .mapToInt(Integer::intValue)
                    .sum());
        }
    }

    private record Source(SourcesContext context, String name) {

        private double read(ToDoubleFunction<SourceStatus> value) {
            return context.status(name).map(value::applyAsDouble).orElse(Double.NaN);
        }

        private void counter(MeterRegistry registry, String outcome, ToDoubleFunction<SourceStatus> value) {
            FunctionCounter.builder("cloister.documents", context, c -> read(value))
                    .tags("source", name, "outcome", outcome)
                    .register(registry);
        }

        private void gauge(MeterRegistry registry, String what, ToDoubleFunction<SourceStatus> value) {
            Gauge.builder("cloister.documents." + what, context, c -> read(value))
                    .tag("source", name)
                    .register(registry);
        }
    }
}
