package cloister.pipeline;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;

/** A half-open range of UTF-16 units, {@code start} inclusive, {@code end} exclusive. */
public record Span(int start, int end) implements Comparable<Span> {
    private static final Comparator<Span> ORDER =
            Comparator.comparingInt(Span::start).thenComparingInt(Span::end);

    public Span {
        if (start < 0 || end < start) {
            throw new IllegalArgumentException("no such range: " + start + ".." + end);
        }
    }

    public int length() {
        return end - start;
    }

    public boolean isEmpty() {
        return start == end;
    }

    public boolean contains(Span other) {
        return start <= other.start && other.end <= end;
    }

    public boolean overlaps(Span other) {
        return start < other.end && other.start < end;
    }

    public Span shift(int by) {
        return new Span(start + by, end + by);
    }

    /** The characters of {@code text} in this range. */
    public String of(String text) {
        return text.substring(start, end);
    }

    /** The same set of characters as sorted, disjoint, non-empty ranges; ranges that touch are joined. */
    public static List<Span> union(Collection<Span> spans) {
        List<Span> joined = new ArrayList<>();
        for (Span next : spans.stream().filter(s -> !s.isEmpty()).sorted().toList()) {
            int last = joined.size() - 1;
            if (last >= 0 && next.start <= joined.get(last).end) {
                Span before = joined.get(last);
                joined.set(last, new Span(before.start, Math.max(before.end, next.end)));
            } else {
                joined.add(next);
            }
        }
        return List.copyOf(joined);
    }

    /** The ranges of {@code 0..length} that none of {@code spans} covers, sorted. */
    public static List<Span> gaps(Collection<Span> spans, int length) {
        List<Span> gaps = new ArrayList<>();
        int from = 0;
        for (Span covered : union(spans)) {
            if (covered.start >= length) {
                break;
            }
            if (covered.start > from) {
                gaps.add(new Span(from, covered.start));
            }
            from = Math.max(from, covered.end);
        }
        if (from < length) {
            gaps.add(new Span(from, length));
        }
        return List.copyOf(gaps);
    }

    @Override
    public int compareTo(Span other) {
        return ORDER.compare(this, other);
    }
}
