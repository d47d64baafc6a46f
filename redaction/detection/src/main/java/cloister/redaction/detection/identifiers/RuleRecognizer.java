package cloister.redaction.detection.identifiers;

import cloister.pipeline.Finding;
import cloister.pipeline.Span;
import cloister.redaction.detection.DocumentText;
import cloister.redaction.detection.Evidence;
import cloister.redaction.detection.Protector;
import cloister.redaction.detection.Recognizer;
import cloister.redaction.detection.Texts;
import com.google.re2j.Matcher;
import com.google.re2j.Pattern;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.ObjIntConsumer;
import java.util.stream.Collectors;

/**
 * Tries each rule of a table at each token that holds a digit soon. Rules that need a context word are tried only where one stands
 * before. The patterns see a short window only, so the whole is linear in the text.
 */
final class RuleRecognizer implements Recognizer, Protector {
    private static final int WINDOW = 112;
    private static final int DIGIT_WITHIN = 16;
    private static final int LEAST_LOOSE = 6;
    private static final int LEAST_FIGURES = 8;
    /** Checks that look at the form alone. */
    private static final Set<String> SHAPES = Set.of(
            "threeDigits", "fiveDigits", "plate", "dutchPlate", "passport", "vinShaped", "withLetter", "britishDriver");

    private final String id;
    private final List<Rule> rules;
    private final Cues cues;
    /** Rules that need no context word, by what a token begins with, and all their patterns in one: most tokens match none. */
    private final BitSet digitRules;

    private final BitSet letterRules;
    private final Pattern anyDigitRule;
    private final Pattern anyLetterRule;
    private final BitSet notForDigits;
    private final BitSet notForLetters;
    private final boolean decoysStand;

    /**
     * @param decoysStand whether numbers whose check digit is wrong stay readable, unless they are labelled as real
     */
    RuleRecognizer(String id, List<Rule> rules, boolean decoysStand) {
        this.id = id;
        this.rules = List.copyOf(rules);
        this.cues = new Cues(this.rules);
        this.digitRules = new BitSet();
        this.letterRules = new BitSet();
        this.notForDigits = new BitSet();
        this.notForLetters = new BitSet();
        for (int i = 0; i < this.rules.size(); i++) {
            Rule rule = this.rules.get(i);
            boolean alone = rule.plain() > 0 || decoysStand && rule.formal();
            digitRules.set(i, alone && mayBegin(rule, false));
            letterRules.set(i, alone && mayBegin(rule, true));
            notForDigits.set(i, !mayBegin(rule, false));
            notForLetters.set(i, !mayBegin(rule, true));
        }
        this.anyDigitRule = anyOf(digitRules);
        this.anyLetterRule = anyOf(letterRules);
        this.decoysStand = decoysStand;
    }

    private Pattern anyOf(BitSet chosen) {
        return Pattern.compile(chosen.stream()
                .mapToObj(i -> "(?:" + rules.get(i).pattern().pattern() + ")")
                .collect(Collectors.joining("|")));
    }

    private static boolean mayBegin(Rule rule, boolean letter) {
        return Beginnings.of(rule.pattern().pattern(), letter);
    }

    @Override
    public String id() {
        return id;
    }

    @Override
    public String signature() {
        return decoysStand + "\n" + rules.stream().map(Rule::signature).collect(Collectors.joining("\n"));
    }

    @Override
    public List<Finding> find(DocumentText text) {
        List<Finding> found = new ArrayList<>();
        eachToken(text, (at, near) -> {
            List<Finding> here = new ArrayList<>();
            eachMatch(text.raw(), at, near, (span, index) -> {
                Rule rule = rules.get(index);
                double score = score(rule, text, span, near.get(index));
                if (score > 0) {
                    here.add(new Finding(span, rule.type(), score, rule.id()));
                }
            });
            found.addAll(here);
            if (!near.isEmpty() && here.stream().noneMatch(f -> f.score() >= Evidence.LIKELY)) {
                loosely(text.raw(), at, near).ifPresent(found::add);
            }
        });
        return found;
    }

    @Override
    public List<Span> protectedSpans(DocumentText text) {
        List<Span> spans = new ArrayList<>();
        if (decoysStand) {
            eachToken(
                    text,
                    (at, near) -> eachMatch(text.raw(), at, near, (span, index) -> {
                        Rule rule = rules.get(index);
                        boolean named = Context.decoy(text, span.start(), span.end());
                        if (rule.formal() && !rule.valid(span.of(text.raw())) && (named || rule.tellsByForm())) {
                            spans.add(span);
                        }
                    }));
        }
        return spans;
    }

    private double score(Rule rule, DocumentText text, Span span, boolean near) {
        if (rule.valid(span.of(text.raw()))) {
            return near ? rule.supported() : rule.plain();
        }
        boolean decoy = decoysStand && rule.formal() && Context.decoy(text, span.start(), span.end());
        return near && !decoy ? rule.failed() : 0;
    }

    /** What a rule with a context word finds when odd signs between the groups are left out. */
    private Optional<Finding> loosely(String raw, int at, BitSet near) {
        for (LooseRun.Reading reading : LooseRun.from(raw, at)) {
            if (!endsToken(raw, reading.end()) || reading.joined().length() < LEAST_LOOSE) {
                continue;
            }
            String mended = LooseRun.mended(reading.joined());
            for (int i = near.nextSetBit(0); i >= 0; i = near.nextSetBit(i + 1)) {
                Rule rule = rules.get(i);
                if (rule.supported() > 0 && (fits(rule, reading.joined()) || fits(rule, mended))) {
                    return Optional.of(new Finding(
                            new Span(at, reading.end()), rule.type(), Evidence.STRONG, rule.id() + ".loose"));
                }
            }
        }
        return Optional.empty();
    }

    /** Where nothing but the form speaks for a rule, figures only. */
    private static boolean fits(Rule rule, String joined) {
        boolean telling = !rule.checked().isEmpty() && !SHAPES.contains(rule.checked())
                || joined.length() >= LEAST_FIGURES && Texts.digits(joined).length() == joined.length();
        return telling && rule.pattern().matches(joined) && rule.valid(joined);
    }

    private interface Token {
        /** @param near the rules with a context word before */
        void at(int at, BitSet near);
    }

    private void eachToken(DocumentText text, Token token) {
        String raw = text.raw();
        Cues.Reading reading = cues.over(text);
        int digit = -1;
        for (int at = 0; at < raw.length(); at++) {
            if (!beginsToken(raw, at)) {
                continue;
            }
            if (digit < at) {
                digit = nextDigit(raw, at);
            }
            if (digit - at <= DIGIT_WITHIN) {
                token.at(at, reading.before(at));
            }
        }
    }

    private void eachMatch(String raw, int at, BitSet near, ObjIntConsumer<Span> consumer) {
        String window = raw.substring(at, Math.min(raw.length(), at + WINDOW));
        boolean letter = !Texts.isDigit(raw.charAt(at));
        BitSet tried = (BitSet) near.clone();
        tried.andNot(letter ? notForLetters : notForDigits);
        if ((letter ? anyLetterRule : anyDigitRule).matcher(window).lookingAt()) {
            tried.or(letter ? letterRules : digitRules);
        }
        for (int i = tried.nextSetBit(0); i >= 0; i = tried.nextSetBit(i + 1)) {
            Matcher matcher = rules.get(i).pattern().matcher(window);
            if (matcher.lookingAt() && matcher.end() > 0 && endsToken(raw, at + matcher.end())) {
                consumer.accept(new Span(at, at + matcher.end()), i);
            }
        }
    }

    private static boolean beginsToken(String raw, int at) {
        char c = raw.charAt(at);
        if (!Texts.isAlnum(c) && "+(*•#".indexOf(c) < 0) {
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
