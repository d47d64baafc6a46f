package cloister.redaction.evaluation.generation;

import cloister.pipeline.FindingType;
import cloister.pipeline.SensitiveText;
import cloister.pipeline.Span;
import cloister.redaction.evaluation.GoldDocument;
import cloister.redaction.evaluation.GoldSpan;
import cloister.redaction.evaluation.Rules;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * An annotated document told of other people: names, numbers and dates are others, each the same throughout, and all else
 * stands. Whoever learns from it can't learn names by heart.
 */
public final class Recast {
    private static final Set<FindingType> NAMES =
            EnumSet.of(FindingType.NAME, FindingType.EMAIL, FindingType.USERNAME, FindingType.URL);
    private static final Set<FindingType> WORDS = EnumSet.of(
            FindingType.ORGANIZATION,
            FindingType.AGE,
            FindingType.IP,
            FindingType.DEMOGRAPHIC,
            FindingType.SPECIAL_CATEGORY,
            FindingType.QUANTITY,
            FindingType.MISC);
    private static final Pattern WORD = Pattern.compile("\\p{IsLatin}{3,}|[0-9]+");
    private static final Pattern NUMBER = Pattern.compile("[0-9]+");
    private static final int YEARS = 9;

    private final GoldDocument document;
    private final Rules rules;
    private final SplittableRandom random;
    private final String culture;
    private final int years;
    private final Map<String, String> names = new HashMap<>();
    private final Map<String, String> numbers = new HashMap<>();

    private Recast(GoldDocument document, Rules rules, SplittableRandom random) {
        this.document = document;
        this.rules = rules;
        this.random = random;
        this.culture = NamePool.culture("", random);
        this.years = random.nextInt(-YEARS, YEARS + 1);
    }

    /** @param rules say what the types of its spans mean */
    public static GoldDocument of(GoldDocument document, Rules rules, long seed) {
        return new Recast(document, rules, new SplittableRandom(seed)).made();
    }

    private GoldDocument made() {
        String text = document.text().reveal();
        StringBuilder out = new StringBuilder(text.length() + 64);
        int[] places = new int[text.length() + 1];
        int at = 0;
        List<GoldSpan> spans = document.spans().stream()
                .sorted(Comparator.comparingInt(span -> span.range().start()))
                .toList();
        for (GoldSpan span : spans) {
            if (span.range().start() >= at) {
                copy(text, at, span.range().start(), out, places);
                String told = told(span, span.range().of(text));
                for (int i = span.range().start(); i < span.range().end(); i++) {
                    places[i] = out.length() + Math.min(i - span.range().start(), told.length());
                }
                out.append(told);
                at = span.range().end();
            }
        }
        copy(text, at, text.length(), out, places);
        places[text.length()] = out.length();
        return moved(out.toString(), places);
    }

    private static void copy(String text, int from, int to, StringBuilder out, int[] places) {
        for (int i = from; i < to; i++) {
            places[i] = out.length();
            out.append(text.charAt(i));
        }
    }

    private GoldDocument moved(String text, int[] places) {
        List<GoldSpan> spans = new ArrayList<>();
        for (GoldSpan span : document.spans()) {
            Span range = moved(span.range(), places);
            if (range.length() > 0) {
                spans.add(new GoldSpan(range, span.type(), span.identifier(), span.entity()));
            }
        }
        return new GoldDocument(
                document.id(),
                SensitiveText.of(text),
                spans,
                moved(document.protectedSpans(), places),
                moved(document.ignored(), places));
    }

    private static List<Span> moved(List<Span> ranges, int[] places) {
        return ranges.stream()
                .map(range -> moved(range, places))
                .filter(range -> range.length() > 0)
                .toList();
    }

    private static Span moved(Span range, int[] places) {
        return new Span(places[range.start()], places[range.end()]);
    }

    private String told(GoldSpan span, String value) {
        FindingType type = rules.best(span.type()).orElse(FindingType.MISC);
        if (NAMES.contains(type)) {
            return WORD.matcher(value).replaceAll(found -> Matcher.quoteReplacement(other(found.group())));
        }
        if (WORDS.contains(type)) {
            return value;
        }
        if (type == FindingType.DATE) {
            return NUMBER.matcher(value).replaceAll(found -> date(found.group()));
        }
        return NUMBER.matcher(value).replaceAll(found -> digits(found.group()));
    }

    private String other(String word) {
        return Character.isDigit(word.charAt(0)) ? digits(word) : name(word);
    }

    /** A name in the same letters; titles and what else is no name of the lists stands where it is written small. */
    private String name(String word) {
        String plain = word.toLowerCase(Locale.ROOT);
        boolean title = rules.titles().contains(plain);
        boolean small = word.equals(plain) && !names.containsKey(plain);
        if (title || small) {
            return word;
        }
        String kind = NamePool.standard().kind(word);
        String other =
                names.computeIfAbsent(plain, known -> NamePool.standard().draw(culture, kind, Split.TRAIN, random));
        if (word.equals(plain)) {
            return Handles.ascii(other);
        }
        return word.equals(word.toUpperCase(Locale.ROOT)) ? other.toUpperCase(Locale.ROOT) : other;
    }

    private String digits(String number) {
        return numbers.computeIfAbsent(number, known -> {
            StringBuilder other = new StringBuilder(known.length());
            for (int i = 0; i < known.length(); i++) {
                boolean zero = i == 0 && known.charAt(i) == '0';
                other.append(zero ? 0 : random.nextInt(i == 0 ? 1 : 0, 10));
            }
            return other.toString();
        });
    }

    /** A part of a date that may stand where this one stands. */
    private String date(String number) {
        if (number.length() == 4) {
            return Integer.toString(Integer.parseInt(number) + years);
        }
        if (number.length() > 2) {
            return number;
        }
        return numbers.computeIfAbsent("date " + number, known -> {
            int value = Integer.parseInt(number);
            int other = value < 13 ? random.nextInt(1, 13) : value < 29 ? random.nextInt(13, 29) : value;
            return number.length() == 2 && other < 10 ? "0" + other : Integer.toString(other);
        });
    }
}
