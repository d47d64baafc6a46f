package cloister.redaction.detection.names;

import static cloister.redaction.detection.names.OrganizationWords.LONGEST;
import static cloister.redaction.detection.names.OrganizationWords.distinctive;
import static cloister.redaction.detection.names.OrganizationWords.isInner;
import static cloister.redaction.detection.names.OrganizationWords.leftEdge;
import static cloister.redaction.detection.names.OrganizationWords.linked;
import static cloister.redaction.detection.names.OrganizationWords.onlyGeneric;
import static cloister.redaction.detection.names.OrganizationWords.onlyNames;
import static cloister.redaction.detection.names.OrganizationWords.onlyWords;
import static cloister.redaction.detection.names.OrganizationWords.rightOf;
import static cloister.redaction.detection.names.OrganizationWords.stopsLeft;

import cloister.pipeline.FindingType;
import cloister.pipeline.Span;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Organisations: a head or a legal form, expanded over the capitalised words that belong to it. */
final class OrganizationFinder implements Finder {
    static final String PRIVATE = "org.private";
    /** A court or authority of a place that is named: "Berlin Social Court". */
    static final String PUBLIC_BODY = "org.public-body";
    /** One that a whole country shares: "Supreme Court", "Ministry of Defence". */
    static final String NATIONAL_BODY = "org.national-body";

    static final String EMPLOYER = "org.employer";

    private static final int LONGEST_BODY = 6;
    private static final Set<String> LOWER_FORMS = Set.of(
            "plc", "srl", "spa", "ltd", "inc", "llc", "llp", "gmbh", "sas", "sarl", "snc", "bv", "nv", "ltda", "lda");

    /** Legal forms with dots and blanks, which are no single word. */
    private static final Pattern LEGAL_FORM = Pattern.compile(
            "(?<=[\\p{L}\\d.),])[ \u00a0]{1,3}(?:S\\.[ ]?L\\.[ ]?(?:U\\.|P\\.)?|S\\.[ ]?A\\.[ ]?(?:S\\.|U\\.|R\\.L\\.)?|S\\.r\\.l\\.s?|S\\.R\\.L\\.|S\\.p\\.A\\.|S\\.a\\.s\\.|S\\.n\\.c\\.|S\\. ?Coop\\.?|B\\.[ ]?V\\.|N\\.[ ]?V\\.|[Ss]p\\. ?z ?o\\. ?o\\.|[Ss]p\\. ?[jkp]\\.|e\\. ?[VKG]\\.|e\\.Kfm\\.|L\\.L\\.C\\.|L\\.L\\.P\\.|P\\.L\\.L\\.C\\.|P\\.C\\.|d\\.o\\.o\\.|a\\.s\\.|s\\.r\\.o\\.|A/S|V\\.O\\.F\\.|v\\.o\\.f\\.|& Co\\.?(?: KG| OHG)?|& Zn\\.|& Sons|& Cie|et fils|& Söhne|& Figli)(?![\\p{L}])");

    @Override
    public void find(Tokens tokens, Hits hits) {
        legalForms(tokens, hits);
        for (int i = 0; i < tokens.size(); i++) {
            Token token = tokens.get(i);
            if (token.is(Kind.ORG_SUFFIX)) {
                suffix(tokens, i, hits);
            }
            if (token.is(Kind.ORG_HEAD) && token.capital()) {
                head(tokens, i, hits);
            }
            if (token.is(Kind.ORG_PREFIX) && token.capital()) {
                prefix(tokens, i, hits);
            }
            if (token.is(Kind.PUBLIC_BODY) || token.is(Kind.COURT_HEAD)) {
                publicBody(tokens, i, hits);
            }
            if (token.capital() && tokens.gapAfter(i).equals(" & ")) {
                pair(tokens, i, hits);
            }
            if (token.shape() == Token.Shape.LOWER) {
                employer(tokens, i, hits);
            }
        }
    }

    private static void legalForms(Tokens tokens, Hits hits) {
        Matcher form = LEGAL_FORM.matcher(tokens.raw());
        int at = 0;
        while (form.find()) {
            while (at < tokens.size() && tokens.get(at).end() < form.start()) {
                at++;
            }
            int before = at < tokens.size() && tokens.get(at).end() == form.start() ? at : at - 1;
            if (before < 0
                    || form.start() - tokens.get(before).end() > 2
                    || !tokens.get(before).capital()) {
                continue;
            }
            int first = stopsLeft(tokens, before) ? before : Math.min(before, leftEdge(tokens, before));
            hits.add(new Span(tokens.get(first).start(), form.end()), FindingType.ORGANIZATION, 0.9, PRIVATE);
        }
    }

    /** "Touwslagerij Prins & Zn. B.V.", "Garmin Ltd". */
    private static void suffix(Tokens tokens, int i, Hits hits) {
        Token token = tokens.get(i);
        boolean lower = LOWER_FORMS.contains(token.text())
                && i > 0
                && tokens.joined(i - 1)
                && tokens.get(i - 1).capital();
        boolean legal = lower || token.shape() != Token.Shape.LOWER && token.shape() != Token.Shape.INITIAL;
        if (!legal || i == 0 || token.is(Kind.ORG_HEAD) && token.length() > 5) {
            return;
        }
        int first = leftEdge(tokens, i);
        if (first == i) {
            germanCompound(tokens, i, hits);
            return;
        }
        boolean distinct = token.shape() == Token.Shape.UPPER
                || token.shape() == Token.Shape.MIXED
                || token.text().length() > 2;
        if (token.length() <= 2 && !distinct || onlyGeneric(tokens, first, i - 1)) {
            return;
        }
        if (token.length() <= 3 && token.is(Kind.STATE)
                || token.any(Kind.bits(Kind.POST_NOMINAL, Kind.FIRST_NAME))
                        && token.length() <= 2
                        && onlyNames(tokens, first, i - 1)) {
            return;
        }
        add(tokens, first, i, 0.88, hits);
    }

    private static void germanCompound(Tokens tokens, int i, Hits hits) {
        if (tokens.joined(i) && i + 1 < tokens.size() && tokens.get(i).length() > 4) {
            prefix(tokens, i, hits);
        }
    }

    /** "First Sycamore Credit Union", "St Cedd's Primary", "CEDAR LANTERN MEMORIAL HOSPITAL". */
    private static void head(Tokens tokens, int i, Hits hits) {
        int last = i;
        while (last + 1 < tokens.size()
                && tokens.joined(last)
                && tokens.get(last + 1).capital()
                && tokens.get(last + 1).any(Kind.bits(Kind.ORG_HEAD, Kind.ORG_SUFFIX, Kind.PLACE_NOUN))) {
            last++;
        }
        int first = leftEdge(tokens, i);
        int right = rightOf(tokens, last);
        if (first == i && right == last || onlyGeneric(tokens, first, i) && right == last) {
            return;
        }
        boolean heading = first == i;
        double score = heading ? 0.6 : distinctive(tokens, first, i - 1) ? 0.82 : 0.62;
        add(tokens, first, right, score, hits);
    }

    /** "Clinique du Parc", "Ospedale San Rocco", "Kancelaria Nowak". */
    private static void prefix(Tokens tokens, int i, Hits hits) {
        int last = i;
        int next = i + 1;
        while (next < tokens.size() && next - i < LONGEST && linked(tokens, next - 1)) {
            Token token = tokens.get(next);
            if (token.capital() && !token.any(Kind.bits(Kind.LABEL, Kind.TITLE_STRONG, Kind.MONTH_DAY))
                    || token.is(Kind.ORG_SUFFIX) && token.capital()) {
                last = next;
            } else if (!isInner(token)) {
                break;
            }
            next++;
        }
        if (last == i) {
            return;
        }
        boolean germanNoun = tokens.language().equals("de") && onlyWords(tokens, i + 1, last);
        boolean english =
                tokens.language().equals("en") && tokens.get(i).is(Kind.ENGLISH_WORD) && onlyWords(tokens, i + 1, last);
        if (tokens.is(i, Kind.ORG_LEFT) && !tokens.get(i).is(Kind.ORG_HEAD)) {
            return;
        }
        add(tokens, i, last, germanNoun || english ? 0.35 : 0.75, hits);
    }

    /** "Badger & Holt Forensics", "Seed & Grain": capitalised words around an ampersand. */
    private static void pair(Tokens tokens, int i, Hits hits) {
        if (i + 1 >= tokens.size()
                || !tokens.get(i + 1).capital()
                || stopsLeft(tokens, i)
                || stopsLeft(tokens, i + 1)) {
            return;
        }
        int first = leftEdge(tokens, i);
        first = Math.min(first, i);
        int last = i + 1;
        while (last + 1 < tokens.size()
                && last - i < 4
                && tokens.joined(last)
                && tokens.get(last + 1).capital()
                && !stopsLeft(tokens, last + 1)) {
            last++;
        }
        boolean names =
                tokens.get(first).is(Kind.FIRST_NAME) && tokens.get(i + 1).is(Kind.FIRST_NAME);
        boolean whole = tokens.get(i).length() > 2
                && tokens.get(i + 1).length() > 2
                && tokens.get(i).shape() != Token.Shape.INITIAL;
        if (whole && !names && distinctive(tokens, first, last) && !onlyGeneric(tokens, first, last)) {
            hits.add(tokens.span(first, last), FindingType.ORGANIZATION, 0.6, PRIVATE);
        }
    }

    private static void publicBody(Tokens tokens, int i, Hits hits) {
        Token token = tokens.get(i);
        if (!token.capital()) {
            return;
        }
        int first = leftEdge(tokens, i);
        int last = i;
        while (last + 1 < tokens.size()
                && tokens.joined(last)
                && tokens.get(last + 1).capital()
                && !tokens.get(last + 1).is(Kind.MONTH_DAY)
                && last - i < 4) {
            last++;
        }
        last = rightOf(tokens, last);
        if (first == i && last == i || tokens.get(i).is(Kind.COURT_HEAD) && onlyGeneric(tokens, first, last)) {
            return;
        }
        body(tokens, first, last, hits);
    }

    private static void body(Tokens tokens, int first, int last, Hits hits) {
        boolean local = false;
        for (int i = first; i <= last; i++) {
            Token token = tokens.get(i);
            boolean placed = !token.is(Kind.ORG_GENERIC)
                    && (token.is(Kind.TOWN) && !NameParts.isOrdinaryWord(token)
                            || token.unknown()
                            || token.any(Kind.bits(Kind.LAST_NAME, Kind.FIRST_NAME, Kind.ENGLISH_PROPER))
                                    && !NameParts.isOrdinaryWord(token)
                                    && !token.any(Kind.bits(Kind.COUNTRY, Kind.DEMONYM)));
            local |= placed && token.capital();
        }
        hits.add(
                tokens.span(first, last),
                FindingType.ORGANIZATION,
                local ? 0.7 : 0.4,
                local ? PUBLIC_BODY : NATIONAL_BODY);
    }

    /** "she works at Pickle Barrel": a capitalised run after words that an employer or insurer follows. */
    private static void employer(Tokens tokens, int i, Hits hits) {
        int cue = tokens.phraseEndingAt(i, Kind.EMPLOYER_CUE, 3);
        if (cue == 0 || !tokens.joined(i) || i + 1 >= tokens.size()) {
            return;
        }
        int first = i + 1;
        if (tokens.get(first).folded().equals("the") && first + 1 < tokens.size()) {
            first++;
        }
        int last = first - 1;
        while (last + 1 < tokens.size()
                && last - first < LONGEST
                && (last < first || linked(tokens, last))
                && employerPart(tokens, last + 1)) {
            last++;
        }
        if (last >= first && !tokens.get(first).is(Kind.STOP_WORD) && !onlyGeneric(tokens, first, last)) {
            hits.add(tokens.span(first, last), FindingType.ORGANIZATION, 0.65, EMPLOYER);
        }
    }

    private static boolean employerPart(Tokens tokens, int i) {
        Token token = tokens.get(i);
        return token.capital() && !token.any(Kind.bits(Kind.TITLE_STRONG, Kind.MONTH_DAY, Kind.COUNTRY, Kind.STATE));
    }

    private static void add(Tokens tokens, int first, int last, double score, Hits hits) {
        boolean body = false;
        for (int i = first; i <= last && !body; i++) {
            body = tokens.get(i).is(Kind.COURT_HEAD) || tokens.phraseStartingAt(i, Kind.PUBLIC_BODY, LONGEST_BODY) > 0;
        }
        if (body) {
            body(tokens, first, last, hits);
        } else {
            hits.add(tokens.span(first, last), FindingType.ORGANIZATION, score, PRIVATE);
        }
    }
}
