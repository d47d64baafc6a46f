package cloister.redaction.detection.identifiers;

import cloister.pipeline.Finding;
import cloister.pipeline.FindingType;
import cloister.pipeline.Span;
import cloister.redaction.detection.DocumentText;
import cloister.redaction.detection.DocumentText.Word;
import cloister.redaction.detection.Evidence;
import cloister.redaction.detection.Recognizer;
import com.google.re2j.Pattern;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/** Lines of addresses by their build: number and street, box, with the postcode and town that follow. */
final class StreetRecognizer implements Recognizer {
    private static final String CAP = "(?:\\p{Lu}[\\p{L}]{0,4}\\.|\\p{Lu}[\\p{L}\\p{M}'’-]*)";
    private static final String UNIT =
            "(?:,? (?i:apt|apartment|unit|suite|ste|bldg|building|floor|fl|flat|rm|room|lot|no|trlr)\\b\\.? ?#?[\\w/-]{1,6}|,? ?# ?[\\w-]{1,6})?";
    private static final String FRONT =
            "(?:(?i:flat|apt|apartment|unit|suite|ste|studio|room|plot|lot|floor)\\.? [\\w/.-]{1,6},? ?(?:" + CAP
                    + "(?: " + CAP + "){0,2}, ?)?)?";
    private static final String SUFFIX =
            "(?i:street|str|st|road|rd|avenue|ave|av|boulevard|blvd|lane|ln|drive|dr|court|ct|place|pl|plaza|square|sq|terrace|ter|terr|way|parkway|pkwy|circle|cir|highway|hwy|trail|trl|loop|alley|row|close|crescent|cres|gardens|gdns|grove|mews|yard|hill|rise|walk|wynd|brae|quay|wharf|view|park|parade|gate|green|meadow|meadows|cottages|cottage|rigg|steps|mount|bank|vale|fields|field|crossing|path|point|pike|ridge|run|hollow|bend|canyon|heights|turnpike|tpke|villas|villa|estate|drove|vennel|pass|pond|spur|bluff|shore|shores|creek|island|junction|knoll|lodge|mill|mills|orchard|overlook|port|prairie|ranch|rapids|springs|station|summit|valley|causeway|viaduct|esplanade|freeway|fort|forge|forest|fall|falls|cove|corner|corners|common|cliff|camp|bypass|brook|bridge|branch|bayou|beach|squares?|centers?|streets|roads|avenues|expressway|motorway|keys?|groves?|parkways|tunnel|throughway|trafficway|track|trace|stravenue|stream)\\b\\.?";
    private static final Pattern ENGLISH = Pattern.compile(FRONT
            + "\\d{1,6}[A-Za-z]?(?: ?[-/&] ?\\d+[A-Za-z]?)?,? (?:[NSEWnsew]{1,2}\\.? )?(?:" + CAP
            + "|\\d{1,3}(?i:st|nd|rd|th)) (?:(?:" + CAP + "|of|the|de|la|and) ){0,4}"
            + SUFFIX + "(?: [NSEW]{1,2}\\b)?(?: (?i:north|south|east|west)\\b)?" + UNIT);
    private static final Pattern LOWER = Pattern.compile(
            "\\d{1,6}[a-z]? (?:[\\p{Ll}'’]{3,14} ){1,3}(?:street|road|rd|avenue|ave|blvd|lane|ln|drive|court|ct|way|terrace|close|crescent)\\b"
                    + UNIT);
    private static final Pattern NUMBER_NAME =
            Pattern.compile("\\d{1,5}[A-Za-z]? (?:[NSEW]\\.? )?\\d{1,3}(?:st|nd|rd|th|ST|ND|RD|TH) (?:" + SUFFIX + ")");
    private static final Pattern BOX = Pattern.compile(
            "(?i)(?:p\\.? ?o\\.? ?box|post office box|postfach|bp|b\\.p\\.|apartado(?: de correos)?|apdo\\.?|casella postale|c\\.p\\.|postbus|skrytka(?: pocztowa)?|boîte postale|caixa postal|postboks|rr ?\\d{1,3},? box|hc ?\\d{1,3},? box|psc ?\\d{1,4},? box|cmr ?\\d{1,4},? box|unit ?\\d{1,5},? box|box)[ :]{1,2}(?:nr\\.? ?)?[\\dOl][\\dOl -]*[\\dOl]?");
    private static final Pattern MILITARY = Pattern.compile("[AFD]PO,? A[AEP] \\d{5}(?:-\\d{4})?");
    private static final Pattern FRENCH = Pattern.compile(
            "(?i:(?:\\d{1,4}(?: ?(?:bis|ter|quater))?,? )?(?:rue|avenue|av\\.|boulevard|bd|blvd|place|pl\\.|chemin|impasse|allée|allées|quai|route|cours|square|passage|sentier|ruelle|faubourg|résidence|lotissement|cité|villa|hameau))(?: (?:des|de|du|les|la|le|l'|d'|et|aux|à|en|sur|sainte|saint|\\d{1,2}|(?:[dl]')?"
                    + CAP + "|[dl]'[\\p{L}-]+)){1,7}");
    private static final Pattern GERMAN = Pattern.compile(
            "(?:(?:An der|Am|Auf der|Auf dem|Im|In der|Zum|Zur|Unter den|Hinter der|Vor dem|Alte[rs]?|Neue[rs]?|Große|Kleine|Obere|Untere|Hohe|Lange|Breite|Sankt|St\\.|"
                    + CAP + "(?:er|-)) ?)?"
                    + "[\\p{Lu}][\\p{L}-]*(?i:straße|strasse|str\\.|weg|gasse|platz|allee|ring|damm|ufer|graben|steig|stieg|hof|berg|chaussee|markt|kai|zeile|promenade|wall|stieg|pfad|winkel|grund|feld|garten|brücke|tor|rain|leite|steg|straat|laan|plein|kade|gracht|dijk|singel|dreef|steeg|pad|lei|baan|gatan|vägen|gränd|torget|stigen|allén|backen|gade|vej|gata|veien|bakken|plassen|katu|tie|kuja)"
                    + " (?:Nr\\. ?)?\\d{1,4} ?[a-zA-Z]?\\b(?: ?[-/–] ?\\d{1,4}[a-z]?)?(?: (?:bus|bis|lgh|tv|th|hs) ?\\d{0,4})?");
    private static final Pattern GERMAN_WORDS = Pattern.compile(
            "(?:An der|Am|Auf der|Auf dem|Im|In der|In den|Zum|Zur|Unter den|Hinter der|Vor dem|Alte[rs]?|Neue[rs]?|"
                    + CAP + ") (?:" + CAP
                    + " )?(?:Straße|Strasse|Str\\.|Weg|Gasse|Platz|Allee|Ring|Damm|Ufer|Markt|Hof|Berg|Berge|Kanal|Tor|Bach|Deich|Wall|Mühle|Kirche|Plads|Plass|vei|gate|väg|gata|"
                    + CAP + ") \\d{1,4} ?[a-z]?\\b");
    private static final Pattern SOUTHERN = Pattern.compile(
            "(?:C/|Calle|C\\.|Cl\\.|Avda\\.?|Avenida|Av\\.|Plaza|Pza\\.?|Paseo|Pº|Camino|Carrer|Carrera|Ronda|Travesía|Cuesta|Rúa|Via|V\\.le|Viale|Piazza|P\\.za|P\\.zza|Corso|C\\.so|Largo|Vicolo|Strada|Piazzale|Contrada|Salita|Borgo|Lungo\\p{L}+|Rua|R\\.|Travessa|Tv\\.|Praça|Alameda|Estrada|Beco|Calçada|Urbanização)"
                    + "(?: (?:dell'[\\p{L}]+|d'[\\p{L}]+|della|delle|degli|del|dei|des|de|di|dos|do|das|da|las|la|los|lo|el|e|y|"
                    + CAP
                    + "|[dl]'" + CAP + "|dell'" + CAP
                    + "|[IVX]+|\\d{1,2})){1,6},? (?:n\\.?[ºo°]? ?|nº ?)?\\d{1,4}(?:[/ -]?[A-Za-z]\\b)?(?:, ?\\d{1,2}\\.?[ºª°]?(?: ?[A-Za-zº]{1,4})?\\.?)?");
    private static final Pattern POLISH = Pattern.compile(
            "(?:ul\\.|al\\.|pl\\.|os\\.|ulica|ulicy|aleja|alei|osiedle|plac) ?(?:(?:\\d{1,2}|św\\.|ks\\.|gen\\.|" + CAP
                    + ") ){1,5}\\d{1,4}[a-zA-Z]?(?:/\\d{1,4})?(?: ?m\\. ?\\d{1,4})?");
    private static final Pattern CORNER = Pattern.compile("(?i:corner of|intersection of|junction of) " + CAP
            + "(?: \\w+){0,3} and " + CAP + "(?: " + CAP + "){0,2}");
    private static final Pattern MILE = Pattern.compile(
            "(?i:mile marker|mile post|milepost|mm|exit) \\d{1,4}(?:\\.\\d)?(?: (?:on|of) (?:Interstate|I|US|State Route|Route|Hwy|Highway|M|A)[- ]?\\d{1,4})?");
    private static final String TOWN =
            "(?:St\\. )?\\p{Lu}[\\p{L}\\p{M}'’-]+(?:[ -](?:(?:an der|am|im|a\\.|sur|sous|lès|les|la|le|del|de|di|upon|on|under|in|der|den|aan|nad|do|da) )?\\p{Lu}[\\p{L}\\p{M}'’-]+){0,3}";
    private static final Pattern TAIL = Pattern.compile(
            "(?:, ?[^,\\n]{1,18})?[ \\t]*(?:[,·|-]|\\n)?[ \\t]*\\n?[ \\t>]*(?:(?:[A-Z]{1,2}[- ])?\\d{4,5} ?" + TOWN
                    + "|\\d{4} ?[A-Z]{2},? +"
                    + TOWN + "|\\d{2}-\\d{3} " + TOWN + "|\\d{4}-\\d{3} " + TOWN + "|\\d{3} \\d{2} " + TOWN
                    + ")(?: \\([A-Z]{2}\\)| [A-Z]{2}\\b|[- ]Cedex(?: \\d+)?)?(?: cedex(?: \\d{1,2})?| CEDEX(?: \\d{1,2})?)?");
    private static final Pattern TOWN_TAIL =
            Pattern.compile(",[ \\t]*\\n?[ \\t]*" + TOWN + "(?:,? (?:[A-Z]{2} )?\\d{4,6}(?:-\\d{4})?)?");

    private static final Set<String> STREET_WORDS = Set.of(
            "rue",
            "avenue",
            "av",
            "boulevard",
            "bd",
            "place",
            "chemin",
            "impasse",
            "allée",
            "allées",
            "quai",
            "route",
            "cours",
            "square",
            "passage",
            "sentier",
            "ruelle",
            "faubourg",
            "hameau",
            "résidence",
            "c",
            "calle",
            "cl",
            "avda",
            "avenida",
            "plaza",
            "pza",
            "paseo",
            "camino",
            "carrer",
            "carrera",
            "ronda",
            "travesía",
            "cuesta",
            "rúa",
            "via",
            "viale",
            "piazza",
            "p",
            "corso",
            "largo",
            "vicolo",
            "strada",
            "piazzale",
            "contrada",
            "salita",
            "borgo",
            "rua",
            "r",
            "travessa",
            "tv",
            "praça",
            "alameda",
            "estrada",
            "beco",
            "calçada",
            "ul",
            "al",
            "pl",
            "os",
            "ulica",
            "ulicy",
            "aleja",
            "alei",
            "osiedle",
            "plac",
            "postfach",
            "bp",
            "apartado",
            "casella",
            "postbus",
            "skrytka",
            "box",
            "po",
            "rr",
            "hc",
            "psc",
            "cmr",
            "unit",
            "apo",
            "fpo",
            "dpo",
            "corner",
            "intersection",
            "junction",
            "mile",
            "milepost",
            "post",
            "boîte");

    @Override
    public String id() {
        return "street";
    }

    @Override
    public String signature() {
        return "" + ENGLISH + LOWER + BOX + FRENCH + GERMAN + GERMAN_WORDS + SOUTHERN + POLISH + CORNER + TAIL
                + TOWN_TAIL;
    }

    @Override
    public List<Finding> find(DocumentText text) {
        List<Finding> found = new ArrayList<>();
        for (Word word : text.words()) {
            char first = word.text().charAt(0);
            if (Character.isDigit(first) && wordSoon(text.raw(), word.end())) {
                try1(text, word.start(), ENGLISH, found);
                try1(text, word.start(), FRENCH, found);
                try1(text, word.start(), LOWER, found);
                try1(text, word.start(), NUMBER_NAME, found);
            } else if (Character.isLetter(first)) {
                byLetter(text, word, found);
            }
        }
        return found;
    }

    private static void byLetter(DocumentText text, Word word, List<Finding> found) {
        String lower = word.text().toLowerCase(Locale.ROOT);
        int at = word.start();
        boolean goesOn =
                word.end() < text.raw().length() && " ./º:".indexOf(text.raw().charAt(word.end())) >= 0;
        if (goesOn && STREET_WORDS.contains(lower)) {
            for (Pattern pattern : List.of(BOX, SOUTHERN, POLISH, FRENCH, CORNER, MILITARY, MILE)) {
                try1(text, at, pattern, found);
            }
        }
        if (FRONTS.contains(lower)) {
            try1(text, at, ENGLISH, found);
        }
        if (Character.isUpperCase(word.text().charAt(0)) && digitSoon(text.raw(), word.start())) {
            try1(text, at, GERMAN, found);
            if (GERMAN_HEADS.contains(lower)) {
                try1(text, at, GERMAN_WORDS, found);
            }
        }
    }

    private static final Set<String> FRONTS =
            Set.of("flat", "apt", "apartment", "unit", "suite", "ste", "studio", "room", "plot", "lot", "floor");
    private static final Set<String> GERMAN_HEADS = Set.of(
            "an", "am", "auf", "im", "in", "zum", "zur", "unter", "hinter", "vor", "alte", "alter", "altes", "neue",
            "neuer", "lange", "hohe", "obere", "untere", "große", "kleine", "breite");

    /** A letter within a few characters: otherwise no street follows. */
    private static boolean wordSoon(String raw, int at) {
        int to = Math.min(raw.length(), at + 6);
        for (int i = at; i < to; i++) {
            if (Character.isLetter(raw.charAt(i))) {
                return true;
            }
        }
        return false;
    }

    private static boolean digitSoon(String raw, int at) {
        int to = Math.min(raw.length(), at + 48);
        for (int i = at; i < to && raw.charAt(i) != '\n'; i++) {
            if (Character.isDigit(raw.charAt(i))) {
                return true;
            }
        }
        return false;
    }

    private static void try1(DocumentText text, int at, Pattern pattern, List<Finding> found) {
        String raw = text.raw();
        int line = raw.indexOf('\n', at);
        int reach = Math.min(90, (line < 0 ? raw.length() : line) - at);
        Optional<Span> street = Windows.match(pattern, raw, at, reach);
        if (street.isEmpty() || at > 0 && Character.isLetterOrDigit(raw.charAt(at - 1)) || notStreet(raw, at)) {
            return;
        }
        int end = street.get().end();
        if (pattern == ENGLISH && endsInLowerCase(street.get().of(raw))) {
            return;
        }
        if (pattern == BOX
                && text.lower().startsWith("bp", at)
                && Windows.match(TAIL, raw, end, 60).isEmpty()) {
            return;
        }
        Optional<Span> tail = Windows.match(TAIL, raw, end, 60);
        if (tail.isPresent()) {
            end = tail.get().end();
        } else if (pattern != MILE && pattern != CORNER) {
            end = Windows.match(TOWN_TAIL, raw, end, 60).map(Span::end).orElse(end);
        }
        while (end > at && " ,.".indexOf(raw.charAt(end - 1)) >= 0) {
            end--;
        }
        found.add(new Finding(new Span(at, end), FindingType.ADDRESS, Evidence.STRONG, "street"));
    }

    /** "2213 Murphy drive": the kind of street is written large, or all of it small (another pattern). */
    private static boolean endsInLowerCase(String street) {
        String bare =
                street.replaceAll("(?i),? (?:apt|apartment|unit|suite|ste|bldg|floor|flat|rm|room|lot|no|#).*$", "");
        String last = bare.substring(bare.lastIndexOf(' ') + 1);
        return !last.isEmpty() && Character.isLowerCase(last.charAt(0));
    }

    /** "5/9 Park", "$40 Way": part of another number. */
    private static boolean notStreet(String raw, int at) {
        boolean year = raw.startsWith("19", at) || raw.startsWith("20", at);
        int after = at + 4;
        boolean the = year && (raw.startsWith(" the ", after) || raw.startsWith(", the ", after));
        return the || at > 0 && Character.isDigit(raw.charAt(at)) && "$€£.,/:".indexOf(raw.charAt(at - 1)) >= 0;
    }
}
