package cloister.redaction.detection.identifiers;

import cloister.redaction.detection.DocumentText;
import cloister.redaction.detection.Texts;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Where the context words of rules stand in a text: one walk for all of them, instead of a search for each. */
final class Cues {
    private final Node root = new Node();

    private static final class Node {
        private final Map<Character, Node> next = new HashMap<>();
        /** Which rules have the word that ends here. */
        private final BitSet rules = new BitSet();
    }

    private record Occurrence(int start, int end, BitSet rules) {}

    Cues(List<Rule> rules) {
        for (int i = 0; i < rules.size(); i++) {
            for (String word : rules.get(i).context()) {
                Node node = root;
                for (int c = 0; c < word.length(); c++) {
                    node = node.next.computeIfAbsent(word.charAt(c), x -> new Node());
                }
                node.rules.set(i);
            }
        }
    }

    Reading over(DocumentText text) {
        List<Occurrence> found = new ArrayList<>();
        String lower = text.lower();
        for (int at = 0; at < lower.length(); at++) {
            boolean inside = at > 0 && Texts.isAlnum(lower.charAt(at - 1)) && Texts.isAlnum(lower.charAt(at));
            Node node = inside ? null : root.next.get(lower.charAt(at));
            for (int end = at + 1; node != null; end++) {
                if (!node.rules.isEmpty()) {
                    found.add(new Occurrence(at, end, node.rules));
                }
                node = end < lower.length() ? node.next.get(lower.charAt(end)) : null;
            }
        }
        return new Reading(found);
    }

    /** Asked from the start of a text to its end. */
    static final class Reading {
        private final List<Occurrence> found;
        private int low;

        private Reading(List<Occurrence> found) {
            this.found = found;
        }

        /** Which rules have a word at most {@link Context#REACH} before this place; {@code at} never falls. */
        BitSet before(int at) {
            while (low < found.size() && found.get(low).start() < at - Context.REACH) {
                low++;
            }
            BitSet rules = new BitSet();
            for (int i = low; i < found.size() && found.get(i).start() < at; i++) {
                if (found.get(i).end() <= at) {
                    rules.or(found.get(i).rules());
                }
            }
            return rules;
        }
    }
}
