package cloister.redaction.detection.identifiers;

import cloister.pipeline.FindingType;
import cloister.pipeline.SensitiveText;
import cloister.pipeline.Sha256;
import cloister.redaction.detection.DocumentText;
import cloister.redaction.detection.DocumentText.Word;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The lexicon of labels, as a tree of words; the longest label wins. */
final class Labels {
    private static final Labels STANDARD = new Labels(resource("labels.txt"));

    private static final Label NUMBER = new Label(FindingType.OTHER_ID, Label.Kind.ID, true);
    private static final java.util.Set<String> NOT_PERSONAL = java.util.Set.of(
            "hausnummer",
            "artikelnummer",
            "seitennummer",
            "versionsnummer",
            "paragraphennummer",
            "typnummer",
            "sidonummer",
            "artikelnr",
            "huisnummer");

    private final Node root = new Node();
    private final Sha256 digest;

    /** A label and the index of the word after it. */
    record Match(Label label, int nextWord, int end) {}

    private static final class Node {
        private final Map<String, Node> next = new HashMap<>();
        private @Nullable Label label;
    }

    private Labels(String table) {
        this.digest = Sha256.ofUtf8(table);
        table.lines().filter(line -> !line.isBlank() && !line.startsWith("#")).forEach(this::add);
    }

    static Labels standard() {
        return STANDARD;
    }

    Sha256 digest() {
        return digest;
    }

    private void add(String line) {
        int bar = line.indexOf('|');
        String[] head = line.substring(0, bar).strip().split(" ");
        Label label = new Label(
                FindingType.valueOf(head[0]),
                Label.Kind.valueOf(head[1].toUpperCase(Locale.ROOT)),
                head[2].equals("strong"));
        for (String text : line.substring(bar + 1).split(",")) {
            Node node = root;
            for (String word : text.strip().toLowerCase(Locale.ROOT).split(" ")) {
                node = node.next.computeIfAbsent(word, w -> new Node());
            }
            // The first meaning given stays: the table lists the telling types before the general ones.
            if (node.label == null) {
                node.label = label;
            }
        }
    }

    /** The longest label that begins with this word, or a compound that says "number" at its end. */
    Optional<Match> at(DocumentText text, int wordIndex) {
        Optional<Match> known = known(text, wordIndex);
        if (known.isPresent()) {
            return known;
        }
        Word word = text.words().get(wordIndex);
        String lower = word.text().toLowerCase(Locale.ROOT);
        boolean compound = lower.length() > 5
                && (lower.endsWith("nummer") || lower.endsWith("nr"))
                && !NOT_PERSONAL.contains(lower);
        return compound ? Optional.of(new Match(NUMBER, wordIndex + 1, word.end())) : Optional.empty();
    }

    private Optional<Match> known(DocumentText text, int wordIndex) {
        List<Word> words = text.words();
        Node node = root;
        Match best = null;
        int index = wordIndex;
        while (index < words.size()) {
            Word word = words.get(index);
            if (index > wordIndex && !joined(text.raw(), words.get(index - 1).end(), word.start())) {
                break;
            }
            Node after = node;
            for (String piece : pieces(word.text())) {
                Node step = after == null ? null : after.next.get(piece);
                after = step;
            }
            if (after == null || after == node) {
                break;
            }
            node = after;
            index++;
            if (node.label != null) {
                best = new Match(node.label, index, word.end());
            }
        }
        return Optional.ofNullable(best);
    }

    /** The label that a whole cell or key is. */
    Optional<Label> whole(String cell) {
        DocumentText text = new DocumentText(SensitiveText.of(cell));
        if (text.words().isEmpty() || text.words().size() > 5) {
            return Optional.empty();
        }
        return at(text, 0)
                .filter(m -> m.nextWord() == text.words().size() || isFiller(text, m.nextWord()))
                .map(Match::label)
                .or(() -> lastWords(text));
    }

    /** "customer_iban", "patientPhone": what the end of a key says. */
    private Optional<Label> lastWords(DocumentText text) {
        List<String> pieces = new ArrayList<>();
        text.words().forEach(w -> pieces.addAll(pieces(w.text())));
        for (int from = 1; from < pieces.size(); from++) {
            DocumentText tail =
                    new DocumentText(SensitiveText.of(String.join(" ", pieces.subList(from, pieces.size()))));
            Optional<Match> match =
                    at(tail, 0).filter(m -> m.nextWord() == tail.words().size());
            if (match.isPresent()) {
                return match.map(Match::label);
            }
        }
        return Optional.empty();
    }

    private static boolean isFiller(DocumentText text, int word) {
        return word == text.words().size() - 1
                && List.of("no", "nr", "number", "id", "n", "name", "s", "code", "num")
                        .contains(text.words().get(word).text().toLowerCase(Locale.ROOT));
    }

    private static boolean joined(String raw, int end, int start) {
        if (start - end > 2) {
            return false;
        }
        for (int i = end; i < start; i++) {
            if (" .-/_'&°º".indexOf(raw.charAt(i)) < 0) {
                return false;
            }
        }
        return true;
    }

    /** "lastName" and "last-name" are "last", "name". */
    static List<String> pieces(String word) {
        List<String> pieces = new ArrayList<>();
        int from = 0;
        for (int i = 1; i < word.length(); i++) {
            boolean hump = Character.isLowerCase(word.charAt(i - 1)) && Character.isUpperCase(word.charAt(i));
            boolean joint = word.charAt(i) == '-' || word.charAt(i) == '\'';
            if (hump || joint) {
                pieces.add(word.substring(from, i).toLowerCase(Locale.ROOT));
                from = joint ? i + 1 : i;
            }
        }
        pieces.add(word.substring(from).toLowerCase(Locale.ROOT));
        return pieces;
    }

    private static String resource(String name) {
        String path = "/cloister/redaction/detection/identifiers/" + name;
        try (InputStream in = Labels.class.getResourceAsStream(path)) {
            if (in == null) {
                throw new IllegalStateException("the jar lacks " + path);
            }
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
