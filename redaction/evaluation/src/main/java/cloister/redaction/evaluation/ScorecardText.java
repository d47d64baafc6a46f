package cloister.redaction.evaluation;

import java.util.List;
import java.util.Locale;

/** A scorecard as a table for people, in plain ASCII. */
public final class ScorecardText {
    private ScorecardText() {}

    public static String of(Scorecard card) {
        StringBuilder out = new StringBuilder();
        line(out, "documents %d, unanswered %d, unknown %d", card.documents(), card.unanswered(), card.unknown());
        line(out, "%n%-12s%9s%9s%9s%9s%10s%10s", "", "P", "R", "F1", "F2", "found", "gold");
        agreement(out, "characters", card.characters());
        agreement(out, "exact", card.exact());
        agreement(out, "overlap", card.overlap());
        line(out, "%ndirect identifiers leaked  %s", share(card.leaks().spans()));
        line(out, "  with nothing covered     %s", share(card.leaks().untouched()));
        line(out, "documents with a leak      %s", share(card.leaks().documents()));
        card.entities().ifPresent(e -> {
            line(out, "direct entities masked     %s", share(e.direct()));
            line(out, "quasi entities masked      %s", share(e.quasi()));
        });
        if (card.overRedaction().of() > 0) {
            line(out, "protected spans touched    %s", share(card.overRedaction()));
        }
        types(out, card.types());
        return out.toString();
    }

    private static void agreement(StringBuilder out, String name, Agreement a) {
        line(
                out,
                "%-12s%9.4f%9.4f%9.4f%9.4f%10d%10d",
                name,
                a.precision().value(),
                a.recall().value(),
                a.f1(),
                a.f2(),
                a.precision().of(),
                a.recall().of());
    }

    private static void types(StringBuilder out, List<Scorecard.TypeRecall> types) {
        line(
                out,
                "%n%-20s%7s%8s%9s%8s%14s%8s%8s",
                "recall by gold type",
                "spans",
                "exact",
                "overlap",
                "full",
                "95 % of full",
                "typed",
                "chars");
        for (Scorecard.TypeRecall t : types) {
            Share.Interval interval = t.full().wilson95();
            line(
                    out,
                    "%-20s%7d%8.3f%9.3f%8.3f   %.3f-%.3f%8.3f%8.3f",
                    t.type(),
                    t.spans(),
                    t.exact().value(),
                    t.overlap().value(),
                    t.full().value(),
                    interval.low(),
                    interval.high(),
                    t.typed().value(),
                    t.characters().value());
        }
    }

    private static String share(Share share) {
        if (share.of() == 0) {
            return "none";
        }
        Share.Interval interval = share.wilson95();
        return String.format(
                Locale.ROOT,
                "%d of %d = %.1f %% (95 %%: %.1f-%.1f)",
                share.hits(),
                share.of(),
                100 * share.value(),
                100 * interval.low(),
                100 * interval.high());
    }

    private static void line(StringBuilder out, String format, Object... values) {
        out.append(String.format(Locale.ROOT, format, values).stripTrailing()).append('\n');
    }
}
