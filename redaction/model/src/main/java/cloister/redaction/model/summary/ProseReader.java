package cloister.redaction.model.summary;

import cloister.pipeline.Span;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/** Prose with headings, lists, fields and tables: most documents. Quoted mail is left out, since it was told before. */
final class ProseReader {
    /** A redacted name is longer than its placeholder, so that a line seems shorter than it was. */
    private static final int HIDDEN = 12;

    private static final int NARROWEST = 60;
    private static final int SHORT = 70;
    private static final Pattern UPPER =
            Pattern.compile("[\\p{Lu}\\p{Lt}\\p{N}\\[(\"\u201c\u00ab\u201e].*", Pattern.DOTALL);

    private final String text;
    private final List<Span> spans;
    private final List<Lines.Line> lines;
    private final List<Passage> passages = new ArrayList<>();
    private SectionRole section = SectionRole.OTHER;

    private ProseReader(String text, Span part) {
        this.text = text;
        this.spans = Spans.lines(text, part);
        this.lines = Lines.of(text, spans);
    }

    static List<Passage> read(String text, Span part) {
        ProseReader reader = new ProseReader(text, part);
        reader.read();
        return reader.passages;
    }

    private void read() {
        int at = 0;
        while (at < lines.size()) {
            Optional<TableReader.Block> table = TableReader.at(text, spans, at);
            if (table.isPresent()) {
                passages.addAll(TableReader.read(text, spans, table.get()));
                at = table.get().to();
            } else {
                at = line(at);
            }
        }
    }

    /** Takes a line with those that go on with it; answers the next one. */
    private int line(int at) {
        Lines.Line line = lines.get(at);
        switch (line.kind()) {
            case HEADING -> section = line.role().orElse(SectionRole.OTHER);
            case FIELD -> field(line);
            case ITEM, PROSE -> {
                if (titles(at)) {
                    section = SectionRole.named(line.body().of(text)).orElse(SectionRole.OTHER);
                    return at + 1;
                }
                int end = paragraph(at);
                if (line.kind() == Lines.Kind.ITEM && line.isLabelled()) {
                    section = line.role().orElse(section);
                }
                collect(at, end, line.role().isPresent() && line.isLabelled());
                return end;
            }
            case BLANK, ROW, QUOTE -> {}
        }
        return at + 1;
    }

    /** "2. Shift model" above a paragraph: a numbered heading, where "2. Pneumonia" in a list is none. */
    private boolean titles(int at) {
        Lines.Line line = lines.get(at);
        String words = line.body().of(text);
        return line.kind() == Lines.Kind.ITEM
                && !line.isLabelled()
                && words.length() <= 50
                && !Lines.ends(words)
                && at + 1 < lines.size()
                && lines.get(at + 1).kind() == Lines.Kind.PROSE
                && UPPER.matcher(lines.get(at + 1).body().of(text)).matches()
                && lines.get(at + 1).span().length() > Math.max(40, words.length());
    }

    private void field(Lines.Line line) {
        SectionRole role = line.role().orElse(SectionRole.OTHER);
        String value = line.body().of(text);
        if (role != SectionRole.PARTICULARS && Words.count(value) >= 1) {
            Span whole = new Span(line.label(), line.body().end());
            passages.add(Passage.of(whole, role, 0, Passage.Kind.FIELD));
        }
    }

    private int paragraph(int from) {
        int end = from + 1;
        while (end < lines.size() && lines.get(end).kind() == Lines.Kind.PROSE) {
            end++;
        }
        return end;
    }

    /** The sentences of a paragraph, whose lines are wrapped, or each of which is a piece of its own. */
    private void collect(int from, int end, boolean withLabel) {
        int start = withLabel ? lines.get(from).label() : lines.get(from).body().start();
        int widest = NARROWEST;
        boolean list = end - from > 1;
        for (int at = from; at < end; at++) {
            String line = lines.get(at).span().of(text);
            widest = Math.max(widest, line.length());
            list &= !Lines.ends(line)
                    && UPPER.matcher(lines.get(at).body().of(text)).matches();
        }
        // Two lines that fill a page's width may be one wrapped line.
        list &= end - from > 2 || widest <= SHORT;
        int number = 0;
        for (int at = from; at < end; at++) {
            if (at + 1 == end || list || breaks(at, widest)) {
                Span piece = new Span(start, lines.get(at).body().end());
                for (Span sentence : SentenceSplitter.split(text, piece)) {
                    passages.add(Passage.of(sentence, section, number++, Passage.Kind.PROSE));
                }
                start = at + 1 < end ? lines.get(at + 1).body().start() : piece.end();
            }
        }
    }

    /** Whether a line ends although there was room for the next one's first word: then nobody wrapped it. */
    private boolean breaks(int at, int widest) {
        String line = lines.get(at).span().of(text).strip();
        String next = lines.get(at + 1).body().of(text);
        int first = next.split("\\s", 2)[0].length();
        int length = line.length() + HIDDEN * Words.placeholders(line) + 1 + first;
        return UPPER.matcher(next).matches() && !line.endsWith(",") && length <= widest * 0.8;
    }
}
