package cloister.redaction.model.escalation;

import cloister.pipeline.Sha256;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Proxy;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.security.cert.CertificateEncodingException;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import javax.net.ssl.SSLSocket;
import org.apache.hc.core5.http.ClassicHttpRequest;
import org.apache.hc.core5.http.ClassicHttpResponse;
import org.apache.hc.core5.http.ContentType;
import org.apache.hc.core5.http.HttpEntity;
import org.apache.hc.core5.http.HttpException;
import org.apache.hc.core5.http.HttpHeaders;
import org.apache.hc.core5.http.config.Http1Config;
import org.apache.hc.core5.http.impl.io.DefaultBHttpClientConnection;
import org.apache.hc.core5.http.impl.io.HttpRequestExecutor;
import org.apache.hc.core5.http.io.entity.ByteArrayEntity;
import org.apache.hc.core5.http.message.BasicClassicHttpRequest;
import org.apache.hc.core5.http.protocol.HttpCoreContext;

/**
 * One request over one connection that we open ourselves, to an address that was checked. There is no redirect, proxy,
 * cookie, second request or resolution of a name to switch off: what speaks HTTP here is handed an open socket.
 */
record Wire(Gate gate, ServerTrust trust, Duration connectTimeout, Duration timeout, int mostAnswer) {
    private static final Http1Config LIMITS =
            Http1Config.custom().setMaxLineLength(8_192).setMaxHeaderCount(100).build();

    /**
     * What came back.
     *
     * @param address that answered
     * @param certificate SHA-256 of the certificate that it showed; empty without TLS
     */
    record Reply(int status, String body, InetAddress address, Optional<Sha256> certificate) {
        /** Shows no text. */
        @Override
        public String toString() {
            return "Reply(" + status + ", " + body.length() + ")";
        }
    }

    /** A request: GET where there is no body. */
    record Request(String path, Optional<String> body, Optional<ApiKey> key) {
        /** Shows no text. */
        @Override
        public String toString() {
            return "Request(" + path + ")";
        }
    }

    Reply send(Endpoint endpoint, Request request) throws CallException {
        try (Deadline deadline = Deadline.in(timeout)) {
            List<InetAddress> allowed = deadline.bounded(() -> gate.open(endpoint));
            try (Socket socket = connected(allowed, endpoint.port(), deadline)) {
                return exchange(socket, endpoint, request);
            } catch (SocketTimeoutException e) {
                throw new CallException(Fault.TIMEOUT);
            } catch (IOException e) {
                throw new CallException(deadline.isOver() ? Fault.TIMEOUT : Fault.BROKEN_OFF);
            } catch (HttpException e) {
                throw new CallException(Fault.UNREADABLE);
            }
        }
    }

    private Socket connected(List<InetAddress> allowed, int port, Deadline deadline) throws CallException {
        for (InetAddress address : allowed) {
            // No proxy, whatever the environment or the system's properties say.
            Socket socket = new Socket(Proxy.NO_PROXY);
            try {
                deadline.closes(socket);
                socket.connect(new InetSocketAddress(address, port), deadline.millis(connectTimeout));
                socket.setSoTimeout(deadline.millis(timeout));
                socket.setTcpNoDelay(true);
                return socket;
            } catch (IOException e) {
                Deadline.close(socket);
            }
        }
        throw new CallException(deadline.isOver() ? Fault.TIMEOUT : Fault.UNREACHABLE);
    }

    private Reply exchange(Socket socket, Endpoint endpoint, Request request)
            throws CallException, IOException, HttpException {
        try (DefaultBHttpClientConnection connection = new DefaultBHttpClientConnection(LIMITS)) {
            Optional<Sha256> certificate = Optional.empty();
            if (endpoint.secure()) {
                SSLSocket secured = trust.secured(socket, endpoint);
                certificate = Optional.of(certificate(secured));
                connection.bind(secured, socket);
            } else {
                connection.bind(socket);
            }
            ClassicHttpResponse response =
                    new HttpRequestExecutor().execute(message(endpoint, request), connection, HttpCoreContext.create());
            return new Reply(response.getCode(), body(response), socket.getInetAddress(), certificate);
        }
    }

    private static Sha256 certificate(SSLSocket secured) throws CallException, IOException {
        try {
            return Sha256.of(secured.getSession().getPeerCertificates()[0].getEncoded());
        } catch (CertificateEncodingException e) {
            throw new CallException(Fault.CERTIFICATE);
        }
    }

    private static ClassicHttpRequest message(Endpoint endpoint, Request request) {
        ClassicHttpRequest message = new BasicClassicHttpRequest(
                request.body().isPresent() ? "POST" : "GET", endpoint.path() + request.path());
        message.setHeader(HttpHeaders.HOST, endpoint.authority());
        message.setHeader(HttpHeaders.CONNECTION, "close");
        message.setHeader(HttpHeaders.ACCEPT, "application/json");
        message.setHeader(HttpHeaders.USER_AGENT, "cloister");
        request.key().ifPresent(key -> message.setHeader(HttpHeaders.AUTHORIZATION, "Bearer " + key.reveal()));
        request.body().ifPresent(text -> {
            byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
            message.setHeader(HttpHeaders.CONTENT_TYPE, "application/json");
            message.setHeader(HttpHeaders.CONTENT_LENGTH, bytes.length);
            message.setEntity(new ByteArrayEntity(bytes, ContentType.APPLICATION_JSON));
        });
        return message;
    }

    /** The body of a success; that of a failure is nobody's business. */
    private String body(ClassicHttpResponse response) throws CallException, IOException {
        HttpEntity entity = response.getEntity();
        if (response.getCode() != 200 || entity == null) {
            return "";
        }
        byte[] bytes = entity.getContent().readNBytes(mostAnswer + 1);
        if (bytes.length > mostAnswer) {
            throw new CallException(Fault.TOO_LARGE);
        }
        try {
            return StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(bytes))
                    .toString();
        } catch (CharacterCodingException e) {
            throw new CallException(Fault.UNREADABLE);
        }
    }
}
