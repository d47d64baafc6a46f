package cloister.redaction.model.escalation;

import cloister.pipeline.Sha256;
import java.net.InetAddress;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** {@code /chat/completions} as vLLM, Ollama, LM Studio and llama.cpp's server understand it: JSON to and fro. */
final class ChatApi {
    static final String PATH = "/chat/completions";

    private static final JsonMapper JSON = JsonMapper.shared();
    private static final String THOUGHT = "</think>";
    private static final int MOST_TOKENS = 100_000_000;

    private ChatApi() {}

    /**
     * What the model said.
     *
     * @param model as its server calls it
     * @param system the server's own mark of its configuration, empty if it gave none
     */
    record Answer(
            String text,
            String model,
            String system,
            int inputTokens,
            int outputTokens,
            InetAddress address,
            Optional<Sha256> certificate) {
        /** Shows no text. */
        @Override
        public String toString() {
            return "Answer(" + text.length() + ")";
        }
    }

    /** The likeliest answer: no chance is taken, as far as the server can do without. */
    static String request(String model, String system, String user, int mostTokens) {
        return JSON.writeValueAsString(Map.of(
                "model",
                model,
                "messages",
                List.of(
                        Map.of("role", "system", "content", system),
                        Map.of("role", "user", "content", ControlTokens.broken(user))),
                "temperature",
                0,
                "seed",
                0,
                "max_tokens",
                mostTokens,
                "stream",
                false));
    }

    static Answer answer(Wire.Reply reply, String asked) throws CallException {
        if (reply.status() != 200) {
            throw new CallException(Fault.ofStatus(reply.status()));
        }
        JsonNode root = tree(reply.body());
        JsonNode choice = root.path("choices").path(0);
        JsonNode content = choice.path("message").path("content");
        if (!content.isString()) {
            throw new CallException(Fault.UNREADABLE);
        }
        if (choice.path("finish_reason").asString("").equals("length")) {
            throw new CallException(Fault.CUT_OFF);
        }
        JsonNode usage = root.path("usage");
        return new Answer(
                withoutThought(content.asString()),
                ServedName.orElse(root.path("model").asString(""), asked),
                ServedName.orElse(root.path("system_fingerprint").asString(""), ""),
                count(usage.path("prompt_tokens")),
                count(usage.path("completion_tokens")),
                reply.address(),
                reply.certificate());
    }

    private static JsonNode tree(String body) throws CallException {
        try {
            return JSON.readTree(body);
        } catch (JacksonException e) {
            throw new CallException(Fault.UNREADABLE);
        }
    }

    /** Some models think aloud first; that is no part of the answer. */
    private static String withoutThought(String text) {
        int end = text.lastIndexOf(THOUGHT);
        return (end < 0 ? text : text.substring(end + THOUGHT.length())).strip();
    }

    private static int count(JsonNode number) {
        int told = number.asInt(0);
        return told >= 0 && told <= MOST_TOKENS ? told : 0;
    }
}
