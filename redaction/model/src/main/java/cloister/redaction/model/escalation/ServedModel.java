package cloister.redaction.model.escalation;

import cloister.redaction.model.ModelException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/** The model behind an endpoint: one question, as many calls as it takes within the limits. */
final class ServedModel {
    private static final int MULTIPLE = 4;

    private final EscalationSettings settings;
    private final Wire wire;
    private final Optional<ApiKey> key;
    private final InstantSource clock;

    private ServedModel(EscalationSettings settings, Wire wire, Optional<ApiKey> key, InstantSource clock) {
        this.settings = settings;
        this.wire = wire;
        this.key = key;
        this.clock = clock;
    }

    /**
     * Reads the key and the certificates; connects to nothing.
     *
     * @throws ModelException if one of them can't be used
     */
    static ServedModel of(EscalationSettings settings, Resolver resolver, InstantSource clock) {
        Wire wire = new Wire(
                new Gate(resolver, settings.plainInside()),
                ServerTrust.of(settings.authorities(), settings.publicKey()),
                settings.connectTimeout(),
                settings.timeout(),
                settings.mostAnswer());
        return new ServedModel(settings, wire, settings.keyFile().map(ApiKey::read), clock);
    }

    /** One call: either an answer or the fault it met. */
    record Call(Instant started, Duration took, Optional<ChatApi.Answer> answer, Optional<Fault> fault) {
        <R> R fold(Function<ChatApi.Answer, R> answered, Function<Fault, R> failed) {
            return answer.map(answered).orElseGet(() -> failed.apply(fault.orElse(Fault.BROKEN_OFF)));
        }
    }

    /** All calls that it took, in order, at least one; only the last may have an answer. */
    List<Call> ask(String system, String user) {
        String body = ChatApi.request(settings.model(), system, user, settings.mostTokens());
        List<Call> calls = new ArrayList<>();
        Duration pause = settings.pause();
        Call call = call(body);
        calls.add(call);
        while (call.fault().filter(Fault::isPassing).isPresent()
                && calls.size() <= settings.retries()
                && waited(pause)) {
            pause = pause.multipliedBy(MULTIPLE);
            call = call(body);
            calls.add(call);
        }
        return List.copyOf(calls);
    }

    private Call call(String body) {
        Instant started = clock.instant();
        try {
            Wire.Request request = new Wire.Request(ChatApi.PATH, Optional.of(body), key);
            ChatApi.Answer answer = ChatApi.answer(wire.send(settings.endpoint(), request), settings.model());
            return new Call(started, since(started), Optional.of(answer), Optional.empty());
        } catch (CallException e) {
            return new Call(started, since(started), Optional.empty(), Optional.of(e.fault()));
        }
    }

    private Duration since(Instant started) {
        return Duration.between(started, clock.instant());
    }

    private static boolean waited(Duration pause) {
        try {
            Thread.sleep(pause.toMillis());
            return true;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    /**
     * What would keep every call from being made, as the name resolves now; empty also where it doesn't resolve, which
     * may pass.
     */
    Optional<String> obstacle() {
        Endpoint endpoint = settings.endpoint();
        try {
            List<String> outside = wire.gate().outside(endpoint);
            if (!outside.isEmpty()) {
                return Optional.of(endpoint.host() + " is " + String.join(", and ", outside) + Endpoint.INSIDE_ONLY);
            }
            var unused = wire.gate().open(endpoint);
            return Optional.empty();
        } catch (CallException e) {
            return e.fault() == Fault.PLAIN_HTTP
                    ? Optional.of("plain HTTP goes to this machine only; use https, or set escalation.plain-http: true")
                    : Optional.empty();
        }
    }

    /** Names the server's models without sending it anything; the fault where that fails. */
    Optional<Fault> knock() {
        try {
            Wire.Reply reply = wire.send(settings.endpoint(), new Wire.Request("/models", Optional.empty(), key));
            return reply.status() == 200 ? Optional.empty() : Optional.of(Fault.ofStatus(reply.status()));
        } catch (CallException e) {
            return Optional.of(e.fault());
        }
    }
}
