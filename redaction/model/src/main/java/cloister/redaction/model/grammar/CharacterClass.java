package cloister.redaction.model.grammar;

/** What stands in brackets in a pattern. */
final class CharacterClass {
    static final CharacterSet DIGITS = CharacterSet.of('0', '9');
    static final CharacterSet WORD =
            DIGITS.or(CharacterSet.of('a', 'z')).or(CharacterSet.of('A', 'Z')).or(CharacterSet.of("_"));

    /** White space and line ends of ECMA-262. */
    static final CharacterSet SPACE = CharacterSet.of("\t\u000B\f \u00A0\uFEFF\u1680\u202F\u205F\u3000\n\r\u2028\u2029")
            .or(CharacterSet.of(0x2000, 0x200A));

    private final PatternReader reader;

    CharacterClass(PatternReader reader) {
        this.reader = reader;
    }

    /** Reads on after the opening bracket. */
    CharacterSet read() {
        boolean others = reader.skip("^");
        CharacterSet set = new CharacterSet(java.util.List.of());
        while (!reader.skip("]")) {
            if (reader.ended()) {
                throw reader.refusal("brackets without end");
            }
            set = set.or(item());
        }
        CharacterSet result = others ? CharacterSet.ALL.without(set) : set;
        if (result.isEmpty()) {
            throw reader.refusal("brackets that no character is in");
        }
        return result;
    }

    private CharacterSet item() {
        CharacterSet first = one();
        if (reader.peek() != '-' || !reader.skip("-")) {
            return first;
        }
        if (reader.peek() == ']') {
            return first.or(CharacterSet.of("-"));
        }
        CharacterSet last = one();
        if (!isSingle(first) || !isSingle(last) || start(first) > start(last)) {
            throw reader.refusal("a damaged range");
        }
        return CharacterSet.of(start(first), start(last));
    }

    private CharacterSet one() {
        // Within brackets this one escape is a backspace.
        return reader.skip("\\b") ? CharacterSet.of("\b") : reader.character();
    }

    private static boolean isSingle(CharacterSet set) {
        return set.ranges().size() == 1
                && set.ranges().get(0).first() == set.ranges().get(0).last();
    }

    private static int start(CharacterSet set) {
        return set.ranges().get(0).first();
    }
}
