package cloister.redaction.model.text;

import cloister.pipeline.Sha256;
import cloister.pipeline.Span;
import cloister.redaction.model.file.ModelFileException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The Jinja template by which a model file turns messages into one text. The template never sees what the messages say:
 * it is rendered with marks in their place, control tokens are looked for in the result, and only then the contents are
 * put in as data. So nothing in a document can act as a control token or as template code.
 */
public final class ChatTemplate {
    /** A mark, between signs that count as white space: where the template has stripped one, the content is stripped. */
    private static final Pattern MARK = Pattern.compile("(\u001F?)\uE000(\\d{1,3})\uE001(\u001F?)");

    /** Conversations of other shapes than these many are rendered anew each time. */
    private static final int MOST_RENDERED = 16;

    private static final Pattern DEBRIS = Pattern.compile("[\u001F\uE000\uE001]");

    private final String template;
    private final Tokenizer tokenizer;
    private final int firstToken;
    private final int endToken;
    private final Map<String, Object> constants = new HashMap<>();
    private final Pattern controls;
    private final TemplateEngine engine;
    /** What was rendered, by the roles: nothing else of messages gets into it. */
    private final Map<List<Message.Role>, String> rendered = new ConcurrentHashMap<>();

    /**
     * @param firstToken the token every sequence begins with, which prompts leave out
     * @param endToken the token that ends an answer, or -1
     */
    public ChatTemplate(String template, Tokenizer tokenizer, int firstToken, int endToken) {
        this(template, tokenizer, firstToken, endToken, new TemplateEngine());
    }

    private ChatTemplate(String template, Tokenizer tokenizer, int firstToken, int endToken, TemplateEngine engine) {
        if (template.length() > TemplateEngine.LARGEST) {
            throw new ModelFileException("the chat template is too long");
        }
        this.template = template;
        this.tokenizer = tokenizer;
        this.firstToken = firstToken;
        this.endToken = endToken;
        this.engine = engine;
        constants.put("add_generation_prompt", true);
        // Models that can think before they answer are asked not to: answers are short and checked.
        constants.put("enable_thinking", false);
        constants.put("bos_token", tokenizer.control(firstToken));
        constants.put("eos_token", tokenizer.control(endToken));
        List<String> texts = tokenizer.controls().keySet().stream()
                .sorted(Comparator.comparingInt(String::length).reversed().thenComparing(Comparator.naturalOrder()))
                .map(Pattern::quote)
                .toList();
        // Without any control token nothing matches.
        this.controls = Pattern.compile(texts.isEmpty() ? "(?!)" : String.join("|", texts));
    }

    /** The same template for sequences that begin with this token. */
    public ChatTemplate withFirstToken(int token) {
        return token == firstToken ? this : new ChatTemplate(template, tokenizer, token, endToken, engine);
    }

    public Sha256 digest() {
        return Sha256.ofUtf8(template);
    }

    /**
     * The messages as a prompt that the model answers. If the template has no place for a system message, it leads the
     * first message of the user.
     *
     * @throws ModelFileException if the template can't be rendered, or refuses these messages; the message says why
     */
    public Prompt prompt(List<Message> messages) {
        String skeleton = skeleton(messages);
        List<Prompt.Piece> pieces = new ArrayList<>();
        Matcher control = controls.matcher(skeleton);
        int from = 0;
        int own = 0;
        boolean drop = false;
        while (control.find()) {
            plain(skeleton.substring(from, control.start()), drop, messages, pieces);
            int id = tokenizer.controls().getOrDefault(control.group(), 0);
            pieces.add(new Prompt.Piece(id, -1, new Span(0, 0)));
            own = isOwn(skeleton.substring(0, control.end()), messages) ? pieces.size() : own;
            drop = tokenizer.dropsWhiteSpaceAfter(id);
            from = control.end();
        }
        plain(skeleton.substring(from), drop, messages, pieces);
        boolean begun = !pieces.isEmpty() && pieces.get(0).id() == firstToken;
        return begun ? new Prompt(pieces.subList(1, pieces.size()), Math.max(0, own - 1)) : new Prompt(pieces, own);
    }

    /** Whether all messages that stand here are the application's own. */
    private static boolean isOwn(String skeleton, List<Message> messages) {
        return MARK.matcher(skeleton).results().allMatch(mark -> messages.get(Integer.parseInt(mark.group(2)))
                .isOwn());
    }

    /** The whole text, as other implementations would render it. */
    String text(List<Message> messages) {
        return filled(skeleton(messages), messages, new ArrayList<>());
    }

    private String skeleton(List<Message> messages) {
        List<Message.Role> roles = messages.stream().map(Message::role).toList();
        String known = rendered.get(roles);
        if (known != null) {
            return known;
        }
        String skeleton = render(messages);
        if (rendered.size() < MOST_RENDERED) {
            rendered.put(roles, skeleton);
        }
        return skeleton;
    }

    private String render(List<Message> messages) {
        List<Map<String, Object>> turns = new ArrayList<>();
        for (int i = 0; i < messages.size(); i++) {
            turns.add(turn(messages.get(i).role(), mark(i)));
        }
        boolean instructed = messages.size() > 1
                && messages.get(0).role() == Message.Role.SYSTEM
                && messages.get(1).role() == Message.Role.USER;
        try {
            return complete(turns, messages.size());
        } catch (TemplateRefusal refusal) {
            if (!instructed) {
                throw refused(refusal);
            }
        }
        turns.remove(0);
        turns.set(0, turn(Message.Role.USER, mark(0) + "\n\n" + mark(1)));
        try {
            return complete(turns, messages.size());
        } catch (TemplateRefusal refusal) {
            throw refused(refusal);
        }
    }

    private static ModelFileException refused(TemplateRefusal refusal) {
        return new ModelFileException(
                "the model's chat template does not take these messages: " + refusal.getMessage());
    }

    private static String mark(int message) {
        return "\u001F\uE000" + message + "\uE001\u001F";
    }

    private static Map<String, Object> turn(Message.Role role, String content) {
        return Map.of("role", role.word(), "content", content);
    }

    /** Renders, and sees to it that no message was left out and no mark was torn. */
    private String complete(List<Map<String, Object>> turns, int messages) {
        Map<String, Object> context = new HashMap<>(constants);
        context.put("messages", turns);
        String text = engine.render(template, context);
        boolean[] seen = new boolean[messages];
        Matcher mark = MARK.matcher(text);
        while (mark.find()) {
            int number = Integer.parseInt(mark.group(2));
            if (number < messages) {
                seen[number] = true;
            }
        }
        for (boolean one : seen) {
            if (!one) {
                throw new TemplateRefusal("it leaves one of them out");
            }
        }
        if (DEBRIS.matcher(mark.replaceAll("")).find()) {
            throw new TemplateRefusal("it takes them apart");
        }
        return text;
    }

    /** Template text between control tokens, with the messages' contents put in, tokenized in one go. */
    private void plain(String text, boolean drop, List<Message> messages, List<Prompt.Piece> pieces) {
        List<Placed> placed = new ArrayList<>();
        String whole = filled(text, messages, placed);
        int dropped = 0;
        while (drop && dropped < whole.length() && PythonMethods.isSpace(whole.charAt(dropped))) {
            dropped++;
        }
        for (Tokenizer.Token token : tokenizer.encode(whole.substring(dropped))) {
            pieces.add(piece(token.id(), token.span().shift(dropped), placed));
        }
    }

    private static String filled(String text, List<Message> messages, List<Placed> placed) {
        StringBuilder whole = new StringBuilder();
        Matcher mark = MARK.matcher(text);
        int from = 0;
        while (mark.find()) {
            whole.append(text, from, mark.start());
            int number = Integer.parseInt(mark.group(2));
            String content = messages.get(number).content();
            int begin = 0;
            int end = content.length();
            while (mark.group(1).isEmpty() && begin < end && PythonMethods.isSpace(content.charAt(begin))) {
                begin++;
            }
            while (mark.group(3).isEmpty() && end > begin && PythonMethods.isSpace(content.charAt(end - 1))) {
                end--;
            }
            placed.add(new Placed(number, new Span(whole.length(), whole.length() + end - begin), begin));
            whole.append(content, begin, end);
            from = mark.end();
        }
        return whole.append(text, from, text.length()).toString();
    }

    /**
     * Where a message's content stands in a text.
     *
     * @param begin how much of it was stripped at its beginning
     */
    private record Placed(int message, Span range, int begin) {}

    private static Prompt.Piece piece(int id, Span span, List<Placed> placed) {
        for (Placed place : placed) {
            if (place.range().overlaps(span)) {
                int begin = Math.max(span.start(), place.range().start());
                int end = Math.min(span.end(), place.range().end());
                Span inside =
                        new Span(begin, end).shift(place.begin() - place.range().start());
                return new Prompt.Piece(id, place.message(), inside);
            }
        }
        return new Prompt.Piece(id, -1, new Span(0, 0));
    }
}
