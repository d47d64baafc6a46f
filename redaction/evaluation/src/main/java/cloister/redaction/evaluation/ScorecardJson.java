package cloister.redaction.evaluation;

import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** A scorecard as one JSON object, for scripts. Every share comes with its counts and its 95 % interval. */
public final class ScorecardJson {
    private static final JsonMapper JSON = JsonMapper.shared();

    private ScorecardJson() {}

    public static ObjectNode of(Scorecard card) {
        ObjectNode root = JSON.createObjectNode();
        root.put("documents", card.documents());
        root.put("unanswered", card.unanswered());
        root.put("unknown", card.unknown());
        root.set("char", agreement(card.characters()));
        root.set("exact", agreement(card.exact()));
        root.set("overlap", agreement(card.overlap()));
        ObjectNode leaks = root.putObject("leaks");
        leaks.set("spans", share(card.leaks().spans()));
        leaks.set("untouched", share(card.leaks().untouched()));
        leaks.set("documents", share(card.leaks().documents()));
        card.entities().ifPresent(e -> {
            ObjectNode entities = root.putObject("entities");
            entities.set("direct", share(e.direct()));
            entities.set("quasi", share(e.quasi()));
        });
        root.set("over_redaction", share(card.overRedaction()));
        ArrayNode types = root.putArray("types");
        card.types().forEach(t -> types.add(type(t)));
        return root;
    }

    private static ObjectNode type(Scorecard.TypeRecall t) {
        ObjectNode node = JSON.createObjectNode();
        node.put("type", t.type());
        node.put("spans", t.spans());
        node.set("exact", share(t.exact()));
        node.set("overlap", share(t.overlap()));
        node.set("full", share(t.full()));
        node.set("typed", share(t.typed()));
        node.set("char", share(t.characters()));
        return node;
    }

    private static ObjectNode agreement(Agreement a) {
        ObjectNode node = JSON.createObjectNode();
        node.put("P", a.precision().value());
        node.put("R", a.recall().value());
        node.put("F1", a.f1());
        node.put("F2", a.f2());
        node.put("found", a.precision().of());
        node.put("gold", a.recall().of());
        return node;
    }

    private static ObjectNode share(Share s) {
        Share.Interval interval = s.wilson95();
        ObjectNode node = JSON.createObjectNode();
        node.put("hits", s.hits());
        node.put("of", s.of());
        node.put("value", s.value());
        node.put("low95", interval.low());
        node.put("high95", interval.high());
        return node;
    }
}
