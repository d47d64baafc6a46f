package cloister.redaction.detection.names;

import cloister.pipeline.Finding;
import cloister.pipeline.FindingType;
import cloister.pipeline.Span;
import cloister.redaction.detection.DocumentText;
import cloister.redaction.detection.Propagator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Finds what is certain at one place everywhere else: each part of a person's name by itself, with endings, in other
 * case; initials; short forms of organisations; the same number again. An ordinary word that equals a name counts only
 * where its capital can't come from the sentence's start.
 */
final class NamePropagator implements Propagator {
    static final String NAME = "again.name";
    static final String ORGANIZATION = "again.organization";
    static final String PLACE = "again.place";
    static final String NUMBER = "again.number";

    private static final double SURE = 0.55;
    /** Case endings of names in Polish, Czech and the like, German and Scandinavian genitives. */
    private static final List<String> ENDINGS = List.of(
            "s", "a", "em", "owi", "u", "y", "i", "ie", "e", "ego", "emu", "iem", "ej", "om", "es", "ova", "ze", "cie",
            "rze");

    /** Before a thing, not before a person: "a bookbinder", "ein Zeisig". */
    private static final Set<String> ARTICLES = Set.of(
            "a", "an", "ein", "eine", "einen", "einem", "einer", "kein", "keine", "keinen", "een", "une", "uno", "una");

    private final Lexicon lexicon;

    NamePropagator(Lexicon lexicon) {
        this.lexicon = lexicon;
    }

    @Override
    public String signature() {
        return "names.again " + NameRecognizer.RULES + " " + lexicon.digest();
    }

    @Override
    public List<Finding> extend(DocumentText text, List<Finding> found) {
        Tokens tokens = new Tokens(text, lexicon);
        Hits hits = new Hits();
        Forms forms = Forms.of(tokens, found);
        names(tokens, forms, hits);
        phrases(tokens, forms.organizations, FindingType.ORGANIZATION, ORGANIZATION, hits);
        phrases(tokens, forms.places, FindingType.ADDRESS, PLACE, hits);
        numbers(tokens, found, hits);
        Set<Span> known = new HashSet<>();
        found.stream().filter(f -> f.score() >= SURE).forEach(f -> known.add(f.span()));
        return hits.all().stream().filter(f -> !known.contains(f.span())).toList();
    }

    private static void names(Tokens tokens, Forms forms, Hits hits) {
        int i = 0;
        while (i < tokens.size()) {
            double score = score(tokens, i, forms);
            if (score == 0) {
                i++;
                continue;
            }
            int last = i;
            while (last + 1 < tokens.size() && joins(tokens, last) && score(tokens, last + 1, forms) > 0) {
                last++;
                score = Math.max(score, score(tokens, last, forms));
            }
            hits.add(tokens.span(i, last), FindingType.NAME, last > i ? Math.max(score, 0.85) : score, NAME);
            i = last + 1;
        }
    }

    private static boolean joins(Tokens tokens, int i) {
        return tokens.joined(i)
                || tokens.gapAfter(i).equals(", ") && tokens.get(i).shape() == Token.Shape.UPPER;
    }

    private static double score(Tokens tokens, int i, Forms forms) {
        Token token = tokens.get(i);
        if (token.length() < 2 || NameParts.eponymInUse(tokens, i) && !forms.names.contains(token.folded())) {
            return 0;
        }
        if (forms.initials.contains(token.text())) {
            boolean other = token.any(Kind.bits(
                    Kind.MEDICAL_TERM, Kind.STATE, Kind.POST_NOMINAL, Kind.ORG_SUFFIX, Kind.TECHNICAL, Kind.STOP_WORD));
            return other ? 0.3 : apart(tokens, i) ? 0.65 : 0.4;
        }
        if (i > 0 && ARTICLES.contains(tokens.get(i - 1).folded()) && tokens.joined(i - 1)) {
            return 0;
        }
        boolean same = forms.names.contains(token.folded());
        if (!same && !ending(token, forms)) {
            return 0;
        }
        boolean ordinary = NameParts.isOrdinaryWord(token) && !token.is(Kind.MOSTLY_NAME);
        boolean used = NameParts.eponymInUse(tokens, i) && tokens.is(i + 1, Kind.EPONYM_NOUN);
        if (used) {
            return 0;
        }
        if (token.shape() == Token.Shape.LOWER) {
            return ordinary
                            || !tokens.language().equals("en")
                            || tokens.is(i, Kind.MOSTLY_NAME)
                            || token.length() < 4 && !token.is(Kind.FIRST_NAME)
                            || !same
                    ? 0
                    : 0.7;
        }
        if (!ordinary) {
            return token.is(Kind.DRUG) ? 0.5 : 0.9;
        }
        if (tokens.seenLower(token)) {
            return tokens.startsSentence(i) ? 0.3 : 0.56;
        }
        return tokens.startsSentence(i) ? 0.45 : 0.65;
    }

    /** Stands by itself: in brackets, between slashes, at the end of a line. */
    private static boolean apart(Tokens tokens, int i) {
        String before = tokens.gapAfter(i - 1);
        String after = tokens.gapAfter(i);
        return !(before.equals(" ") && after.equals(" ")) && !after.startsWith("-") && !before.endsWith("-");
    }

    private static boolean ending(Token token, Forms forms) {
        if (!token.capital() || token.length() < 5) {
            return false;
        }
        String word = token.folded();
        for (String folded : ENDINGS) {
            if (word.endsWith(folded) && word.length() - folded.length() >= 3) {
                String stem = word.substring(0, word.length() - folded.length());
                if (forms.names.contains(stem)
                        || forms.names.contains(stem + "a")
                        || forms.names.contains(stem + "ek")) {
                    return !NameParts.isOrdinaryWord(token);
                }
            }
        }
        return false;
    }

    private static void phrases(
            Tokens tokens, Map<String, Set<String>> byFirst, FindingType type, String by, Hits hits) {
        for (int i = 0; i < tokens.size(); i++) {
            Set<String> phrases = byFirst.get(tokens.get(i).folded());
            if (phrases == null || !tokens.get(i).capital()) {
                continue;
            }
            for (int n = Math.min(6, tokens.size() - i); n >= 1; n--) {
                if (phrases.contains(tokens.phrase(i, i + n - 1))) {
                    hits.add(tokens.span(i, i + n - 1), type, n > 1 ? 0.85 : 0.7, by);
                    break;
                }
            }
        }
    }

    private static void numbers(Tokens tokens, List<Finding> found, Hits hits) {
        Map<Integer, Finding> starts = new HashMap<>();
        for (Finding finding : found) {
            String value = finding.span().of(tokens.raw());
            boolean telling = finding.type() != FindingType.DATE && finding.type() != FindingType.QUANTITY;
            if (telling
                    && finding.score() >= SURE
                    && value.chars().filter(Character::isDigit).count() >= 4) {
                starts.putIfAbsent(finding.span().start(), finding);
            }
        }
        Map<String, Finding> byFirst = new HashMap<>();
        for (int i = 0; i < tokens.size(); i++) {
            Finding finding = starts.get(tokens.get(i).start());
            if (finding != null) {
                byFirst.putIfAbsent(tokens.get(i).text(), finding);
            }
        }
        for (int i = 0; i < tokens.size(); i++) {
            Finding finding = byFirst.get(tokens.get(i).text());
            if (finding != null && tokens.get(i).start() != finding.span().start()) {
                again(tokens.raw(), tokens.get(i).start(), finding, hits);
            }
        }
    }

    private static void again(String raw, int at, Finding finding, Hits hits) {
        int end = at + finding.span().length();
        boolean same = raw.regionMatches(
                at, raw, finding.span().start(), finding.span().length());
        if (same && (end == raw.length() || !Character.isLetterOrDigit(raw.charAt(end)))) {
            hits.add(new Span(at, end), finding.type(), finding.score(), NUMBER);
        }
    }
}
