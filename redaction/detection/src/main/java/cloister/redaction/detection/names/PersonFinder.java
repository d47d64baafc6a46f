package cloister.redaction.detection.names;

import cloister.pipeline.FindingType;
import java.util.Set;

/** Runs of capitalised words that are people, by what the words are and what stands around them. */
final class PersonFinder implements Finder {
    static final String ID = "names.person";
    /** The same with the titles before it, for policies that hide those too. */
    static final String TITLED = "names.titled";

    private static final double STRONG_CUE = 0.59;
    private static final double SURE = 0.6;
    private static final Set<String> CONJUNCTIONS =
            Set.of("and", "or", "und", "et", "y", "e", "en", "i", "och", "og", "oder", "ou", "o");

    @Override
    public void find(Tokens tokens, Hits hits) {
        int i = 0;
        int before = -1;
        while (i < tokens.size()) {
            double cue = startsCued(tokens, i);
            if (before >= 0 && tokens.get(i).capital() && listed(tokens, before, i)) {
                cue = Math.max(cue, 0.4);
            }
            int end = cue >= STRONG_CUE ? NameRuns.cuedRun(tokens, i) : NameRuns.freeRun(tokens, i);
            if (end < i) {
                i++;
                continue;
            }
            if (judge(tokens, i, end, cue, hits) >= SURE) {
                before = end;
            }
            i = end + 1;
        }
    }

    private static double startsCued(Tokens tokens, int i) {
        Token token = tokens.get(i);
        boolean particle = token.is(Kind.PARTICLE)
                && token.shape() == Token.Shape.LOWER
                && i + 1 < tokens.size()
                && NameRuns.nextIsCapital(tokens, i);
        return token.capital() || particle && NameRuns.afterTitle(tokens, i) ? NameCues.before(tokens, i) : 0;
    }

    /** "Leo and Maja", "PW, FdL", "Layla", "Grace": stands in a list after a name. */
    private static boolean listed(Tokens tokens, int before, int i) {
        if (i - before == 1) {
            String gap = tokens.gapAfter(before);
            return gap.equals(", ")
                    || gap.equals(" / ")
                    || gap.equals("/")
                    || gap.equals(" & ")
                    || gap.equals("\", \"")
                    || gap.equals("; ");
        }
        return i - before == 2
                && tokens.joined(before)
                && tokens.joined(i - 1)
                && CONJUNCTIONS.contains(tokens.get(i - 1).folded());
    }

    private static double judge(Tokens tokens, int from, int to, double cue, Hits hits) {
        int first = from;
        int last = to;
        boolean strong = cue >= STRONG_CUE;
        while (!strong && first < last && startsSentenceOnly(tokens, first)) {
            first++;
        }
        while (last > first
                && tokens.get(last).shape() == Token.Shape.INITIAL
                && !tokens.gapAfter(last).startsWith(".")
                && !surnameInitial(tokens, last)) {
            last--;
        }
        double content = content(tokens, first, last);
        double score = Hits.either(content, Hits.either(first == from ? cue : 0, NameCues.after(tokens, last)));
        if (strong && first == from && alone(tokens, first, last)) {
            score = Math.max(score, cue);
        }
        hits.add(tokens.span(first, last), FindingType.NAME, score, ID);
        int title = first;
        while (title > 0 && first - title < 3 && title <= from && isBefore(tokens, title - 1)) {
            title--;
        }
        if (title < first) {
            hits.add(tokens.span(title, last), FindingType.NAME, score, TITLED);
        }
        return score;
    }

    private static boolean isBefore(Tokens tokens, int title) {
        String gap = tokens.gapAfter(title);
        Token token = tokens.get(title);
        boolean written = token.capital() || token.is(Kind.TITLE_STRONG);
        return written && NameParts.isTitle(tokens, title) && (gap.equals(" ") || gap.equals(". ") || gap.equals("."));
    }

    /** "Liam O": the surname's initial after a first name that is no word. */
    private static boolean surnameInitial(Tokens tokens, int i) {
        Token previous = tokens.get(i - 1);
        return previous.is(Kind.FIRST_NAME)
                && !NameParts.isOrdinaryWord(previous)
                && !tokens.get(i).text().equals("I");
    }

    private static boolean alone(Tokens tokens, int first, int last) {
        return first < last
                || tokens.get(first).shape() != Token.Shape.INITIAL
                || tokens.gapAfter(last).startsWith(".");
    }

    /** "Given" in "Given Ann": a word that has its capital from the sentence's start only. */
    private static boolean startsSentenceOnly(Tokens tokens, int i) {
        Token token = tokens.get(i);
        return token.shape() != Token.Shape.INITIAL
                && tokens.startsSentence(i)
                && NameParts.isOrdinaryWord(token)
                && !token.is(Kind.MOSTLY_NAME)
                && (!NameParts.isNameWord(token) || token.is(Kind.STOP_WORD));
    }

    private static double content(Tokens tokens, int first, int last) {
        int words = 0;
        int initials = 0;
        double none = 1;
        boolean given = false;
        boolean plain = false;
        for (int i = first; i <= last; i++) {
            Token token = tokens.get(i);
            if (token.shape() == Token.Shape.INITIAL) {
                initials++;
            } else if (token.capital()) {
                words++;
                double weight = NameParts.weight(tokens, i);
                if (tokens.startsSentence(i) && NameParts.isOrdinaryWord(token)) {
                    weight *= 0.7;
                }
                none *= 1 - weight;
                given |= token.is(Kind.FIRST_NAME);
                plain |= NameParts.isNameWord(token) && !NameParts.isOrdinaryWord(token);
            }
        }
        if (words == 0) {
            return initials >= 2 && dotted(tokens, first, last) ? 0.6 : 0;
        }
        double score = 1 - none;
        if (words == 1) {
            return single(tokens, first, last, score, initials);
        }
        return given ? Math.min(1, score + 0.08) : plain ? score * 0.95 : score * 0.88;
    }

    private static boolean dotted(Tokens tokens, int first, int last) {
        for (int i = first; i <= last; i++) {
            if (!tokens.gapAfter(i).startsWith(".")) {
                return false;
            }
        }
        return true;
    }

    private static double single(Tokens tokens, int first, int last, double weight, int initials) {
        double score = weight;
        if (initials > 0) {
            boolean before = tokens.get(first).shape() == Token.Shape.INITIAL
                    && tokens.gapAfter(first).startsWith(".");
            return Hits.either(score, before ? 0.6 : 0.35);
        }
        Token token = tokens.get(last);
        if (tokens.startsSentence(last)) {
            score *= NameParts.isOrdinaryWord(token) ? 0.6 : 0.85;
        }
        if (tokens.seenLower(token)) {
            score *= 0.6;
        }
        return score * (token.is(Kind.FIRST_NAME) ? 1 : 0.9);
    }
}
