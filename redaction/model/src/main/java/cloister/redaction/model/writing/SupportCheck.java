package cloister.redaction.model.writing;

import cloister.pipeline.Sha256;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Compares a written sentence with its sources, word by word. It is strict on purpose: a true sentence that fails is
 * answered by its sources, which costs a little elegance; a false one that passes would cost trust.
 */
public final class SupportCheck {
    /** Raised with every change of the rules; the word lists have a digest of their own. */
    static final int VERSION = 3;

    private static final int LONGEST = 400;
    private static final Pattern QUOTATION = Pattern.compile(
            "[\"\u201c\u201d\u201e\u00ab\u00bb\u2039\u203a]([^\"\u201c\u201d\u201e\u00ab\u00bb\u2039\u203a]{1,200})[\"\u201c\u201d\u00ab\u00bb\u2039\u203a]");

    private final Sentence draft;
    private final List<Sentence> sources;

    private SupportCheck(Sentence draft, List<Sentence> sources) {
        this.draft = draft;
        // A question says nothing, and what stands in quotation marks is said by somebody else.
        boolean quotes = QUOTATION.matcher(draft.text()).find();
        this.sources = sources.stream()
                .filter(source -> draft.asks() || !source.asks())
                .map(source -> quotes || draft.isSame(source) ? source : unquoted(source))
                .toList();
    }

    /** Digest of rules and word lists. */
    public static Sha256 digest() {
        return Sha256.ofUtf8(VERSION + "\n" + Vocabulary.digest().hex());
    }

    /** Why the sentence isn't supported by its sources, if that can be seen from words. */
    public static Optional<Objection> objection(String sentence, List<String> sources) {
        return new SupportCheck(
                        Sentence.of(sentence),
                        sources.stream().map(Sentence::of).toList())
                .objection();
    }

    private Optional<Objection> objection() {
        if (draft.text().length() > LONGEST || draft.tokens().stream().noneMatch(Tokens::isWord)) {
            return Optional.of(Objection.NO_SENTENCE);
        }
        if (sources.stream().anyMatch(draft::isSame)) {
            return Optional.empty();
        }
        return checks().entrySet().stream()
                .filter(check -> !check.getValue().getAsBoolean())
                .map(Map.Entry::getKey)
                .findFirst();
    }

    /** In this order, what each would object. */
    private Map<Objection, BooleanSupplier> checks() {
        NumberCheck numbers = new NumberCheck(draft, sources);
        StatusCheck status = new StatusCheck(draft, sources);
        WordCheck words = new WordCheck(draft, sources);
        Map<Objection, BooleanSupplier> checks = new LinkedHashMap<>();
        checks.put(Objection.PLACEHOLDER, numbers::placeholdersHold);
        checks.put(Objection.NUMBER, numbers::numbersHold);
        checks.put(Objection.QUOTATION, this::quotationsHold);
        checks.put(Objection.SIDE, new SideCheck(draft, sources)::holds);
        checks.put(Objection.NEGATION, () -> Polarity.holds(draft, sources));
        checks.put(Objection.STATUS, status::statesHold);
        checks.put(Objection.OPPOSITE, status::oppositesHold);
        checks.put(Objection.NEW_WORDS, words::wordsHold);
        checks.put(Objection.MIXED, words::togetherHold);
        checks.put(Objection.BINDING, new BindingCheck(draft, sources)::holds);
        checks.put(Objection.ORDER, new OrderCheck(draft, sources)::holds);
        return checks;
    }

    private static Sentence unquoted(Sentence source) {
        return Sentence.of(QUOTATION.matcher(source.text()).replaceAll(" "));
    }

    private boolean quotationsHold() {
        Matcher quotation = QUOTATION.matcher(draft.text());
        while (quotation.find()) {
            String said = quotation.group(1).strip().replaceAll("\\s+", " ");
            if (sources.stream().noneMatch(source -> source.text().contains(said))) {
                return false;
            }
        }
        return true;
    }
}
