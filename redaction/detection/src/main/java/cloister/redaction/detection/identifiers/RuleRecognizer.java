package cloister.redaction.detection.identifiers;

import cloister.pipeline.Finding;
import cloister.pipeline.Span;
import cloister.redaction.detection.DocumentText;
import cloister.redaction.detection.Protector;
import cloister.redaction.detection.Recognizer;
import cloister.redaction.detection.Texts;
import com.google.re2j.Matcher;
import com.google.re2j.Pattern;
import java.util.ArrayList;
import java.util.List;
import java.util.function.BiConsumer;
import java.util.stream.Collectors;

/**
 * Tries each rule of a table at each token that holds a digit soon. The patterns see a short window only, so the whole
 * is linear in the text.
 */
final class RuleRecognizer implements Recognizer, Protector {
    private static final int WINDOW = 72;
    private static final int DIGIT_WITHIN = 14;

    private final String id;
    private final List<Rule> digitRules;
    private final List<Rule> letterRules;
    private final List<Rule> all;
    /** All patterns of a list in one: most tokens match none, and one look tells. */
    private final Pattern anyDigitRule;

    private final Pattern anyLetterRule;
    private final boolean decoysStand;

    /**
     * @param decoysStand whether numbers whose check digit is wrong stay readable, unless they are labelled as real
     */
    RuleRecognizer(String id, List<Rule> rules, boolean decoysStand) {
        this.id = id;
        this.all = List.copyOf(rules);
        this.digitRules = rules.stream().filter(r -> mayBegin(r, false)).toList();
        this.letterRules = rules.stream().filter(r -> mayBegin(r, true)).toList();
        this.anyDigitRule = anyOf(digitRules);
        this.anyLetterRule = anyOf(letterRules);
        this.decoysStand = decoysStand;
    }

    private static Pattern anyOf(List<Rule> rules) {
        return Pattern.compile(
                rules.stream().map(r -> "(?:" + r.pattern().pattern() + ")").collect(Collectors.joining("|")));
    }

    /** Judged by the pattern's own first character, so that most rules are not tried at most tokens. */
    private static boolean mayBegin(Rule rule, boolean letter) {
        String pattern = rule.pattern().pattern();
        boolean onlyDigit = pattern.startsWith("\\d") || pattern.startsWith("[0-9") || pattern.startsWith("(?P<v>\\d");
        boolean onlyLetter = pattern.startsWith("[A-Z]") || pattern.startsWith("(?i:[A-Z]");
        return letter ? !onlyDigit : !onlyLetter;
    }

    @Override
    public String id() {
        return id;
    }

    @Override
    public String signature() {
        return decoysStand + "\n" + all.stream().map(Rule::signature).collect(Collectors.joining("\n"));
    }

    @Override
    public List<Finding> find(DocumentText text) {
        List<Finding> found = new ArrayList<>();
        eachMatch(text, (rule, span) -> {
            double score = score(rule, text, span);
            if (score > 0) {
                found.add(new Finding(span, rule.type(), score, rule.id()));
            }
        });
        return found;
    }

    @Override
    public List<Span> protectedSpans(DocumentText text) {
        List<Span> spans = new ArrayList<>();
        if (decoysStand) {
            eachMatch(text, (rule, span) -> {
                boolean named = Context.decoy(text, span.start(), span.end());
                if (rule.formal() && !rule.valid(span.of(text.raw())) && (named || rule.tellsByForm())) {
                    spans.add(span);
                }
            });
        }
        return spans;
    }

    private double score(Rule rule, DocumentText text, Span span) {
        boolean near = Context.before(text, span.start(), rule.context());
        if (rule.valid(span.of(text.raw()))) {
            return near ? rule.supported() : rule.plain();
        }
        boolean decoy = decoysStand && rule.formal() && Context.decoy(text, span.start(), span.end());
        return near && !decoy ? rule.failed() : 0;
    }

    private void eachMatch(DocumentText text, BiConsumer<Rule, Span> consumer) {
        String raw = text.raw();
        int digit = -1;
        for (int at = 0; at < raw.length(); at++) {
            if (!beginsToken(raw, at)) {
                continue;
            }
            if (digit < at) {
                digit = nextDigit(raw, at);
            }
            if (digit - at > DIGIT_WITHIN) {
                continue;
            }
            String window = raw.substring(at, Math.min(raw.length(), at + WINDOW));
            boolean letter = !Texts.isDigit(raw.charAt(at));
            if (!(letter ? anyLetterRule : anyDigitRule).matcher(window).lookingAt()) {
                continue;
            }
            for (Rule rule : letter ? letterRules : digitRules) {
                tryAt(rule, window, raw, at, consumer);
            }
        }
    }

    private static void tryAt(Rule rule, String window, String raw, int at, BiConsumer<Rule, Span> consumer) {
        Matcher matcher = rule.pattern().matcher(window);
        if (!matcher.lookingAt()) {
            return;
        }
        int start = at;
        int end = at + matcher.end();
        if (endsToken(raw, end)) {
            consumer.accept(rule, new Span(start, end));
        }
    }

    private static boolean beginsToken(String raw, int at) {
        char c = raw.charAt(at);
        if (!Texts.isAlnum(c) && c != '+' && c != '(') {
            return false;
        }
        if (at == 0) {
            return true;
        }
        char before = raw.charAt(at - 1);
        boolean joint = before == '-' || before == '.' || before == '/' || before == ',';
        return !Texts.isAlnum(before) && !(joint && at > 1 && Texts.isDigit(raw.charAt(at - 2)) && Texts.isDigit(c));
    }

    private static boolean endsToken(String raw, int end) {
        if (end >= raw.length()) {
            return true;
        }
        char c = raw.charAt(end);
        if (Texts.isAlnum(c) && Texts.isAlnum(raw.charAt(end - 1))) {
            return false;
        }
        boolean joint = c == '-' || c == '.' || c == '/' || c == ',';
        return !(joint
                && end + 1 < raw.length()
                && Texts.isDigit(raw.charAt(end + 1))
                && Texts.isDigit(raw.charAt(end - 1)));
    }

    private static int nextDigit(String raw, int from) {
        for (int at = from; at < raw.length(); at++) {
            if (Texts.isDigit(raw.charAt(at))) {
                return at;
            }
        }
        return Integer.MAX_VALUE;
    }
}
