package cloister.redaction.evaluation.generation;

import java.time.LocalDate;
import java.util.Collections;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.function.Supplier;
import java.util.regex.Pattern;

/** Writes one document: walks a frame, and keeps what has to be the same throughout. */
final class Composer {
    private static final int DRAWS = 5;
    private static final Pattern LEGAL_FORM = Pattern.compile(
            "(?:,? (?:Ltd|LLP|LLC|PLLC|PC|Inc|plc|Corp|Co|GmbH|AG|KG|OHG|e\\.K|mbH|SARL|SAS|SA|S\\.A|S\\.L|SL|Srl|srl|SpA|S\\.p\\.A|"
                    + "B\\.V|BV|N\\.V|NV|Lda|AB|ApS|A/S|AS|Oy|Oyj|s\\.r\\.o|a\\.s|z o\\.o|sp|S\\.A\\.S|& Co|Trust|NHS Trust)\\.?)+$");

    private final String language;
    private final String region;
    private final Optional<String> home;
    private final Words words;
    private final Split split;
    private final Style style;
    private final SplittableRandom random;
    private final Cast cast;
    private final DateWriter dates;
    private final PersonWriter people;
    private final Map<String, String> memory = new HashMap<>();
    private final Set<Node> used = Collections.newSetFromMap(new IdentityHashMap<>());
    private Optional<Decoy> decoy;
    private Page page = new Page();

    private Composer(Frame frame, String language, Split split, SplittableRandom random) {
        this.language = language;
        this.split = split;
        this.style = frame.style();
        this.random = random;
        this.home =
                frame.region().equals("echr") ? Optional.of(NamePool.any(NamePool.EUROPE, random)) : Optional.empty();
        this.region = home.map(h -> frame.region() + "-" + h).orElseGet(() -> region(frame, language, random));
        this.words = Grammar.standard().words(language, region);
        this.decoy = chooseDecoy();
        LocalDate today = style == Style.JUDGEMENT
                ? LocalDate.of(random.nextInt(1994, 2013), 1, 1).plusDays(random.nextInt(365))
                : LocalDate.of(random.nextInt(2012, 2027), 1, 1).plusDays(random.nextInt(365));
        this.cast = new Cast(
                language,
                split,
                random,
                today,
                style == Style.CLINICAL,
                words.names("word-first", split),
                words.names("word-last", split),
                home,
                decoy);
        this.dates = new DateWriter(this, today, random);
        this.people = new PersonWriter(this, cast, today, random);
    }

    private static String region(Frame frame, String language, SplittableRandom random) {
        if (!frame.region().isEmpty()) {
            return frame.region();
        }
        return language.equals("en") ? (random.nextInt(100) < 58 ? "us" : "gb") : language;
    }

    static Page compose(Frame frame, String language, Split split, SplittableRandom random) {
        Composer composer = new Composer(frame, language, split, random);
        composer.run(frame.body());
        return composer.page;
    }

    private Optional<Decoy> chooseDecoy() {
        if (random.nextInt(100) >= 30) {
            return Optional.empty();
        }
        List<Decoy> own = words.decoys(split);
        return own.isEmpty() ? Optional.empty() : Optional.of(NamePool.any(own, random));
    }

    private void run(Node node) {
        if (node instanceof Node.Text text) {
            page.add(text.value());
        } else if (node instanceof Node.Sequence sequence) {
            sequence.parts().forEach(this::run);
        } else if (node instanceof Node.Choice choice) {
            run(NamePool.any(choice.options(), random));
        } else if (node instanceof Node.Marked marked) {
            marked(marked.mark(), marked.inside());
        } else if (node instanceof Node.Insert insert) {
            insert(insert);
        } else if (node instanceof Node.Slot slot) {
            slot(slot);
        }
    }

    private void marked(Mark mark, Node inside) {
        int start = page.open();
        run(inside);
        page.close(start, mark);
    }

    private void insert(Node.Insert insert) {
        Rule rule = rule(insert.rule());
        int times = random.nextInt(insert.least(), insert.most() + 1);
        boolean prose = !insert.between().equals("\n");
        for (int i = 0; i < times; i++) {
            Node node = fresh(rule);
            if (i > 0 && prose && used.contains(node)) {
                continue;
            }
            used.add(node);
            if (i > 0) {
                page.add(insert.between());
            }
            if (insert.most() > 1) {
                cast.nextRow();
                memory.keySet().removeIf(key -> key.startsWith("row"));
            }
            marked(rule.isEntity() ? markOf(rule) : Mark.NOTHING, node, rule.isEntity());
        }
    }

    private void marked(Mark mark, Node inside, boolean entity) {
        if (entity) {
            marked(mark, inside);
        } else {
            run(inside);
        }
    }

    /** An alternative that the document doesn't have yet, if one is soon found. */
    private Node fresh(Rule rule) {
        Node node = rule.any(split, random);
        for (int i = 1; i < DRAWS && used.contains(node); i++) {
            node = rule.any(split, random);
        }
        return node;
    }

    private void slot(Node.Slot slot) {
        switch (slot.head()) {
            case "#" -> page.add(Identifiers.pattern(slot.argument(), random));
            case "n" -> page.add(number(slot.argument()));
            case "tab" -> page.tab(Integer.parseInt(slot.argument()));
            case "date", "today", "past", "future" -> dates.write(slot.head(), slot.form());
            case "raw" -> page.add(raw(slot.form()));
            case "org" -> organization(slot.form());
            case "make" -> page.add(Identifiers.make(slot.argument(), region, random));
            case "spoken" -> spoken(slot.argument());
            case "up" -> upper(slot.argument());
            case "decoy" -> writeDecoy();
            default -> {
                if (slot.form().isEmpty()) {
                    entity(slot.head());
                } else {
                    people.write(slot.head(), slot.form(), slot.argument());
                }
            }
        }
    }

    private String number(String range) {
        int dash = range.indexOf('-', 1);
        int least = Integer.parseInt(range.substring(0, dash));
        String most = range.substring(dash + 1);
        String value = String.valueOf(random.nextInt(least, Integer.parseInt(most) + 1));
        boolean padded = range.charAt(0) == '0' && dash > 1;
        return padded ? "0".repeat(Math.max(0, most.length() - value.length())) + value : value;
    }

    private String raw(String kind) {
        String culture = home.orElseGet(() -> NamePool.own(language, random));
        return switch (kind) {
            case "last" -> cast.last(culture, random.nextBoolean());
            case "simple-last" -> NamePool.standard().draw(culture, "last", split, random);
            case "first" ->
                NamePool.standard().draw(culture, random.nextBoolean() ? "first-f" : "first-m", split, random);
            case "town" -> town(culture);
            default -> throw new IllegalStateException("no raw " + kind);
        };
    }

    /** A town of the list, or one made of a language's parts; never one of the other split. */
    private String town(String culture) {
        Optional<Rule> parts = words.find("town-made");
        if (home.isEmpty() && parts.isPresent() && random.nextInt(100) < (language.equals("en") ? 75 : 35)) {
            for (int i = 0; i < DRAWS * DRAWS; i++) {
                String made = expand(parts.get().any(split, random));
                if (split.owns(made)) {
                    return made;
                }
            }
        }
        return NamePool.standard().draw(culture, "town", split, random);
    }

    private void entity(String name) {
        int key = name.indexOf('#');
        String plain = key < 0 ? name : name.substring(0, key);
        Rule rule = rule(plain);
        if (!rule.isEntity()) {
            throw new IllegalStateException("not an entity: " + plain + " in " + language);
        }
        if (key < 0) {
            marked(markOf(rule), rule.any(split, random));
        } else {
            page.add(remembered(name, () -> expand(rule.any(split, random))), markOf(rule));
        }
    }

    private void organization(String form) {
        int dot = form.indexOf('.');
        String kind = dot < 0 ? form : form.substring(0, dot);
        String rule = "org." + kind.replaceAll("\\d+$", "");
        String name = remembered("org." + kind, () -> expand(rule(rule).any(split, random)));
        String shape = dot < 0 ? "" : form.substring(dot + 1);
        String shown =
                switch (shape) {
                    case "short" -> LEGAL_FORM.matcher(name).replaceFirst("");
                    case "upper" -> name.toUpperCase(Locale.ROOT);
                    default -> name;
                };
        page.add(shown, markOf(rule("organization")));
    }

    private void spoken(String name) {
        Rule rule = rule(name);
        page.add(people.spokenDigits(expand(rule.any(split, random))), markOf(rule));
    }

    private void upper(String inside) {
        int from = page.length();
        run(TemplateParser.parse("{" + inside + "}"));
        page.upperCase(from);
    }

    private void writeDecoy() {
        decoy.ifPresent(d -> run(d.sentence()));
        decoy = Optional.empty();
    }

    // What the writers of dates and people need.

    String expand(Node node) {
        Page outer = page;
        page = new Page();
        run(node);
        String text = page.text();
        page = outer;
        return text;
    }

    String remembered(String key, Supplier<String> first) {
        String known = memory.get(key);
        if (known == null) {
            known = first.get();
            memory.put(key, known);
        }
        return known;
    }

    Rule rule(String name) {
        return words.rule(name);
    }

    Words words() {
        return words;
    }

    Mark markOf(Rule rule) {
        return rule.marks().getOrDefault(style, Mark.NOTHING);
    }

    Split split() {
        return split;
    }

    Style style() {
        return style;
    }

    String language() {
        return language;
    }

    Page page() {
        return page;
    }
}
