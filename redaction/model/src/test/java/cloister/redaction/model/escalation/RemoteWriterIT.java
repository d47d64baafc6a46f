package cloister.redaction.model.escalation;

import static org.assertj.core.api.Assertions.assertThat;

import cloister.pipeline.Attempt;
import cloister.pipeline.HoldCode;
import cloister.pipeline.Inference;
import cloister.pipeline.Recorded;
import cloister.pipeline.Span;
import cloister.redaction.model.writing.DraftSentence;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.InetAddress;
import java.net.Proxy;
import java.net.ProxySelector;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.SocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Against real servers on this machine, good ones and hostile ones, over TLS where not said otherwise. */
class RemoteWriterIT {
    private static final String HOST = "llm.internal";
    private static final String DRAFT = "The pain settled. [2]\nHe was discharged. [3]";

    @TempDir
    static Path folder;

    private static Certificates authority;
    private static Path pem;
    private static Certificates.Server good;

    @BeforeAll
    static void makeCertificates() throws Exception {
        authority = new Certificates();
        pem = authority.pem(folder);
        good = authority.server(30, HOST);
    }

    @Test
    void write_goodServer_draftsAndIsRecordedAsAnInferenceOfAServedModel() throws Exception {
        try (TestServer server = TestServer.secure(good.context(), TestServer.says(DRAFT))) {
            Recorded<Attempt<List<DraftSentence>>> written =
                    Writers.at(server.port(), pem).write();
            assertThat(Writers.draft(written))
                    .containsExactly(
                            new DraftSentence("The pain settled.", List.of(2)),
                            new DraftSentence("He was discharged.", List.of(3)));
            Inference inference = written.inferences().get(0);
            assertThat(written.inferences()).hasSize(1);
            assertThat(inference.task()).isEqualTo("summarize");
            assertThat(inference.engine().name()).isEqualTo("served-1");
            assertThat(inference.engine().weights()).isEmpty();
            assertThat(inference.engine().tokenizer()).isEmpty();
            assertThat(inference.engine().runtime()).isEqualTo("openai-compatible");
            assertThat(inference.engine().parameters())
                    .containsEntry("endpoint", "https://llm.internal:" + server.port() + "/v1")
                    .containsEntry("address", "127.0.0.1")
                    .containsEntry("certificate-sha256", good.certificate().hex())
                    .containsEntry("requested", "asked-1")
                    .containsEntry("system-fingerprint", "fp_test");
            assertThat(inference.input()).containsExactly(new Span(0, 30), new Span(31, 48), new Span(49, 78));
            assertThat(inference.inputTokens()).isEqualTo(120);
            assertThat(inference.outputTokens()).isEqualTo(30);
            assertThat(inference.decision()).isEqualTo("draft 2 sentences");
        }
    }

    @Test
    void write_goodServer_isSentTheSentencesAndTheKeyAndNothingElse() throws Exception {
        try (TestServer server = TestServer.secure(good.context(), TestServer.says(DRAFT))) {
            Path key = Writers.secret(folder.resolve("key"), "sk-test-key\n");
            Writers.at(server.port(), pem).withKey(key).write();
            TestServer.Received received = server.received().get(0);
            assertThat(server.received()).hasSize(1);
            assertThat(received.method()).isEqualTo("POST");
            assertThat(received.path()).isEqualTo("/v1/chat/completions");
            assertThat(received.headers().keySet())
                    .containsExactlyInAnyOrder(
                            "Host",
                            "Connection",
                            "Accept",
                            "User-agent",
                            "Authorization",
                            "Content-type",
                            "Content-length");
            assertThat(received.headers().get("Authorization")).containsExactly("Bearer sk-test-key");
            assertThat(received.headers().get("Host")).containsExactly(HOST + ":" + server.port());
            JsonNode sent = JsonMapper.shared().readTree(received.body());
            assertThat(sent.path("model").asString()).isEqualTo("asked-1");
            assertThat(sent.path("temperature").asInt(-1)).isZero();
            assertThat(sent.path("messages").path(1).path("content").asString())
                    .isEqualTo("[1] [NAME_1] came with chest pain.\n[2] The pain settled.\n"
                            + "[3] He was sent home on [DATE_1].\n");
        }
    }

    @Test
    void write_certificateOfAnAuthorityWeDoNotKnow_sendsNothing() throws Exception {
        Certificates stranger = new Certificates();
        try (TestServer server = TestServer.secure(stranger.server(30, HOST).context(), TestServer.says(DRAFT))) {
            fails(Writers.at(server.port(), pem).write(), "failed: certificate not trusted");
            assertThat(server.received()).isEmpty();
        }
    }

    @ParameterizedTest
    @CsvSource({"30, other.internal", "30, 127.0.0.1", "30, localhost", "-1, llm.internal"})
    void write_certificateForAnotherHostOrEnded_sendsNothing(int days, String name) throws Exception {
        try (TestServer server = TestServer.secure(authority.server(days, name).context(), TestServer.says(DRAFT))) {
            fails(Writers.at(server.port(), pem).write(), "failed: certificate not trusted");
            assertThat(server.received()).isEmpty();
        }
    }

    @Test
    void write_withoutOwnAuthority_believesThePlatformsOnly() throws Exception {
        try (TestServer server = TestServer.secure(good.context(), TestServer.says(DRAFT))) {
            fails(Writers.at(server.port()).write(), "failed: certificate not trusted");
            assertThat(server.received()).isEmpty();
        }
    }

    @Test
    void write_pinnedKey_isAskedForOnTop() throws Exception {
        try (TestServer server = TestServer.secure(good.context(), TestServer.says(DRAFT))) {
            assertThat(Writers.draft(Writers.at(server.port(), pem)
                            .withPin(good.publicKey())
                            .write()))
                    .hasSize(2);
            Certificates.Server other = authority.server(30, HOST);
            fails(
                    Writers.at(server.port(), pem).withPin(other.publicKey()).write(),
                    "failed: public key not the pinned one");
            assertThat(server.received()).hasSize(1);
        }
    }

    @Test
    void write_nameThatIsBoundAnew_goesToTheAddressThatWasCheckedOrNowhere() throws Exception {
        try (TestServer server = TestServer.secure(good.context(), TestServer.says(DRAFT))) {
            AtomicInteger asked = new AtomicInteger();
            Writers writers = Writers.at(server.port(), pem)
                    .withResolver(host ->
                            List.of(InetAddress.getByName(asked.incrementAndGet() == 1 ? "127.0.0.1" : "203.0.113.7")));
            assertThat(Writers.draft(writers.write())).hasSize(2);
            assertThat(asked).hasValue(1);
            fails(writers.write(), "failed: address not private");
            assertThat(asked).hasValue(2);
            assertThat(server.received()).hasSize(1);
        }
    }

    @ParameterizedTest
    @CsvSource({"203.0.113.7", "169.254.169.254", "100.64.0.1", "0.0.0.0", "2606:4700::1111", "fe80::1"})
    void write_oneOfSeveralAddressesOutside_sendsNothing(String outside) throws Exception {
        try (TestServer server = TestServer.secure(good.context(), TestServer.says(DRAFT))) {
            Writers writers = Writers.at(server.port(), pem)
                    .withResolver(host -> List.of(InetAddress.getByName("127.0.0.1"), InetAddress.getByName(outside)));
            fails(writers.write(), "failed: address not private");
            assertThat(server.received()).isEmpty();
        }
    }

    @Test
    void write_firstAddressDead_takesTheNext() throws Exception {
        try (TestServer server = TestServer.secure(good.context(), TestServer.says(DRAFT))) {
            Writers writers = Writers.at(server.port(), pem)
                    .withResolver(
                            host -> List.of(InetAddress.getByName("127.0.0.99"), InetAddress.getByName("127.0.0.1")));
            assertThat(Writers.draft(writers.write())).hasSize(2);
        }
    }

    @ParameterizedTest
    @CsvSource({"301", "302", "303", "307", "308"})
    void write_redirect_isNotFollowed(int status) throws Exception {
        try (TestServer target = TestServer.plain(TestServer.says(DRAFT));
                TestServer server = TestServer.secure(good.context(), (exchange, number) -> {
                    exchange.getResponseHeaders().set("Location", "http://127.0.0.1:" + target.port() + "/v1/x");
                    TestServer.reply(exchange, status, "");
                })) {
            fails(Writers.at(server.port(), pem).write(), "failed: redirect refused");
            assertThat(server.received()).hasSize(1);
            assertThat(target.received()).isEmpty();
        }
    }

    @Test
    void write_proxyOfTheEnvironment_isNotAsked() throws Exception {
        List<URI> asked = new ArrayList<>();
        ProxySelector before = ProxySelector.getDefault();
        ProxySelector.setDefault(new ProxySelector() {
            @Override
            public List<Proxy> select(URI uri) {
                asked.add(uri);
                return List.of(Proxy.NO_PROXY);
            }

            @Override
            public void connectFailed(URI uri, SocketAddress address, IOException failure) {}
        });
        try (TestServer server = TestServer.secure(good.context(), TestServer.says(DRAFT))) {
            assertThat(Writers.draft(Writers.at(server.port(), pem).write())).hasSize(2);
            assertThat(asked).isEmpty();
        } finally {
            ProxySelector.setDefault(before);
        }
    }

    @Test
    void write_answerWithoutEnd_isCutOffAtTheLimit() throws Exception {
        byte[] piece = new byte[8_192];
        try (TestServer server = TestServer.secure(good.context(), (exchange, number) -> {
            exchange.sendResponseHeaders(200, 0);
            for (int i = 0; i < 10_000; i++) {
                exchange.getResponseBody().write(piece);
            }
        })) {
            fails(Writers.at(server.port(), pem).write(), "failed: answer too large");
        }
    }

    @Test
    void write_answerOfManySmallPieces_endsAtTheTimeout() throws Exception {
        try (TestServer server = TestServer.secure(good.context(), (exchange, number) -> {
            exchange.sendResponseHeaders(200, 0);
            while (true) {
                exchange.getResponseBody().write(' ');
                exchange.getResponseBody().flush();
                pause();
            }
        })) {
            fails(
                    Writers.at(server.port(), pem)
                            .withTimeout(Duration.ofMillis(800))
                            .write(),
                    "failed: time-out");
        }
    }

    @Test
    void write_serverThatNeverShakesHands_endsAtTheTimeout() throws Exception {
        try (ServerSocket silent = new ServerSocket(0, 5, InetAddress.getLoopbackAddress())) {
            fails(
                    Writers.at(silent.getLocalPort(), pem)
                            .withTimeout(Duration.ofMillis(500))
                            .write(),
                    "failed: time-out");
        }
    }

    @Test
    void write_resolverThatHangs_endsAtTheTimeout() throws Exception {
        Writers writers = Writers.at(9, pem).withTimeout(Duration.ofMillis(300)).withResolver(host -> {
            pause();
            pause();
            return List.of(InetAddress.getLoopbackAddress());
        });
        fails(writers.write(), "failed: time-out");
    }

    @Test
    void write_plainServerWhereTlsIsDue_isSentNoText() throws Exception {
        try (ServerSocket plain = new ServerSocket(0, 5, InetAddress.getLoopbackAddress())) {
            ByteArrayOutputStream got = new ByteArrayOutputStream();
            Thread server = new Thread(() -> {
                try (Socket socket = plain.accept()) {
                    socket.getOutputStream()
                            .write("HTTP/1.1 400 Bad Request\r\n\r\n".getBytes(StandardCharsets.US_ASCII));
                    socket.getInputStream().transferTo(got);
                } catch (IOException e) {
                    // The client went away: what it sent by then is what counts.
                }
            });
            server.start();
            fails(Writers.at(plain.getLocalPort(), pem).write(), "failed: no agreement on TLS");
            server.join();
            assertThat(got.toString(StandardCharsets.ISO_8859_1))
                    .contains(HOST)
                    .doesNotContain("settled", "NAME_1", "POST");
        }
    }

    @Test
    void write_plainHttp_goesToThisMachine() throws Exception {
        try (TestServer server = TestServer.plain(TestServer.says(DRAFT))) {
            Recorded<Attempt<List<DraftSentence>>> written =
                    Writers.at("http://localhost:" + server.port() + "/v1").write();
            assertThat(Writers.draft(written)).hasSize(2);
            assertThat(written.inferences().get(0).engine().parameters()).doesNotContainKey("certificate-sha256");
        }
    }

    @Test
    void write_plainHttpToAPrivateAddress_isRefused() throws Exception {
        Writers writers = Writers.at("http://llm.internal:9/v1")
                .withResolver(host -> List.of(InetAddress.getByName("10.255.255.1")));
        fails(writers.write(), "failed: plain HTTP not allowed");
    }

    static Stream<Arguments> badAnswers() {
        return Stream.of(
                Arguments.of(401, "", "API key refused"),
                Arguments.of(403, "", "API key refused"),
                Arguments.of(404, "", "request rejected"),
                Arguments.of(422, "", "request rejected"),
                Arguments.of(204, "", "answer unreadable"),
                Arguments.of(200, "", "answer unreadable"),
                Arguments.of(200, "not json", "answer unreadable"),
                Arguments.of(200, "[]", "answer unreadable"),
                Arguments.of(200, "{\"choices\":[]}", "answer unreadable"),
                Arguments.of(200, "{\"choices\":[{\"message\":{\"content\":null}}]}", "answer unreadable"),
                Arguments.of(200, "[".repeat(5_000), "answer unreadable"),
                Arguments.of(200, TestServer.completion("m", "He was", "length"), "answer cut off"));
    }

    @ParameterizedTest
    @MethodSource("badAnswers")
    void write_badAnswer_isAFaultWithoutItsWords(int status, String body, String words) throws Exception {
        try (TestServer server =
                TestServer.secure(good.context(), (exchange, number) -> TestServer.reply(exchange, status, body))) {
            fails(Writers.at(server.port(), pem).write(), "failed: " + words);
        }
    }

    @Test
    void write_answerThatIsNotUtf8_isUnreadable() throws Exception {
        byte[] bytes = TestServer.completion("m", "Caf\u00e9 [1]", "stop").getBytes(StandardCharsets.ISO_8859_1);
        try (TestServer server =
                TestServer.secure(good.context(), (exchange, number) -> TestServer.reply(exchange, 200, bytes))) {
            fails(Writers.at(server.port(), pem).write(), "failed: answer unreadable");
        }
    }

    @Test
    void write_busyServer_isAskedAgainAndEachCallIsRecorded() throws Exception {
        try (TestServer server = TestServer.secure(
                good.context(),
                (exchange, number) -> TestServer.reply(
                        exchange,
                        number == 1 ? 503 : number == 2 ? 429 : 200,
                        TestServer.completion("m", DRAFT, "stop")))) {
            Recorded<Attempt<List<DraftSentence>>> written =
                    Writers.at(server.port(), pem).withRetries(2).write();
            assertThat(Writers.draft(written)).hasSize(2);
            assertThat(written.inferences())
                    .extracting(Inference::decision)
                    .containsExactly("failed: server busy", "failed: server busy", "draft 2 sentences");
            assertThat(written.inferences())
                    .extracting(inference -> inference.engine().parameters().get("attempt"))
                    .containsExactly("1", "2", "3");
        }
    }

    @Test
    void write_serverThatIsGone_failsAfterTheRetries() throws Exception {
        int port;
        try (ServerSocket gone = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            port = gone.getLocalPort();
        }
        Recorded<Attempt<List<DraftSentence>>> written =
                Writers.at(port, pem).withRetries(2).write();
        assertThat(written.value()).isEqualTo(Attempt.stopped(HoldCode.ESCALATION_FAILED));
        assertThat(written.inferences())
                .extracting(Inference::decision)
                .containsExactly("failed: no connection", "failed: no connection", "failed: no connection");
    }

    @Test
    void write_namesThatAreNoNames_doNotReachTheRecord() throws Exception {
        try (TestServer server = TestServer.secure(
                good.context(),
                (exchange, number) -> TestServer.reply(
                        exchange, 200, TestServer.completion("John Smith, born 1970", DRAFT, "stop")))) {
            Inference inference =
                    Writers.at(server.port(), pem).write().inferences().get(0);
            assertThat(inference.engine().name()).isEqualTo("asked-1");
            assertThat(inference.toString()).doesNotContain("Smith");
        }
    }

    @Test
    void write_thoughtsOfTheModel_areNoPartOfTheDraft() throws Exception {
        try (TestServer server = TestServer.secure(
                good.context(), TestServer.says("<think>\nHe may have died. [1]\n</think>\n\n" + DRAFT))) {
            assertThat(Writers.draft(Writers.at(server.port(), pem).write())).hasSize(2);
        }
    }

    @Test
    void trouble_namesTheFaultOrNothing() throws Exception {
        try (TestServer server = TestServer.secure(
                good.context(), (exchange, number) -> TestServer.reply(exchange, 200, "{\"data\":[]}"))) {
            assertThat(Writers.at(server.port(), pem).writer().trouble()).isEqualTo(Optional.empty());
            assertThat(server.received().get(0).method()).isEqualTo("GET");
            assertThat(server.received().get(0).path()).isEqualTo("/v1/models");
            assertThat(Writers.at(server.port()).writer().trouble()).contains("certificate not trusted");
        }
    }

    private static void fails(Recorded<Attempt<List<DraftSentence>>> written, String decision) {
        assertThat(written.value()).isEqualTo(Attempt.stopped(HoldCode.ESCALATION_FAILED));
        assertThat(written.inferences()).hasSize(1);
        Inference inference = written.inferences().get(0);
        assertThat(inference.decision()).isEqualTo(decision);
        assertThat(inference.engine().name()).isEqualTo("asked-1");
        assertThat(inference.input()).hasSize(3);
    }

    private static void pause() {
        try {
            Thread.sleep(400);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
