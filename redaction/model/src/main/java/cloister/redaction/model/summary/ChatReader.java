package cloister.redaction.model.summary;

import cloister.pipeline.Span;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Chats and logs: what was said, without time and speaker; greetings and the system's own lines are left out. */
final class ChatReader {
    private static final Pattern LINE = Pattern.compile(
            "\\[(?:\\[[A-Z_]+_\\d+(?:: [^\\]]*)?\\]|[\\d.:/T +-]+Z?)[^\\]]{0,24}\\]\\s*(?<who>[^:]{1,60}):\\s+(?<said>.+)"
                    + "|(?:\\[[A-Z_]+_\\d+(?:: [^\\]]*)?\\]|\\d{4}-\\d{2}-\\d{2})[ T]*\\d{1,2}:\\d{2}(?::\\d{2})?[,.\\d]*\\s+(?<who2>[^:]{1,60}):\\s+(?<said2>.+)");
    private static final Pattern SYSTEM =
            Pattern.compile("system|bot|server|info|debug|trace", Pattern.CASE_INSENSITIVE);

    private ChatReader() {}

    static boolean reads(String text, Span part) {
        List<String> lines = Spans.lines(text, part).stream()
                .map(line -> line.of(text).strip())
                .filter(line -> !line.isEmpty())
                .limit(40)
                .toList();
        long fitting =
                lines.stream().filter(line -> LINE.matcher(line).matches()).count();
        return fitting >= 3 && fitting * 10 >= lines.size() * 8L;
    }

    static List<Passage> read(String text, Span part) {
        List<Passage> passages = new ArrayList<>();
        for (Span whole : Spans.lines(text, part)) {
            Span line = Spans.trimmed(text, whole);
            Matcher said = LINE.matcher(line.of(text));
            if (!said.matches()) {
                prose(text, line, passages);
                continue;
            }
            boolean first = said.group("said") != null;
            String who = said.group(first ? "who" : "who2");
            if (!SYSTEM.matcher(who.strip().toLowerCase(Locale.ROOT)).matches()) {
                int at = line.start() + said.start(first ? "said" : "said2");
                prose(text, new Span(at, line.end()), passages);
            }
        }
        return passages;
    }

    private static void prose(String text, Span said, List<Passage> passages) {
        int number = 0;
        for (Span sentence : SentenceSplitter.split(text, said)) {
            passages.add(Passage.of(sentence, SectionRole.OTHER, number++, Passage.Kind.PROSE));
        }
    }
}
