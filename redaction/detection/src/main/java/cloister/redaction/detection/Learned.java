package cloister.redaction.detection;

import cloister.pipeline.Finding;
import cloister.pipeline.FindingType;
import cloister.pipeline.Span;
import com.google.re2j.Pattern;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

/**
 * What a tagger found, settled by what rules know better: what a policy lets stand, terms with a grade, and of which kind a
 * number is.
 */
final class Learned {
    /** What a tagger takes a term for. */
    private static final Set<FindingType> TERMS =
            EnumSet.of(FindingType.NAME, FindingType.ADDRESS, FindingType.ORGANIZATION);

    /** What words say, not digits. */
    private static final Set<FindingType> WORDS = EnumSet.of(
            FindingType.NAME,
            FindingType.ORGANIZATION,
            FindingType.DEMOGRAPHIC,
            FindingType.SPECIAL_CATEGORY,
            FindingType.MISC);

    private static final Pattern SAYING = Pattern.compile("[\\pL\\pN]");
    private static final Pattern GRADE = Pattern.compile("[0-9]{1,3}|[A-D]|[IVX]{1,4}");

    private final DocumentText document;
    private final List<Span> words;
    private final List<Span> shields;
    private final List<Protector> protectors;

    /** @param shields in order, not overlapping */
    Learned(DocumentText document, List<Span> shields, List<Protector> protectors) {
        this.document = document;
        this.words = document.words().stream().map(DocumentText.Word::span).toList();
        this.shields = shields;
        this.protectors = protectors;
    }

    /** Recognizers' findings without terms in which the tagger sees no name either. */
    List<Finding> unopposed(List<Finding> found, List<Finding> learned) {
        List<Span> backed = Span.union(learned.stream().map(Finding::span).toList());
        return found.stream()
                .filter(one -> one.score() >= Evidence.STRONG
                        || !TERMS.contains(one.type())
                        || !overlapping(backed, one.span()).isEmpty()
                        || protectors.stream().noneMatch(p -> p.disputes(document, one)))
                .toList();
    }

    /** @param found by recognizers */
    List<Finding> settled(List<Finding> learned, List<Finding> found) {
        List<Span> backed = Span.union(found.stream()
                .filter(one -> one.score() >= Evidence.POSSIBLE)
                .map(Finding::span)
                .toList());
        List<Finding> standing = learned.stream()
                .filter(one -> SAYING.matcher(one.span().of(document.raw())).find())
                .filter(one -> protectors.stream().noneMatch(p -> p.releases(document, one)))
                .filter(one -> !TERMS.contains(one.type()) || !isTerm(one.span()))
                .filter(one -> !overlapping(backed, one.span()).isEmpty()
                        || protectors.stream().noneMatch(p -> p.disputes(document, one)))
                .toList();
        return told(standing, found);
    }

    /** Names of which nothing but protected terms is more than a grade or a score: "Braden 13", "Child-Pugh B". */
    private boolean isTerm(Span span) {
        List<Span> inside = overlapping(shields, span);
        return !inside.isEmpty()
                && overlapping(words, span).stream()
                        .filter(word -> inside.stream().noneMatch(shield -> shield.contains(word)))
                        .allMatch(word -> GRADE.matches(word.of(document.raw())));
    }

    /** Of spans in order that don't overlap each other, those that overlap one. */
    private static List<Span> overlapping(List<Span> spans, Span one) {
        int low = 0;
        int high = spans.size();
        while (low < high) {
            int middle = (low + high) / 2;
            if (spans.get(middle).end() <= one.start()) {
                low = middle + 1;
            } else {
                high = middle;
            }
        }
        List<Span> found = new ArrayList<>();
        for (int i = low; i < spans.size() && spans.get(i).start() < one.end(); i++) {
            found.add(spans.get(i));
        }
        return found;
    }

    /** A learned identifier of no known kind is of the kind that a recognizer sees in the same place: its digits tell. */
    private static List<Finding> told(List<Finding> learned, List<Finding> found) {
        NavigableMap<Integer, Finding> kinds = new TreeMap<>();
        int longest = 0;
        for (Finding one : found) {
            if (one.score() >= Evidence.POSSIBLE && !WORDS.contains(one.type())) {
                kinds.merge(one.span().start(), one, (a, b) -> Finding.ORDER.compare(a, b) <= 0 ? a : b);
                longest = Math.max(longest, one.span().length());
            }
        }
        List<Finding> told = new ArrayList<>();
        for (Finding one : learned) {
            Optional<Finding> kind = one.type() == FindingType.OTHER_ID
                    ? kinds.subMap(one.span().start() - longest, one.span().end()).values().stream()
                            .filter(other -> other.span().overlaps(one.span()))
                            .findFirst()
                    : Optional.empty();
            told.add(kind.map(known -> new Finding(one.span(), known.type(), one.score(), one.by(), one.kept()))
                    .orElse(one));
        }
        return told;
    }
}
