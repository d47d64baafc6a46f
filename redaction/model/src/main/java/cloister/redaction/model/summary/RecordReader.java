package cloister.redaction.model.summary;

import cloister.pipeline.Span;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/** JSON: the texts in it are told, by the keys that they stand under; numbers, codes and identifiers are not. */
final class RecordReader {
    private static final Pattern OPENING = Pattern.compile("(?s)\\s*[\\[{].{0,400}?\".*");
    private static final Pattern TELLING = Pattern.compile(
            "text|display|description|note|notes|comment|comments|reason|message|title|finding|findings|value|detail|details|body|content");
    private static final int DEEPEST = 200;

    private final String text;
    private final int end;
    private final List<Passage> passages = new ArrayList<>();
    private final Deque<String> keys = new ArrayDeque<>();
    private String key = "";

    private RecordReader(String text, int end) {
        this.text = text;
        this.end = end;
    }

    static boolean reads(String text, Span part) {
        String start = text.substring(part.start(), Math.min(part.end(), part.start() + 600));
        return OPENING.matcher(start).matches() && start.matches("(?s)\\s*[\\[{]\\s*(?:[\\[{]\\s*)*\".*");
    }

    static List<Passage> read(String text, Span part) {
        RecordReader reader = new RecordReader(text, part.end());
        reader.read(part.start());
        return reader.passages;
    }

    private void read(int from) {
        int at = from;
        while (at < end) {
            char c = text.charAt(at);
            if (c == '"') {
                int close = closing(at + 1);
                string(new Span(at + 1, close));
                at = close;
            } else if ((c == '{' || c == '[') && keys.size() < DEEPEST) {
                keys.push(key);
                key = "";
            } else if ((c == '}' || c == ']') && !keys.isEmpty()) {
                key = keys.pop();
            } else if (c == ',') {
                key = "";
            }
            at++;
        }
    }

    private int closing(int from) {
        int at = from;
        while (at < end && text.charAt(at) != '"') {
            at += text.charAt(at) == '\\' ? 2 : 1;
        }
        return Math.min(at, end);
    }

    private void string(Span value) {
        int next = value.end() + 1;
        while (next < end && Character.isWhitespace(text.charAt(next))) {
            next++;
        }
        if (next < end && text.charAt(next) == ':') {
            key = value.of(text);
            return;
        }
        SectionRole section = section();
        int number = 0;
        for (Span piece : unescaped(value)) {
            for (Span sentence : SentenceSplitter.split(text, piece)) {
                Passage.Kind kind = Words.count(sentence.of(text)) >= 4 ? Passage.Kind.PROSE : Passage.Kind.FIELD;
                if (kind == Passage.Kind.PROSE || section != SectionRole.OTHER) {
                    passages.add(Passage.of(sentence, section, number++, kind));
                }
            }
        }
    }

    /** A string without its escaped characters, as pieces. */
    private List<Span> unescaped(Span value) {
        List<Span> pieces = new ArrayList<>();
        int from = value.start();
        for (int at = value.start(); at < value.end(); at++) {
            if (text.charAt(at) == '\\') {
                pieces.add(new Span(from, at));
                at++;
                from = Math.min(at + 1, value.end());
            }
        }
        pieces.add(new Span(from, value.end()));
        return pieces;
    }

    /** What the key, or the nearest key around it, says that it is for. */
    private SectionRole section() {
        List<String> around = new ArrayList<>();
        around.add(key);
        around.addAll(keys);
        for (String name : around) {
            String plain = name.replaceAll("(?<=[a-z])(?=[A-Z])", " ").replace('_', ' ');
            Optional<SectionRole> role = SectionRole.named(plain.replaceAll("(?i)\\s*code$", ""));
            if (role.isPresent()) {
                return role.get();
            }
        }
        return TELLING.matcher(key.toLowerCase(Locale.ROOT)).matches() ? SectionRole.NARRATIVE : SectionRole.OTHER;
    }
}
