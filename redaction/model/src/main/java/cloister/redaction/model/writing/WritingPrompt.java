package cloister.redaction.model.writing;

import cloister.pipeline.Sha256;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * How a model is asked for a draft, and how its answer is read: one sentence a line, each with the numbers of its
 * sources in brackets at its end. The instruction is a resource, so that a change of it shows in the digest.
 */
public final class WritingPrompt {
    private static final String INSTRUCTION = resource();

    private static final Pattern LINE = Pattern.compile(
            "\\s*(?:[-*\u2022]\\s+|\\d{1,2}[.)]\\s+)?(?<text>.*?)\\s*(?<cites>(?:[\\[(]\\s*\\d{1,4}(?:\\s*[,;\u2013-]\\s*\\d{1,4})*\\s*[\\])]\\s*)+)"
                    + "(?<stop>[.!?\u3002]?)\\s*");
    /** Small models number their lines as the document's are; those are no sources. */
    private static final Pattern NUMBERED = Pattern.compile("^(?:\\[\\d{1,4}]|[-*\u2022]|\\d{1,2}[.)])\\s+");

    private static final Pattern NUMBER = Pattern.compile("\\d{1,4}");

    private WritingPrompt() {}

    public static Sha256 digest() {
        return Sha256.ofUtf8(INSTRUCTION);
    }

    /** The instruction: what the system's turn says. */
    public static String system(WritingTask task) {
        return INSTRUCTION
                .replace("{most}", Integer.toString(task.most()))
                .replace("{audience}", task.audience().description());
    }

    /** The numbered sentences: what the user's turn says. */
    public static String user(WritingTask task) {
        StringBuilder text = new StringBuilder();
        for (int i = 0; i < task.sentences().size(); i++) {
            text.append('[').append(i + 1).append("] ");
            text.append(task.sentences().get(i)).append('\n');
        }
        return text.toString();
    }

    /** The sentences of an answer. A line that names no source is kept without any: no check will let it pass. */
    public static List<DraftSentence> read(String answer, WritingTask task) {
        List<DraftSentence> sentences = new ArrayList<>();
        for (String line : answer.split("\\R")) {
            if (!line.isBlank() && sentences.size() < 4 * task.most()) {
                sentences.add(sentence(line));
            }
        }
        return List.copyOf(sentences);
    }

    private static DraftSentence sentence(String line) {
        Matcher cited = LINE.matcher(line);
        if (!cited.matches()) {
            return new DraftSentence(NUMBERED.matcher(line.strip()).replaceFirst(""), List.of());
        }
        String text = cited.group("text").strip();
        boolean ended = text.matches(".*[.!?\u3002]");
        return new DraftSentence(
                ended ? text : text + cited.group("stop"),
                NUMBER.matcher(cited.group("cites"))
                        .results()
                        .map(match -> Integer.parseInt(match.group()))
                        .distinct()
                        .toList());
    }

    private static String resource() {
        try (var in = WritingPrompt.class.getResourceAsStream("write.txt")) {
            if (in == null) {
                throw new IllegalStateException("write.txt is missing from the class path");
            }
            return new String(in.readAllBytes(), StandardCharsets.UTF_8).strip();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
