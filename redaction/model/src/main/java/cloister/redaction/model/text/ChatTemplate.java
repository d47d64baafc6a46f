package cloister.redaction.model.text;

import cloister.pipeline.Sha256;
import cloister.pipeline.Span;
import cloister.redaction.model.file.ModelFileException;
import com.hubspot.jinjava.Jinjava;
import com.hubspot.jinjava.JinjavaConfig;
import com.hubspot.jinjava.interpret.RenderResult;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The Jinja template by which a model file turns messages into one text. The template never sees what the messages say:
 * it is rendered with marks in their place, control tokens are looked for in the result, and only then the contents are
 * put in as data. So nothing in a document can act as a control token or as template code.
 */
public final class ChatTemplate {
    private static final Pattern MARK = Pattern.compile("\uE000(\\d{1,3})\uE001");
    private static final int LARGEST = 1 << 20;

    private final String template;
    private final Tokenizer tokenizer;
    private final int firstToken;
    private final Pattern controls;
    private final Jinjava jinja;

    /** @param firstToken the token every sequence begins with, which prompts leave out */
    public ChatTemplate(String template, Tokenizer tokenizer, int firstToken) {
        if (template.length() > LARGEST) {
            throw new ModelFileException("the chat template is too long");
        }
        this.template = template;
        this.tokenizer = tokenizer;
        this.firstToken = firstToken;
        List<String> texts = tokenizer.controls().keySet().stream()
                .sorted(Comparator.comparingInt(String::length).reversed().thenComparing(Comparator.naturalOrder()))
                .map(Pattern::quote)
                .toList();
        // Without any control token nothing matches.
        this.controls = Pattern.compile(texts.isEmpty() ? "(?!)" : String.join("|", texts));
        this.jinja = new Jinjava(JinjavaConfig.newBuilder()
                .withTrimBlocks(true)
                .withLstripBlocks(true)
                .withMaxOutputSize(LARGEST)
                .withMaxRenderDepth(20)
                .withMaxMacroRecursionDepth(20)
                .withFailOnUnknownTokens(false)
                .build());
    }

    public Sha256 digest() {
        return Sha256.ofUtf8(template);
    }

    /**
     * The messages as a prompt that the model answers.
     *
     * @throws ModelFileException if the file's template can't be rendered
     */
    public Prompt prompt(List<Message> messages) {
        String skeleton = skeleton(messages);
        List<Prompt.Piece> pieces = new ArrayList<>();
        Matcher control = controls.matcher(skeleton);
        int from = 0;
        while (control.find()) {
            plain(skeleton.substring(from, control.start()), messages, pieces);
            int id = tokenizer.controls().getOrDefault(control.group(), 0);
            pieces.add(new Prompt.Piece(id, -1, new Span(0, 0)));
            from = control.end();
        }
        plain(skeleton.substring(from), messages, pieces);
        boolean begun = !pieces.isEmpty() && pieces.get(0).id() == firstToken;
        return new Prompt(begun ? pieces.subList(1, pieces.size()) : pieces);
    }

    private String skeleton(List<Message> messages) {
        List<Map<String, String>> marked = new ArrayList<>();
        for (Message message : messages) {
            String mark = "\uE000" + marked.size() + "\uE001";
            marked.add(Map.of("role", message.role().word(), "content", mark));
        }
        Map<String, Object> context = new HashMap<>();
        context.put("messages", marked);
        context.put("add_generation_prompt", true);
        context.put("bos_token", "");
        context.put("eos_token", "");
        RenderResult result = jinja.renderForResult(template, context);
        if (result.hasErrors()) {
            throw new ModelFileException("the model's chat template could not be rendered");
        }
        return result.getOutput();
    }

    /** Template text between control tokens, with the messages' contents put in, tokenized in one go. */
    private void plain(String text, List<Message> messages, List<Prompt.Piece> pieces) {
        StringBuilder whole = new StringBuilder();
        List<Placed> placed = new ArrayList<>();
        Matcher mark = MARK.matcher(text);
        int from = 0;
        while (mark.find()) {
            whole.append(text, from, mark.start());
            int number = Integer.parseInt(mark.group(1));
            if (number >= messages.size()) {
                throw new ModelFileException("the model's chat template could not be rendered");
            }
            String content = messages.get(number).content();
            placed.add(new Placed(number, new Span(whole.length(), whole.length() + content.length())));
            whole.append(content);
            from = mark.end();
        }
        whole.append(text, from, text.length());
        for (Tokenizer.Token token : tokenizer.encode(whole.toString())) {
            pieces.add(piece(token, placed));
        }
    }

    /** Where a message's content stands in a text. */
    private record Placed(int message, Span range) {}

    private static Prompt.Piece piece(Tokenizer.Token token, List<Placed> placed) {
        for (Placed place : placed) {
            if (place.range().overlaps(token.span())) {
                int begin = Math.max(token.span().start(), place.range().start());
                int end = Math.min(token.span().end(), place.range().end());
                Span inside = new Span(begin, end).shift(-place.range().start());
                return new Prompt.Piece(token.id(), place.message(), inside);
            }
        }
        return new Prompt.Piece(token.id(), -1, new Span(0, 0));
    }
}
