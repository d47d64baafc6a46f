package cloister.redaction.detection.names;

import cloister.pipeline.Finding;
import cloister.pipeline.FindingType;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** The forms of what is certain in a document, for the search in the rest of it. */
final class Forms {
    private static final double SURE = 0.55;

    /** "The Council" by itself may be any. */
    private static final long GENERIC =
            Kind.bits(Kind.ORG_HEAD, Kind.ORG_GENERIC, Kind.COURT_HEAD, Kind.PUBLIC_BODY, Kind.ROLE);

    final Set<String> names = new HashSet<>();
    final Set<String> initials = new HashSet<>();
    final Map<String, Set<String>> organizations = new HashMap<>();
    final Map<String, Set<String>> places = new HashMap<>();

    static Forms of(Tokens tokens, List<Finding> found) {
        Forms forms = new Forms();
        int at = 0;
        for (Finding finding : found) {
            if (finding.score() < SURE) {
                continue;
            }
            while (at > 0 && tokens.get(at - 1).end() > finding.span().start()) {
                at--;
            }
            while (at < tokens.size() && tokens.get(at).end() <= finding.span().start()) {
                at++;
            }
            int last = at;
            while (last + 1 < tokens.size()
                    && tokens.get(last + 1).start() < finding.span().end()) {
                last++;
            }
            if (at < tokens.size() && tokens.get(at).start() < finding.span().end()) {
                forms.take(tokens, at, last, finding.type());
            }
        }
        return forms;
    }

    private void take(Tokens tokens, int first, int last, FindingType type) {
        if (type == FindingType.NAME) {
            name(tokens, first, last);
        } else if (type == FindingType.ORGANIZATION) {
            organization(tokens, first, last);
        } else if (type == FindingType.ADDRESS && last - first < 3) {
            place(tokens, first, last);
        }
    }

    private void name(Tokens tokens, int first, int last) {
        StringBuilder letters = new StringBuilder();
        for (int i = first; i <= last; i++) {
            Token token = tokens.get(i);
            if (token.shape() == Token.Shape.NUMBER) {
                continue;
            }
            if (token.capital()) {
                letters.appendCodePoint(token.text().codePointAt(0));
            }
            boolean inner = token.is(Kind.PARTICLE) || token.is(Kind.STOP_WORD) && !token.is(Kind.MOSTLY_NAME);
            boolean title = token.is(Kind.TITLE) && (i == first && last > first || token.is(Kind.TITLE_STRONG));
            if (token.length() >= 3 && !inner && !title && !token.is(Kind.POST_NOMINAL)
                    || last == first && token.length() == 2 && !inner) {
                names.add(token.folded());
                if (token.folded().indexOf('-') > 0) {
                    for (String part : token.folded().split("-")) {
                        if (part.length() > 3) {
                            names.add(part);
                        }
                    }
                }
            }
        }
        if (letters.length() >= 2 && letters.length() <= 3) {
            initials.add(letters.toString());
        }
    }

    private void organization(Tokens tokens, int first, int last) {
        int end = last;
        while (end > first && tokens.get(end).is(Kind.ORG_SUFFIX)) {
            end--;
        }
        if (first == end && tokens.get(first).any(GENERIC)) {
            return;
        }
        put(organizations, tokens, first, last);
        put(organizations, tokens, first, end);
        int start = first;
        if (tokens.get(start).folded().equals("the") && start < end) {
            start++;
        }
        for (int to = end; to > start; to--) {
            if (!tokens.get(to).any(Kind.bits(Kind.STOP_WORD, Kind.ORG_LEFT))) {
                put(organizations, tokens, start, to);
            }
        }
        Token head = tokens.get(start);
        if (!NameParts.isOrdinaryWord(head)
                && head.length() > 3
                && !head.any(Kind.bits(
                        Kind.TOWN,
                        Kind.COUNTRY,
                        Kind.DEMONYM,
                        Kind.ORG_HEAD,
                        Kind.ORG_PREFIX,
                        Kind.STATE,
                        Kind.ORG_LEFT))) {
            put(organizations, tokens, start, start);
        }
    }

    private void place(Tokens tokens, int first, int last) {
        boolean rare = !NameParts.isOrdinaryWord(tokens.get(first))
                && tokens.get(first).length() > 3;
        boolean words = true;
        for (int i = first; i <= last; i++) {
            words &= tokens.get(i).capital() && tokens.get(i).shape() != Token.Shape.NUMBER;
        }
        if (words && (rare || last > first)) {
            put(places, tokens, first, last);
        }
    }

    private static void put(Map<String, Set<String>> into, Tokens tokens, int first, int last) {
        String phrase = tokens.phrase(first, last);
        if (phrase.length() > 3) {
            into.computeIfAbsent(tokens.get(first).folded(), k -> new HashSet<>())
                    .add(phrase);
        }
    }
}
