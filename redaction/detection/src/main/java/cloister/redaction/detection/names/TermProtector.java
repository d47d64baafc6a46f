package cloister.redaction.detection.names;

import cloister.pipeline.Finding;
import cloister.pipeline.FindingType;
import cloister.pipeline.Span;
import cloister.redaction.detection.DocumentText;
import cloister.redaction.detection.Protector;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Medical eponyms in use, drugs, organisms, and citations of statutes and cases. */
final class TermProtector implements Protector {
    private static final Set<FindingType> NAMES =
            EnumSet.of(FindingType.NAME, FindingType.ORGANIZATION, FindingType.ADDRESS);
    private static final long TERM = Kind.bits(Kind.EPONYM, Kind.EPONYM_NOUN, Kind.DRUG, Kind.MEDICAL_TERM);
    /** So short are initials too. */
    private static final int SHORT = 3;

    private static final Pattern WORD = Pattern.compile("[\\pL\\pN][\\pL\\pN'’-]*");
    private static final Pattern POSSESSIVE = Pattern.compile("['’]s?$");
    private static final Pattern GRADE = Pattern.compile("[0-9]{1,3}|[A-D]|[IVX]{1,4}");
    private static final Pattern TERM_GAP = Pattern.compile(" |-|'s |’s ");
    private static final String CAPITALISED = "\\p{Lu}[\\p{L}'’.-]{1,30}";
    /** "Jackson v Murray [2015] UKSC 5". */
    private static final Pattern CASE = Pattern.compile(
            "(?<![\\p{L}])(?:" + CAPITALISED + " (?:(?:and|&|Others?|of|the) )?){1,4}(?:v|vs|c)\\.? (?:" + CAPITALISED
                    + "(?: (?:and|&|of|the))? ?){1,4}(?:\\[\\d{4}\\] [A-Z][A-Za-z]{1,6}(?: [A-Z][A-Za-z]{0,5})? \\d{1,4}|\\(\\d{4}\\))");
    /** "Law Reform (Contributory Negligence) Act 1945". */
    private static final Pattern ACT = Pattern.compile(
            "(?:\\p{Lu}[\\p{L}'’-]{1,30} (?:(?:and|of|the|for|on|to) |\\([\\p{L} ]{3,40}\\) )*){1,7}(?:Act|Regulations|Order|Rules|Directive|Convention|Code) (?:of )?(?:18|19|20)\\d\\d\\b");

    private final Lexicon lexicon;

    TermProtector(Lexicon lexicon) {
        this.lexicon = lexicon;
    }

    @Override
    public String signature() {
        return "names.terms " + NameRecognizer.RULES + " " + lexicon.digest();
    }

    @Override
    public List<Span> protectedSpans(DocumentText text) {
        Tokens tokens = new Tokens(text, lexicon);
        List<Span> spans = new ArrayList<>();
        for (int i = 0; i < tokens.size(); i++) {
            term(tokens, i, spans);
        }
        matches(CASE, text.raw(), spans);
        matches(ACT, text.raw(), spans);
        return spans;
    }

    /** Nothing but eponyms, drugs and other terms, with their grades, which no recognizer takes for a name here. */
    @Override
    public boolean disputes(DocumentText text, Finding finding) {
        if (!NAMES.contains(finding.type())) {
            return false;
        }
        String value = finding.span().of(text.raw());
        if (value.length() > SHORT && (lexicon.kinds(Folding.fold(value.strip())) & TERM) != 0) {
            return true;
        }
        int terms = 0;
        int others = 0;
        Matcher words = WORD.matcher(value);
        while (words.find()) {
            long kinds =
                    lexicon.kinds(Folding.fold(POSSESSIVE.matcher(words.group()).replaceAll("")));
            boolean term =
                    words.group().length() > SHORT && (kinds & TERM) != 0 && (kinds & Kind.bits(Kind.FIRST_NAME)) == 0;
            terms += term ? 1 : 0;
            others += term || GRADE.matcher(words.group()).matches() ? 0 : 1;
        }
        return terms > 0 && others == 0;
    }

    private static void matches(Pattern pattern, String raw, List<Span> spans) {
        Matcher matcher = pattern.matcher(raw);
        while (matcher.find()) {
            spans.add(new Span(matcher.start(), matcher.end()));
        }
    }

    private static void term(Tokens tokens, int i, List<Span> spans) {
        Token token = tokens.get(i);
        boolean titled = i > 0 && NameParts.isTitle(tokens, i - 1);
        if (titled) {
            return;
        }
        if (NameParts.eponymInUse(tokens, i)) {
            int last = i;
            while (last + 1 < tokens.size()
                    && last - i < 3
                    && TERM_GAP.matcher(tokens.gapAfter(last)).matches()
                    && tokens.get(last + 1).any(Kind.bits(Kind.EPONYM_NOUN, Kind.EPONYM))) {
                last++;
            }
            spans.add(new Span(token.start(), tokens.get(last).end()));
        } else if (token.any(Kind.bits(Kind.DRUG, Kind.MEDICAL_TERM))
                && !NameParts.isNameWord(token)
                && !token.is(Kind.ORG_SUFFIX)) {
            spans.add(token.span());
        }
    }
}
