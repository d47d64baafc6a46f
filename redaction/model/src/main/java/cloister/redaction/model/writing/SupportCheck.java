package cloister.redaction.model.writing;

import cloister.pipeline.Sha256;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Compares a written sentence with its sources, word by word. It is strict on purpose: a true sentence that fails is
 * answered by its sources, which costs a little elegance; a false one that passes would cost trust.
 */
public final class SupportCheck {
    /** Raised with every change of the rules; the word lists have a digest of their own. */
    static final int VERSION = 1;

    private static final int LONGEST = 400;
    private static final double NEW_SHARE = 0.2;
    private static final Pattern QUOTATION = Pattern.compile(
            "[\"\u201c\u201d\u201e\u00ab\u00bb\u2039\u203a]([^\"\u201c\u201d\u201e\u00ab\u00bb\u2039\u203a]{1,200})[\"\u201c\u201d\u00ab\u00bb\u2039\u203a]");
    private static final List<String> STATES =
            List.of("planned", "doubt", "history", "family", "condition", "up", "down");
    private static final List<String> SIDES = List.of("left", "right", "both", "above", "below", "front", "back");

    private final Vocabulary words = Vocabulary.ALL;
    private final Sentence draft;
    private final List<Sentence> sources;

    private SupportCheck(String draft, List<String> sources) {
        this.draft = new Sentence(draft);
        // A question says nothing.
        this.sources = sources.stream()
                .filter(source -> asks(draft) || !asks(source))
                .map(Sentence::new)
                .toList();
    }

    private record Sentence(String text, List<String> raw, List<String> tokens) {
        Sentence(String text) {
            this(text, Tokens.raw(text), Tokens.folded(Tokens.raw(text)));
        }
    }

    /** Digest of rules and word lists. */
    public static Sha256 digest() {
        return Sha256.ofUtf8(VERSION + "\n" + Vocabulary.digest().hex());
    }

    /** Why the sentence isn't supported by its sources, if that can be seen from words. */
    public static Optional<Objection> objection(String sentence, List<String> sources) {
        return new SupportCheck(sentence, sources).objection();
    }

    private Optional<Objection> objection() {
        if (draft.text().length() > LONGEST || draft.tokens().stream().noneMatch(Tokens::isWord)) {
            return Optional.of(Objection.NO_SENTENCE);
        }
        if (sources.stream().anyMatch(source -> same(source.tokens(), draft.tokens()))) {
            return Optional.empty();
        }
        if (!placeholdersHold()) {
            return Optional.of(Objection.PLACEHOLDER);
        }
        if (!numbersHold()) {
            return Optional.of(Objection.NUMBER);
        }
        if (!quotationsHold()) {
            return Optional.of(Objection.QUOTATION);
        }
        if (!sidesHold()) {
            return Optional.of(Objection.SIDE);
        }
        if (!new Polarity(words)
                .holds(draft.tokens(), sources.stream().map(Sentence::tokens).toList())) {
            return Optional.of(Objection.NEGATION);
        }
        if (!statesHold()) {
            return Optional.of(Objection.STATUS);
        }
        if (!oppositesHold()) {
            return Optional.of(Objection.OPPOSITE);
        }
        if (!wordsHold()) {
            return Optional.of(Objection.NEW_WORDS);
        }
        return togetherHold() ? Optional.empty() : Optional.of(Objection.MIXED);
    }

    private static boolean asks(String sentence) {
        return sentence.strip().endsWith("?");
    }

    private static boolean same(List<String> source, List<String> draft) {
        return source.stream()
                .filter(token -> !Tokens.isEnd(token))
                .toList()
                .equals(draft.stream().filter(token -> !Tokens.isEnd(token)).toList());
    }

    /** Each placeholder stands in a source, and several come in the order that one source has. */
    private boolean placeholdersHold() {
        List<String> wanted =
                draft.tokens().stream().filter(Tokens::isPlaceholder).toList();
        return sources.stream()
                        .anyMatch(source -> follows(
                                wanted,
                                source.tokens().stream()
                                        .filter(Tokens::isPlaceholder)
                                        .toList()))
                || wanted.size() <= 1 && wanted.stream().allMatch(this::stands)
                || sources.size() > 1 && wanted.stream().distinct().count() == 1 && stands(wanted.get(0));
    }

    private boolean stands(String token) {
        return sources.stream().anyMatch(source -> source.tokens().contains(token));
    }

    private static boolean follows(List<String> wanted, List<String> all) {
        int next = 0;
        for (String token : all) {
            if (next < wanted.size() && token.equals(wanted.get(next))) {
                next++;
            }
        }
        return next == wanted.size();
    }

    /** Each number stands in a source with the same unit after it, and so does each word for a number or a date. */
    private boolean numbersHold() {
        List<String> tokens = draft.tokens();
        for (int at = 0; at < tokens.size(); at++) {
            String token = tokens.get(at);
            boolean number = Tokens.isNumber(token);
            boolean code = token.chars().anyMatch(Character::isDigit);
            if (!code && !words.of("number").at(tokens, at) && Tokens.isWord(token) || Tokens.isPlaceholder(token)) {
                continue;
            }
            if (Tokens.isEnd(token) || token.equals(",") || token.equals("(") || token.equals(")")) {
                continue;
            }
            String unit = number ? following(tokens, at) : "";
            String before = number && at > 0 && isSign(tokens.get(at - 1)) ? tokens.get(at - 1) : "";
            if (sources.stream().noneMatch(source -> measured(source.tokens(), token, unit, before))) {
                return false;
            }
        }
        return true;
    }

    private static boolean isSign(String token) {
        return token.equals("$") || token.equals("\u00a3") || token.equals("\u20ac");
    }

    private static boolean measured(List<String> source, String token, String unit, String before) {
        for (int at = 0; at < source.size(); at++) {
            if (source.get(at).equals(token)
                    && (unit.isEmpty() || following(source, at).equals(unit))
                    && (before.isEmpty() || at > 0 && source.get(at - 1).equals(before))) {
                return true;
            }
        }
        return false;
    }

    /** The word after a number, or nothing where the clause ends. */
    private static String following(List<String> tokens, int at) {
        if (at + 1 >= tokens.size()) {
            return "";
        }
        String next = tokens.get(at + 1);
        boolean unit = Tokens.isWord(next) || next.equals("%") || next.equals("\u00b0") || isSign(next);
        return unit ? Tokens.stem(next) : "";
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

    /** A side belongs to the same thing as in a source. */
    private boolean sidesHold() {
        for (String side : SIDES) {
            Vocabulary.Words named = words.of(side);
            for (int at = 0; at < draft.tokens().size(); at++) {
                if (named.at(draft.tokens(), at)) {
                    String thing = thing(draft.tokens(), at);
                    if (sources.stream().noneMatch(source -> sided(source.tokens(), named, thing))) {
                        return false;
                    }
                }
            }
        }
        return true;
    }

    private boolean sided(List<String> source, Vocabulary.Words side, String thing) {
        for (int at = 0; at < source.size(); at++) {
            if (side.at(source, at) && thing(source, at).equals(thing)) {
                return true;
            }
        }
        return false;
    }

    /** What a side is the side of: the next word of weight, or the one before where the language puts it so. */
    private String thing(List<String> tokens, int at) {
        String after = "";
        for (int i = at + 1; i < Math.min(tokens.size(), at + 4) && after.isEmpty(); i++) {
            if (Tokens.isEnd(tokens.get(i)) || tokens.get(i).equals(",")) {
                break;
            }
            after = weighs(tokens, i) && !isSide(tokens, i) ? Tokens.stem(tokens.get(i)) : "";
        }
        String before = "";
        for (int i = at - 1; i >= Math.max(0, at - 4) && before.isEmpty(); i--) {
            before = weighs(tokens, i) && !isSide(tokens, i) ? Tokens.stem(tokens.get(i)) : "";
        }
        boolean postposed = words.of("postposed").at(tokens, at);
        return postposed && !before.isEmpty() || after.isEmpty() ? before : after;
    }

    private boolean isSide(List<String> tokens, int at) {
        return SIDES.stream().anyMatch(side -> words.of(side).at(tokens, at));
    }

    /** Planned, doubtful, former and the like in both or in neither, for the sources that it takes words from. */
    private boolean statesHold() {
        List<Sentence> used = sources.stream().filter(this::isUsed).toList();
        for (String state : STATES) {
            boolean said = words.of(state).anyIn(draft.tokens());
            boolean meant = used.stream().anyMatch(source -> words.of(state).anyIn(source.tokens()));
            if (said != meant) {
                return false;
            }
        }
        return true;
    }

    private boolean isUsed(Sentence source) {
        Set<String> stems = new HashSet<>(stems(source.tokens()));
        return stems(draft.tokens()).stream().anyMatch(stems::contains);
    }

    private boolean oppositesHold() {
        for (Vocabulary.Pair pair : words.opposites()) {
            if (turned(pair.one(), pair.other()) || turned(pair.other(), pair.one())) {
                return false;
            }
        }
        return true;
    }

    private boolean turned(Vocabulary.Words said, Vocabulary.Words opposite) {
        return said.anyIn(draft.tokens())
                && sources.stream().noneMatch(source -> said.anyIn(source.tokens()))
                && sources.stream().anyMatch(source -> opposite.anyIn(source.tokens()));
    }

    /** Names and nouns in capitals stand in a source; of the other words of weight few are new. */
    private boolean wordsHold() {
        Set<String> known = new HashSet<>();
        Set<String> whole = new HashSet<>();
        for (Sentence source : sources) {
            known.addAll(stems(source.tokens()));
            whole.addAll(source.tokens());
        }
        List<String> stems = stems(draft.tokens());
        long fresh = stems.stream().filter(stem -> !known.contains(stem)).count();
        for (int at = 1; at < draft.raw().size(); at++) {
            String raw = draft.raw().get(at);
            boolean name = Tokens.isWord(raw)
                    && Character.isUpperCase(raw.codePointAt(0))
                    && !Tokens.isEnd(draft.raw().get(at - 1));
            String folded = draft.tokens().get(at);
            if (name && !whole.contains(folded) && !known.contains(Tokens.stem(folded)) && !isLight(at)) {
                return false;
            }
        }
        return fresh <= NEW_SHARE * stems.size();
    }

    /** Neighbouring words and numbers of a clause stand together in one source: none is put together from two. */
    private boolean togetherHold() {
        List<Set<String>> known = sources.stream()
                .map(source -> {
                    Set<String> all = new HashSet<>(stems(source.tokens()));
                    source.tokens().stream().filter(Tokens::isNumber).forEach(all::add);
                    source.tokens().stream().filter(Tokens::isPlaceholder).forEach(all::add);
                    return all;
                })
                .toList();
        String last = "";
        for (int at = 0; at < draft.tokens().size(); at++) {
            String token = draft.tokens().get(at);
            boolean joint = Tokens.isEnd(token)
                    || token.equals(",")
                    || words.of("boundary").at(draft.tokens(), at)
                    || words.of("conjunction").at(draft.tokens(), at);
            String next = weighs(draft.tokens(), at) ? Tokens.stem(token) : token;
            boolean counts = weighs(draft.tokens(), at) || Tokens.isNumber(token) || Tokens.isPlaceholder(token);
            if (joint) {
                last = "";
            } else if (counts && known.stream().anyMatch(all -> all.contains(next))) {
                String before = last;
                if (!before.isEmpty() && known.stream().noneMatch(all -> all.contains(before) && all.contains(next))) {
                    return false;
                }
                last = next;
            }
        }
        return true;
    }

    private boolean isLight(int at) {
        return words.of("light").at(draft.tokens(), at) || words.of("function").at(draft.tokens(), at);
    }

    private List<String> stems(List<String> tokens) {
        List<String> stems = new ArrayList<>();
        for (int at = 0; at < tokens.size(); at++) {
            if (weighs(tokens, at)) {
                stems.add(Tokens.stem(tokens.get(at)));
            }
        }
        return stems;
    }

    private boolean weighs(List<String> tokens, int at) {
        return Polarity.weighs(words, tokens, at);
    }
}
