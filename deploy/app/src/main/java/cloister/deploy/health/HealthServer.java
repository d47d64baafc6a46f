package cloister.deploy.health;

import cloister.deploy.home.Refusal;
import cloister.deploy.wiring.Station;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.util.Map;
import java.util.Optional;
import org.springframework.boot.Banner;
import org.springframework.boot.WebApplicationType;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.boot.web.server.PortInUseException;
import org.springframework.context.ConfigurableApplicationContext;

/** Spring Boot's actuator over the running station: {@code /actuator/health} and {@code /actuator/prometheus}. */
public final class HealthServer implements AutoCloseable {
    private final Optional<ConfigurableApplicationContext> context;

    private HealthServer(Optional<ConfigurableApplicationContext> context) {
        this.context = context;
    }

    /**
     * Says early that the port is taken, before anything is started.
     *
     * @throws Refusal if it is
     */
    public static void requireFree(int port) {
        if (port == 0) {
            return;
        }
        try (ServerSocket socket = new ServerSocket(port, 1, InetAddress.getLoopbackAddress())) {
            socket.getLocalPort();
        } catch (IOException e) {
            throw taken(port);
        }
    }

    private static Refusal taken(int port) {
        return new Refusal("port " + port + " is taken by another process: set serve.port in cloister.yaml to another"
                + " one, or to 0 for none");
    }

    /** @param port 0 for none: then nothing is started */
    public static HealthServer start(int port, Station station) {
        if (port == 0) {
            return new HealthServer(Optional.empty());
        }
        try {
            return new HealthServer(Optional.of(new SpringApplicationBuilder(HealthApplication.class)
                    .web(WebApplicationType.SERVLET)
                    .bannerMode(Banner.Mode.OFF)
                    .logStartupInfo(false)
                    .registerShutdownHook(false)
                    .properties(properties(port))
                    .initializers(made -> made.getBeanFactory().registerSingleton("station", station))
                    .run()));
        } catch (PortInUseException e) {
            throw taken(port);
        }
    }

    private static Map<String, Object> properties(int port) {
        return Map.ofEntries(
                Map.entry("spring.application.name", "cloister"),
                Map.entry("spring.config.location", "optional:classpath:/cloister/deploy/none/"),
                Map.entry("spring.jmx.enabled", "false"),
                Map.entry("server.address", "127.0.0.1"),
                Map.entry("server.port", Integer.toString(port)),
                Map.entry("server.tomcat.threads.max", "4"),
                Map.entry("server.tomcat.threads.min-spare", "1"),
                Map.entry("management.endpoints.access.default", "none"),
                Map.entry("management.endpoint.health.access", "read-only"),
                Map.entry("management.endpoint.prometheus.access", "read-only"),
                Map.entry("management.endpoints.web.exposure.include", "health,prometheus"),
                Map.entry("management.endpoint.health.show-details", "always"),
                Map.entry("management.health.diskspace.enabled", "false"),
                Map.entry("management.health.ssl.enabled", "false"));
    }

    @Override
    public void close() {
        context.ifPresent(ConfigurableApplicationContext::close);
    }
}
