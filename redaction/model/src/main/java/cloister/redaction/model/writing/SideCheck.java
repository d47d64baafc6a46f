package cloister.redaction.model.writing;

import java.util.List;

/** A side belongs to the same thing as in a source. */
record SideCheck(Sentence draft, List<Sentence> sources) {
    private static final List<String> SIDES = List.of("left", "right", "both", "above", "below", "front", "back");
    private static final int REACH = 4;

    boolean holds() {
        for (String side : SIDES) {
            for (int at = 0; at < draft.tokens().size(); at++) {
                if (draft.isIn(side, at)) {
                    String thing = thing(draft, at);
                    if (sources.stream().noneMatch(source -> sided(source, side, thing))) {
                        return false;
                    }
                }
            }
        }
        return true;
    }

    private static boolean sided(Sentence source, String side, String thing) {
        for (int at = 0; at < source.tokens().size(); at++) {
            if (source.isIn(side, at) && Tokens.alike(thing(source, at), thing)) {
                return true;
            }
        }
        return false;
    }

    /** What a side is the side of: the next word of weight, or the one before where the language puts it so. */
    private static String thing(Sentence sentence, int at) {
        List<String> tokens = sentence.tokens();
        String after = "";
        for (int i = at + 1; i < Math.min(tokens.size(), at + REACH) && after.isEmpty(); i++) {
            if (Tokens.isEnd(tokens.get(i)) || tokens.get(i).equals(",")) {
                break;
            }
            after = isThing(sentence, i) ? tokens.get(i) : "";
        }
        String before = "";
        for (int i = at - 1; i >= Math.max(0, at - REACH) && before.isEmpty(); i--) {
            before = isThing(sentence, i) ? tokens.get(i) : "";
        }
        boolean postposed = sentence.isIn("postposed", at);
        return postposed && !before.isEmpty() || after.isEmpty() ? before : after;
    }

    private static boolean isThing(Sentence sentence, int at) {
        return sentence.weighs(at) && SIDES.stream().noneMatch(side -> sentence.isIn(side, at));
    }
}
