package cloister.redaction.detection.names;

import cloister.pipeline.FindingType;
import cloister.pipeline.Span;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What is no name but narrows down who somebody is: nationality, profession, sums; and special categories of data. */
final class PersonalFacts implements Finder {
    static final String NATIONALITY = "person.nationality";
    static final String PROFESSION = "person.profession";
    static final String AMOUNT = "quantity.amount";

    private static final Set<String> ARTICLE = Set.of("a", "an", "as", "retired", "former");
    private static final Set<String> COPULA = Set.of("as", "was", "is", "been", "became", "being", "a");

    private static final String CURRENCY =
            "(?:EUR|USD|GBP|CHF|PLN|TRL|TRY|YTL|ATS|DEM|FRF|ITL|SEK|NOK|DKK|CZK|HUF|RON|RUB|UAH|BGN|CYP|FIM|BEF|NLG|ESP|PTE|SKK|HRK|GRD)";
    private static final String NUMBER =
            "\\d{1,3}(?:[., \u00a0]\\d{3}){0,4}(?:[.,]\\d{1,2})?|\\d{1,12}(?:[.,]\\d{1,2})?";
    private static final String UNIT =
            "(?:euros?|pounds?(?: sterling)?|dollars?|(?:new )?(?:turkish )?lir(?:as?|e)|(?:polish )?zlotys?|(?:austrian )?schillings?|(?:swedish |norwegian |danish )?kron(?:or|er|a)|(?:french |swiss )?francs?|(?:german |deutsch )?marks?|roubles?|rubles?|hryvnias?|levs?|forints?|lei)";
    private static final Pattern MONEY = Pattern.compile("\\b" + CURRENCY + "[ \u00a0](?:" + NUMBER
            + ")(?![\\d])|(?<![\\d.,])(?:" + NUMBER + ")[ \u00a0](?:(?i:(?:[A-Z][a-z]+ )?" + UNIT + ")\\b(?: \\("
            + CURRENCY + "\\))?|" + CURRENCY + "\\b)");

    @Override
    public void find(Tokens tokens, Hits hits) {
        Matcher money = MONEY.matcher(tokens.raw());
        while (money.find()) {
            hits.add(new Span(money.start(), money.end()), FindingType.QUANTITY, 0.6, AMOUNT);
        }
        for (int i = 0; i < tokens.size(); i++) {
            nationality(tokens, i, hits);
            profession(tokens, i, hits);
            jobLine(tokens, i, hits);
        }
        SpecialCategories.find(tokens, hits);
    }

    private static void nationality(Tokens tokens, int i, Hits hits) {
        Token token = tokens.get(i);
        if (token.is(Kind.DEMONYM) && token.shape() == Token.Shape.CAPITAL) {
            boolean national = i + 1 < tokens.size() && tokens.joined(i) && isPerson(tokens.get(i + 1));
            boolean party = tokens.parties().contains(token.folded());
            hits.add(token.span(), FindingType.DEMOGRAPHIC, party ? 0.4 : national ? 0.75 : 0.56, NATIONALITY);
        }
    }

    private static boolean isPerson(Token token) {
        return switch (token.folded()) {
            case "national",
                    "nationals",
                    "citizen",
                    "citizens",
                    "origin",
                    "descent",
                    "nationality",
                    "man",
                    "woman",
                    "ethnic" -> true;
            default -> token.any(Kind.bits(Kind.KIN, Kind.ROLE)) && token.shape() == Token.Shape.LOWER;
        };
    }

    /** "worked as a ballet dancer", "he was a physician". */
    private static void profession(Tokens tokens, int i, Hits hits) {
        Token token = tokens.get(i);
        if (token.shape() != Token.Shape.LOWER) {
            return;
        }
        int count = tokens.phraseStartingAt(i, Kind.PROFESSION, 4);
        if (count == 0) {
            return;
        }
        int first = i;
        while (first > 0 && i - first < 2 && tokens.joined(first - 1) && qualifies(tokens.get(first - 1))) {
            first--;
        }
        boolean stated = first > 1
                && ARTICLE.contains(tokens.get(first - 1).folded())
                && tokens.joined(first - 1)
                && COPULA.contains(tokens.get(first - 2).folded());
        hits.add(tokens.span(first, i + count - 1), FindingType.DEMOGRAPHIC, stated ? 0.6 : 0.4, PROFESSION);
    }

    /** "Assistant property manager" on a line of its own. */
    private static void jobLine(Tokens tokens, int i, Hits hits) {
        if (!tokens.startsLine(i) || tokens.get(i).shape() == Token.Shape.NUMBER) {
            return;
        }
        int last = i;
        while (!tokens.endsLine(last) && last - i < 5) {
            if (!tokens.joined(last)) {
                return;
            }
            last++;
        }
        String rest = tokens.gapAfter(last);
        boolean whole = tokens.endsLine(last) && (rest.isBlank() || rest.startsWith("\n"));
        if (whole && tokens.get(last).any(Kind.bits(Kind.PROFESSION, Kind.ROLE)) && onlyWords(tokens, i, last)) {
            hits.add(tokens.span(i, last), FindingType.DEMOGRAPHIC, 0.6, PROFESSION);
        }
    }

    private static boolean onlyWords(Tokens tokens, int from, int to) {
        for (int i = from; i <= to; i++) {
            Token token = tokens.get(i);
            if (!token.is(Kind.ENGLISH_WORD)
                    || token.shape() == Token.Shape.UPPER
                    || token.any(Kind.bits(Kind.MONTH_DAY, Kind.DEMONYM))) {
                return false;
            }
        }
        return true;
    }

    private static boolean qualifies(Token token) {
        return switch (token.folded()) {
            case "assistant",
                    "senior",
                    "junior",
                    "deputy",
                    "chief",
                    "head",
                    "primary",
                    "secondary",
                    "school",
                    "university",
                    "bus",
                    "taxi",
                    "truck",
                    "lorry",
                    "ballet",
                    "police",
                    "army",
                    "medical",
                    "civil",
                    "retired",
                    "freelance",
                    "trainee",
                    "public",
                    "private",
                    "military",
                    "research" -> true;
            default -> false;
        };
    }
}
