package cloister.deploy.health;

import cloister.deploy.wiring.Station;
import cloister.ingest.sources.SourceStatus;
import io.micrometer.core.instrument.binder.MeterBinder;
import org.springframework.boot.SpringBootConfiguration;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.boot.health.contributor.Health;
import org.springframework.boot.health.contributor.HealthIndicator;
import org.springframework.context.annotation.Bean;

/** What Spring is told. Names of sources are the only words in it that come from outside, and hold no PHI. */
@SpringBootConfiguration(proxyBeanMethods = false)
@EnableAutoConfiguration
class HealthApplication {

    /** Down while a source can't go on; each trouble says how many documents it keeps back. */
    @Bean
    HealthIndicator sources(Station station) {
        return () -> {
            Health.Builder health = Health.up();
            for (SourceStatus status : station.statuses()) {
                if (!status.trouble().isEmpty()) {
                    health.down();
                }
                health.withDetail(status.source(), detail(status));
            }
            return health.build();
        };
    }

    private static String detail(SourceStatus status) {
        StringBuilder detail = new StringBuilder()
                .append(status.inFlight())
                .append(" in work, ")
                .append(status.waiting())
                .append(" waiting");
        status.trouble()
                .forEach((trouble, count) ->
                        detail.append("; ").append(count).append(": ").append(trouble.what()));
        return detail.toString();
    }

    @Bean
    HealthIndicator database(Station station) {
        return () -> {
            try {
                station.workshop().archive().open("health");
                return Health.up().build();
            } catch (RuntimeException e) {
                return Health.down()
                        .withDetail("kind", e.getClass().getSimpleName())
                        .build();
            }
        };
    }

    @Bean
    HealthIndicator checkpoints(Station station) {
        return () -> station.isSealed()
                ? Health.up().build()
                : Health.down()
                        .withDetail(
                                "next",
                                "check the folder of audit.checkpoints; nothing is processed until it can be"
                                        + " written")
                        .build();
    }

    @Bean
    MeterBinder documents(Station station) {
        return station::meters;
    }
}
