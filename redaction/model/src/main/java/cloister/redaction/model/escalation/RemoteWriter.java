package cloister.redaction.model.escalation;

import cloister.pipeline.Attempt;
import cloister.pipeline.Engine;
import cloister.pipeline.Fingerprinter;
import cloister.pipeline.HoldCode;
import cloister.pipeline.Inference;
import cloister.pipeline.Recorded;
import cloister.pipeline.SensitiveText;
import cloister.pipeline.Sha256;
import cloister.redaction.model.ModelException;
import cloister.redaction.model.writing.DraftSentence;
import cloister.redaction.model.writing.SummaryWriter;
import cloister.redaction.model.writing.WritingPrompt;
import cloister.redaction.model.writing.WritingTask;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Has a draft written by a model that another machine of the private network serves. A task is made from redacted text
 * and nothing else, so nothing else can be sent. Each call is an inference, failed ones and retries too; what it says of
 * the model is what the server says, and that its bytes are unknown.
 */
public final class RemoteWriter implements SummaryWriter {
    private static final Logger LOG = LoggerFactory.getLogger(RemoteWriter.class);
    private static final String RUNTIME = "openai-compatible";

    private final EscalationSettings settings;
    private final ServedModel served;
    private final Fingerprinter fingerprinter;

    RemoteWriter(EscalationSettings settings, ServedModel served, Fingerprinter fingerprinter) {
        this.settings = settings;
        this.served = served;
        this.fingerprinter = fingerprinter;
    }

    /**
     * Reads key and certificates, and looks at where the name leads now. Nothing is sent.
     *
     * @throws ModelException if the host is outside the private network, or a file can't be used; the message says which
     */
    public static RemoteWriter open(EscalationSettings settings, Fingerprinter fingerprinter, InstantSource clock) {
        ServedModel served = ServedModel.of(settings, Resolver.system(), clock);
        served.obstacle().ifPresent(obstacle -> {
            throw new ModelException("escalation.url is refused: " + obstacle);
        });
        return new RemoteWriter(settings, served, fingerprinter);
    }

    /** Why the server can't be used now, in a few words; empty if it answers. Sends no text. */
    public Optional<String> trouble() {
        return served.knock().map(Fault::words);
    }

    @Override
    public Sha256 digest() {
        return Sha256.ofUtf8(String.join(
                "\n",
                RUNTIME,
                settings.endpoint().toString(),
                settings.model(),
                Integer.toString(settings.mostTokens()),
                Integer.toString(settings.mostCharacters()),
                WritingPrompt.digest().hex()));
    }

    @Override
    public int mostCharacters() {
        return settings.mostCharacters();
    }

    @Override
    public Recorded<Attempt<List<DraftSentence>>> write(WritingTask task) {
        String shown = WritingPrompt.user(task);
        List<ServedModel.Call> calls = served.ask(WritingPrompt.system(task), shown);
        List<Inference> records = new ArrayList<>();
        for (ServedModel.Call call : calls) {
            records.add(record(task, shown, call, records.size() + 1));
            call.fault().ifPresent(fault -> LOG.warn("A call to the larger model failed: {}", fault.words()));
        }
        return new Recorded<>(
                calls.get(calls.size() - 1)
                        .fold(
                                answer -> Attempt.done(WritingPrompt.read(answer.text(), task)),
                                fault -> Attempt.stopped(HoldCode.ESCALATION_FAILED)),
                records);
    }

    private Inference record(WritingTask task, String shown, ServedModel.Call call, int attempt) {
        return new Inference(
                "summarize",
                engine(call, attempt),
                task.ranges(),
                fingerprinter.fingerprint(SensitiveText.of(shown)),
                fingerprinter.fingerprint(
                        SensitiveText.of(call.answer().map(ChatApi.Answer::text).orElse(""))),
                Map.of(),
                call.fold(
                        answer -> "draft "
                                + WritingPrompt.read(answer.text(), task).size() + " sentences",
                        fault -> "failed: " + fault.words()),
                call.answer().map(ChatApi.Answer::inputTokens).orElse(0),
                call.answer().map(ChatApi.Answer::outputTokens).orElse(0),
                call.started(),
                call.took());
    }

    private Engine engine(ServedModel.Call call, int attempt) {
        Map<String, String> parameters = new TreeMap<>(Map.of(
                "endpoint", settings.endpoint().toString(),
                "requested", settings.model(),
                "temperature", "0",
                "seed", "0",
                "most-tokens", Integer.toString(settings.mostTokens()),
                "attempt", Integer.toString(attempt)));
        call.answer().ifPresent(answer -> {
            parameters.put("address", answer.address().getHostAddress());
            answer.certificate().ifPresent(digest -> parameters.put("certificate-sha256", digest.hex()));
            if (!answer.system().isEmpty()) {
                parameters.put("system-fingerprint", answer.system());
            }
        });
        return Engine.served(
                call.answer().map(ChatApi.Answer::model).orElse(settings.model()),
                RUNTIME,
                WritingPrompt.digest(),
                parameters);
    }
}
