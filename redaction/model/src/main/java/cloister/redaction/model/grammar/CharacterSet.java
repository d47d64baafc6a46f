package cloister.redaction.model.grammar;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** A set of Unicode scalar values: code points without surrogates, which no UTF-8 can write. */
public record CharacterSet(List<Range> ranges) {
    private static final int LAST = Character.MAX_CODE_POINT;

    /** Every character. */
    public static final CharacterSet ALL = of(0, LAST);

    /** From one code point to another, both included. */
    public record Range(int first, int last) {
        public Range {
            if (first < 0 || last > LAST || first > last) {
                throw new GrammarException("a range of characters ends before it begins, or beyond Unicode");
            }
        }
    }

    /** Sorts and joins the ranges and takes surrogates out. */
    public CharacterSet {
        List<Range> sorted = new ArrayList<>();
        for (Range range : ranges) {
            addWithout(sorted, range, Character.MIN_SURROGATE, Character.MAX_SURROGATE);
        }
        sorted.sort(Comparator.comparingInt(Range::first));
        List<Range> joined = new ArrayList<>();
        for (Range range : sorted) {
            Range before = joined.isEmpty() ? range : joined.get(joined.size() - 1);
            if (joined.isEmpty() || before.last() + 1 < range.first()) {
                joined.add(range);
            } else {
                joined.set(joined.size() - 1, new Range(before.first(), Math.max(before.last(), range.last())));
            }
        }
        ranges = List.copyOf(joined);
    }

    public static CharacterSet of(int first, int last) {
        return new CharacterSet(List.of(new Range(first, last)));
    }

    /** The characters of a text. */
    public static CharacterSet of(String characters) {
        return new CharacterSet(
                characters.codePoints().mapToObj(c -> new Range(c, c)).toList());
    }

    public CharacterSet or(CharacterSet other) {
        List<Range> all = new ArrayList<>(ranges);
        all.addAll(other.ranges);
        return new CharacterSet(all);
    }

    public CharacterSet without(CharacterSet other) {
        List<Range> left = ranges;
        for (Range taken : other.ranges) {
            List<Range> next = new ArrayList<>();
            left.forEach(range -> addWithout(next, range, taken.first(), taken.last()));
            left = next;
        }
        return new CharacterSet(left);
    }

    public CharacterSet and(CharacterSet other) {
        return without(ALL.without(other));
    }

    public boolean contains(int character) {
        return ranges.stream().anyMatch(range -> range.first() <= character && character <= range.last());
    }

    public boolean isEmpty() {
        return ranges.isEmpty();
    }

    static boolean isWellFormed(String text) {
        return text.codePoints().noneMatch(c -> c >= Character.MIN_SURROGATE && c <= Character.MAX_SURROGATE);
    }

    private static void addWithout(List<Range> list, Range range, int first, int last) {
        if (range.first() < first) {
            list.add(new Range(range.first(), Math.min(range.last(), first - 1)));
        }
        if (range.last() > last) {
            list.add(new Range(Math.max(range.first(), last + 1), range.last()));
        }
    }
}
