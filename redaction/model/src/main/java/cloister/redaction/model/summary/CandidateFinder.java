package cloister.redaction.model.summary;

import cloister.pipeline.Span;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;

/** Finds the sentences of a redacted text that may summarize it. Pure: same text, same candidates. */
public final class CandidateFinder {
    /** Raised with every change of the rules: it is part of the recipe by which outcomes are reproduced. */
    public static final int VERSION = 1;

    private static final int FEWEST_WORDS = 4;
    private static final int LONGEST = 600;

    /** Words with which findings, decisions and next steps are told. */
    private static final Pattern CUE = Pattern.compile(
            "\\b(?:diagnos\\w*|admitted|discharged|underwent|treated (?:with|for)|consistent with|compatible with|suggestive of|"
                    + "no evidence of|started on|increased to|decreased to|stopped|discontinued|switched to|recommend\\w*|"
                    + "follow[- ]?up|return(?:s|ed)? (?:in|to)|schedul\\w*|plan(?:ned)? to|conclud\\w*|decid\\w*|decision|denied|"
                    + "approved|granted|dismissed|holds? that|finds? that|found that|violation|ordered|orders|must|shall|"
                    + "agreed|resolved|terminat\\w*|effective|because|due to|root cause|resulted in|caused|therefore|"
                    + "entschie\\w*|beschlossen|empf(?:ehl|ohl)\\w*|festgestellt|abgewiesen|bewilligt|abgelehnt|daher|aufgrund|"
                    + "entlassen|aufgenommen|d\u00e9cid\\w*|recommand\\w*|conclu\\w*|rejet\\w*|accord\\w*|en raison|donc|"
                    + "decid\\w*|recomiend\\w*|resuelv\\w*|desestim\\w*|debido|ingres\\w*|alta|raccomand\\w*|pertanto|accolt\\w*|"
                    + "respint\\w*|besl(?:is|ot)\\w*|aanbev\\w*|daarom|afgewezen|toegekend|zalec\\w*|postanow\\w*|besluta\\w*)\\b",
            Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE);

    private CandidateFinder() {}

    /** All candidates, in document order. If there is no sentence, the lines that say most take their place. */
    public static List<Candidate> find(String text) {
        List<Candidate> found = new ArrayList<>();
        Set<String> seen = new HashSet<>();
        List<Lines.Line> lines = Lines.of(text);
        SectionRole section = SectionRole.OTHER;
        int at = 0;
        while (at < lines.size()) {
            Lines.Line line = lines.get(at);
            int next = at + 1;
            switch (line.kind()) {
                case HEADING -> section = line.role().orElse(SectionRole.OTHER);
                case PART -> section = SectionRole.OTHER;
                case ITEM -> {
                    next = proseEnd(lines, next);
                    // A telling label ("Impression:") belongs to its sentence.
                    int start =
                            line.role().isPresent() ? line.label() : line.body().start();
                    Span body = new Span(start, lines.get(next - 1).body().end());
                    section = line.role().orElse(section);
                    collect(text, body, section, found, seen);
                }
                case PROSE -> {
                    next = proseEnd(lines, next);
                    Span body = new Span(
                            line.body().start(), lines.get(next - 1).body().end());
                    collect(text, body, section, found, seen);
                }
                case BLANK, FIELD, ROW -> {}
            }
            at = next;
        }
        return found.isEmpty() ? lines(text, lines) : found;
    }

    /** The best of them by prior, at most {@code most}, in document order. */
    public static List<Candidate> shortlist(List<Candidate> candidates, int most) {
        return candidates.stream()
                .sorted(Comparator.comparingDouble(Candidate::prior).reversed().thenComparing(Candidate::span))
                .limit(most)
                .sorted(Comparator.comparing(Candidate::span))
                .toList();
    }

    /** Where the placeholders of redacted identifiers stand. */
    public static List<Span> placeholders(String text) {
        return Words.PLACEHOLDER
                .matcher(text)
                .results()
                .map(match -> new Span(match.start(), match.end()))
                .toList();
    }

    private static int proseEnd(List<Lines.Line> lines, int from) {
        int at = from;
        while (at < lines.size() && lines.get(at).kind() == Lines.Kind.PROSE) {
            at++;
        }
        return at;
    }

    private static void collect(String text, Span body, SectionRole section, List<Candidate> found, Set<String> seen) {
        int number = 0;
        for (Span sentence : SentenceSplitter.split(text, body)) {
            String words = sentence.of(text);
            boolean told = Words.count(words) >= FEWEST_WORDS && words.length() <= LONGEST;
            if (told && !mostlyHidden(words) && !Boilerplate.is(words) && seen.add(words.replaceAll("\\s+", " "))) {
                found.add(new Candidate(
                        sentence, section, prior(words, section, number, sentence.start(), text.length())));
            }
            number++;
        }
    }

    private static boolean mostlyHidden(String words) {
        return Words.placeholders(words) * 2 > Words.count(words);
    }

    private static double prior(String words, SectionRole section, int number, int start, int length) {
        int count = Words.count(words);
        double cue = CUE.matcher(words).find() ? 0.3 : 0;
        double first = number == 0 ? 0.1 : 0;
        double early = 0.15 * (1 - (double) start / length);
        double size = count < 7 ? -0.2 : count > 60 ? -0.15 : 0;
        double question = words.endsWith("?") ? -0.3 : 0;
        double hidden = -0.5 * Words.placeholders(words) / (count + 1);
        return section.weight() + cue + first + early + size + question + hidden;
    }

    private static List<Candidate> lines(String text, List<Lines.Line> lines) {
        List<Candidate> found = new ArrayList<>();
        for (Lines.Line line : lines) {
            boolean content = line.kind() != Lines.Kind.BLANK && line.kind() != Lines.Kind.PART;
            String words = line.span().of(text);
            int distinct = Words.distinct(words).size();
            if (content && distinct > 0 && !Boilerplate.is(words) && words.length() <= LONGEST) {
                double prior = Math.min(distinct, 12) / 12.0 - 0.3 * Words.placeholders(words) / (distinct + 1);
                found.add(new Candidate(line.span(), SectionRole.OTHER, prior));
            }
        }
        return found;
    }
}
