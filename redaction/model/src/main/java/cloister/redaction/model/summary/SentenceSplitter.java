package cloister.redaction.model.summary;

import cloister.pipeline.Span;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Splits a paragraph into sentences, minding abbreviations, initials, ordinals, decimals and placeholders. */
final class SentenceSplitter {
    private static final Pattern END = Pattern.compile(
            "(?<mark>[.!?\u2026]+)[\"'\u201d\u2019\u00bb)\\]]*(?=\\s+\\S)|(?<wide>[\u3002\uff01\uff1f])");

    private static final Set<String> ABBREVIATIONS = Set.of(
            "dr", "mr", "mrs", "ms", "prof", "st", "no", "nr", "vs", "e.g", "i.e", "eg", "ie", "approx", "abs", "art",
            "bzw", "z.b", "d.h", "u.a", "o.g", "ca", "sr", "sra", "jr", "inc", "ltd", "co", "corp", "fig", "al", "cf",
            "pp", "p", "vol", "hr", "fr", "mme", "mlle", "sig", "dott", "ing", "dhr", "mw", "mevr", "rev", "hon", "lt",
            "col", "gen", "capt", "sgt", "ave", "blvd", "rd", "dept", "est", "ext", "tel", "min", "max", "resp", "inkl",
            "vgl", "gem", "str", "tab", "inj", "cap", "s", "v", "par", "para", "sec", "c.f", "ff", "evtl", "ggf", "sog",
            "usd", "dra", "avv", "geb", "med", "dipl", "lic", "iur", "mag", "nn", "bl", "rn", "az", "op", "cit", "ibid",
            "u.s", "u.k", "p.o", "b.i.d", "t.i.d");

    private static final Pattern MONTH = Pattern.compile(
            "(?:jan|feb|m[\u00e4a]r|apr|ma[ijy]|jun|jul|aug|sep|o[kc]t|nov|de[zc]|gen|giu|lug|set|ott|dic|lut|kwi|cze|lip|sie|wrz"
                    + "|pa[\u017az]|lis|gru|sty)\\p{L}*",
            Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE);

    private SentenceSplitter() {}

    /** The sentences inside {@code paragraph}, without the white space around them. */
    static List<Span> split(String text, Span paragraph) {
        List<Span> sentences = new ArrayList<>();
        Matcher end = END.matcher(text).region(paragraph.start(), paragraph.end());
        int from = paragraph.start();
        while (end.find()) {
            if (breaks(text, paragraph, end)) {
                add(text, from, end.end(), sentences);
                from = end.end();
            }
        }
        add(text, from, paragraph.end(), sentences);
        return sentences;
    }

    private static void add(String text, int from, int to, List<Span> sentences) {
        int start = from;
        int end = to;
        while (start < end && Character.isWhitespace(text.charAt(start))) {
            start++;
        }
        while (end > start && Character.isWhitespace(text.charAt(end - 1))) {
            end--;
        }
        if (start < end) {
            sentences.add(new Span(start, end));
        }
    }

    private static boolean breaks(String text, Span paragraph, Matcher end) {
        if (end.group("wide") != null) {
            return true;
        }
        int next = end.end();
        while (next < paragraph.end() && Character.isWhitespace(text.charAt(next))) {
            next++;
        }
        if (next >= paragraph.end() || Character.isLowerCase(text.codePointAt(next))) {
            return false;
        }
        return !end.group("mark").equals(".") || !belongsToWord(text, paragraph, end.start("mark"), next);
    }

    /** Whether the full stop at {@code stop} belongs to the word before it. */
    private static boolean belongsToWord(String text, Span paragraph, int stop, int next) {
        int start = stop;
        while (start > paragraph.start()
                && !Character.isWhitespace(text.charAt(start - 1))
                && text.charAt(start - 1) != '(') {
            start--;
        }
        String word = text.substring(start, stop);
        if (word.length() == 1 && Character.isLetter(word.charAt(0))
                || ABBREVIATIONS.contains(word.toLowerCase(Locale.ROOT))) {
            return true;
        }
        boolean ordinal = word.length() <= 2 && !word.isEmpty() && word.chars().allMatch(Character::isDigit);
        return ordinal && (start == paragraph.start() || month(text, next, paragraph.end()));
    }

    private static boolean month(String text, int at, int end) {
        Matcher month = MONTH.matcher(text).region(at, end);
        return month.lookingAt();
    }
}
