package cloister.redaction.model.escalation;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import com.sun.net.httpserver.HttpsConfigurator;
import com.sun.net.httpserver.HttpsServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import javax.net.ssl.SSLContext;
import tools.jackson.databind.json.JsonMapper;

/** The JDK's HTTP server on this machine, with or without TLS, that answers as it is told and keeps what it was sent. */
final class TestServer implements AutoCloseable {
    private final HttpServer server;
    private final ExecutorService threads = Executors.newCachedThreadPool();
    private final List<Received> received = new CopyOnWriteArrayList<>();

    record Received(String method, String path, Map<String, List<String>> headers, String body) {}

    interface Script {
        void play(HttpExchange exchange, int number) throws IOException;
    }

    private TestServer(HttpServer server) {
        this.server = server;
    }

    static TestServer secure(SSLContext context, Script script) throws IOException {
        HttpsServer server = HttpsServer.create(here(), 0);
        server.setHttpsConfigurator(new HttpsConfigurator(context));
        return new TestServer(server).start(script);
    }

    static TestServer plain(Script script) throws IOException {
        return new TestServer(HttpServer.create(here(), 0)).start(script);
    }

    private static InetSocketAddress here() {
        return new InetSocketAddress(InetAddress.getLoopbackAddress(), 0);
    }

    private TestServer start(Script script) {
        server.setExecutor(threads);
        server.createContext("/", exchange -> {
            String body = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
            received.add(new Received(
                    exchange.getRequestMethod(),
                    exchange.getRequestURI().toString(),
                    Map.copyOf(exchange.getRequestHeaders()),
                    body));
            try {
                script.play(exchange, received.size());
            } finally {
                exchange.close();
            }
        });
        server.start();
        return this;
    }

    int port() {
        return server.getAddress().getPort();
    }

    List<Received> received() {
        return List.copyOf(received);
    }

    /** What a model says, as the API wraps it. */
    static Script says(String text) {
        return (exchange, number) -> reply(exchange, 200, completion("served-1", text, "stop"));
    }

    static String completion(String model, String text, String finish) {
        return JsonMapper.shared()
                .writeValueAsString(Map.of(
                        "model",
                        model,
                        "system_fingerprint",
                        "fp_test",
                        "choices",
                        List.of(Map.of("message", Map.of("content", text), "finish_reason", finish)),
                        "usage",
                        Map.of("prompt_tokens", 120, "completion_tokens", 30)));
    }

    static void reply(HttpExchange exchange, int status, String body) throws IOException {
        reply(exchange, status, body.getBytes(StandardCharsets.UTF_8));
    }

    static void reply(HttpExchange exchange, int status, byte[] body) throws IOException {
        exchange.sendResponseHeaders(status, body.length);
        exchange.getResponseBody().write(body);
    }

    @Override
    public void close() {
        server.stop(0);
        threads.shutdownNow();
    }
}
