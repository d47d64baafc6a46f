package cloister.redaction.detection.identifiers;

import cloister.pipeline.Finding;
import cloister.pipeline.FindingType;
import cloister.pipeline.Span;
import cloister.redaction.detection.DocumentText;
import cloister.redaction.detection.Evidence;
import cloister.redaction.detection.Recognizer;
import com.google.re2j.Matcher;
import com.google.re2j.Pattern;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/** Postcodes, with the town and the lines before them that belong to the address. */
final class PostcodeRecognizer implements Recognizer {
    /** The three-digit areas in which 20,000 people or fewer live (HHS guidance, census of 2000). */
    private static final Set<String> SMALL_AREAS = Set.of(
            "036", "059", "063", "102", "203", "556", "692", "790", "821", "823", "830", "831", "878", "879", "884",
            "890", "893");

    private static final String STATE =
            "(?:AL|AK|AZ|AR|CA|CO|CT|DE|DC|FL|GA|HI|ID|IL|IN|IA|KS|KY|LA|ME|MD|MA|MI|MN|MS|MO|MT|NE|NV|NH|NJ|NM|NY|NC|ND|OH|OK|OR|PA|PR|RI|SC|SD|TN|TX|UT|VT|VA|WA|WV|WI|WY)";
    private static final String STATE_NAME =
            "(?:Alabama|Alaska|Arizona|Arkansas|California|Colorado|Connecticut|Delaware|Florida|Georgia|Hawaii|Idaho|Illinois|Indiana|Iowa|Kansas|Kentucky|Louisiana|Maine|Maryland|Massachusetts|Michigan|Minnesota|Mississippi|Missouri|Montana|Nebraska|Nevada|New Hampshire|New Jersey|New Mexico|New York|North Carolina|North Dakota|Ohio|Oklahoma|Oregon|Pennsylvania|Rhode Island|South Carolina|South Dakota|Tennessee|Texas|Utah|Vermont|Virginia|Washington|West Virginia|Wisconsin|Wyoming)";
    private static final Pattern US =
            Pattern.compile("\\b(?:" + STATE + "|" + STATE_NAME + ")[.,]? +(\\d{5}(?:-\\d{4})?)\\b");
    private static final Pattern US_STATE_END =
            Pattern.compile("((?:\\p{Lu}[\\p{L}'’.-]+ ){0,2}\\p{Lu}[\\p{L}'’.-]+), (?:" + STATE + ")\\b");
    private static final Pattern ANY_STATE =
            Pattern.compile("(\\p{Lu}[\\p{L}'’-]+(?: \\p{Lu}[\\p{L}'’-]+){0,2},? [A-Z]{2} \\d{5}(?:-\\d{4})?)\\b");
    private static final Pattern UNIT_LINE = Pattern.compile("(?:Apt|Apartment|Suite|Ste)\\.? \\d{1,5}[A-Z]?");
    private static final Pattern STREET_LINE =
            Pattern.compile("\\d{3,6} \\p{Lu}[\\p{L}\\p{M}'’.-]+(?: [\\p{L}\\p{M}'’.-]+){0,3} \\d{1,4}\\.?");
    private static final Pattern COUNTRY_LINE = Pattern.compile("([\\p{Lu}][\\p{L} ]{3,30}) (\\d{4,6})");
    private static final Pattern UK = Pattern.compile("\\b(?:[A-Z]{1,2}\\d[A-Z\\d]? ?\\d[A-Z]{2}|GIR ?0AA)\\b");
    private static final Pattern IRISH = Pattern.compile("\\b[AC-FHKNPRTV-Y]\\d[0-9W] ?[0-9AC-FHKNPRTV-Y]{4}\\b");
    private static final Pattern CANADIAN = Pattern.compile("\\b[ABCEGHJ-NPRSTVXY]\\d[A-Z] ?\\d[A-Z]\\d\\b");
    private static final String TOWN =
            "\\p{Lu}[\\p{L}\\p{M}'’.-]{2,}(?:[ -](?:\\p{Lu}[\\p{L}\\p{M}'’.-]+|an der|am|im|sur|sous|lès|la|le|de|del|di|der|den|aan|nad)){0,3}";
    private static final Pattern CONTINENTAL = Pattern.compile(
            "(?:^|[,(\"'>|;] ?|\\b(?:in|à|en|a|te|w) )((?:[A-Z]{1,2}-\\d{4,5}|\\d{5}|\\d{4} ?[A-Z]{2}|\\d{2}-\\d{3}|\\d{4}-\\d{3}|[A-Z]{1,2}-\\d{2}-\\d{3}) "
                    + TOWN + "(?: \\([A-Z]{2}\\)| (?i:cedex)(?: \\d{1,2})?)?)");
    private static final Pattern ZIP_LABEL = Pattern.compile(
            "(?i:zip(?: ?code)?|postcode|post code|plz|cap|code postal|código postal)[\"']?[ :=]+[\"']?([A-Z0-9][A-Z0-9 -]{2,9}[A-Z0-9])");
    private static final Set<String> CONNECTORS = Set.of("of", "the", "and", "upon", "on", "le", "y", "in", "next");

    private final boolean keepZip3;

    PostcodeRecognizer(boolean keepZip3) {
        this.keepZip3 = keepZip3;
    }

    @Override
    public String id() {
        return "postcode";
    }

    @Override
    public String signature() {
        return keepZip3 + " " + US + US_STATE_END + UK + IRISH + CANADIAN + CONTINENTAL + ZIP_LABEL
                + SMALL_AREAS.stream().sorted().toList();
    }

    @Override
    public List<Finding> find(DocumentText text) {
        List<Finding> found = new ArrayList<>();
        for (int line = 0; line < text.lines().size(); line++) {
            Span span = text.lines().get(line);
            String piece = span.of(text.raw());
            block(piece, span.start(), found);
            if (longRun(piece)) {
                american(piece, span.start(), found);
                each(ANY_STATE, piece, span.start(), 1, Evidence.LIKELY, found);
            }
            if (piece.contains(", ")) {
                each(US_STATE_END, piece, span.start(), 1, Evidence.LIKELY, found);
            }
            if (piece.chars().anyMatch(Character::isDigit)) {
                british(text, piece, span.start(), found);
                each(CONTINENTAL, piece, span.start(), 1, Evidence.LIKELY, found);
                each(ZIP_LABEL, piece, span.start(), 1, Evidence.STRONG, found);
            }
        }
        return found;
    }

    /** A line of its own in an address block: "Suite 501", "20789 Alder 46", "Estonia 62488". */
    private static void block(String piece, int offset, List<Finding> found) {
        String line = piece.strip();
        if (line.isEmpty()
                || line.length() > 44
                || !Character.isDigit(line.charAt(line.length() - 1)) && !line.endsWith(".")) {
            return;
        }
        int start = offset + piece.indexOf(line);
        if (UNIT_LINE.matcher(line).matches() || STREET_LINE.matcher(line).matches()) {
            found.add(new Finding(
                    new Span(start, start + line.length()), FindingType.ADDRESS, Evidence.LIKELY, "postcode.block"));
        }
        Matcher country = COUNTRY_LINE.matcher(line);
        if (country.matches()
                && !Months.isMonth(country.group(1).toLowerCase(Locale.ROOT))
                && Countries.isName(country.group(1))) {
            found.add(new Finding(
                    new Span(start + country.start(2), start + country.end(2)),
                    FindingType.ADDRESS,
                    Evidence.LIKELY,
                    "postcode.block"));
        }
    }

    private void american(String piece, int offset, List<Finding> found) {
        Matcher zip = US.matcher(piece);
        while (zip.find()) {
            Span span = new Span(offset + zip.start(1), offset + zip.end(1));
            found.add(new Finding(
                    span, FindingType.ADDRESS, Evidence.STRONG, "postcode.us", keepZip3 ? zip3(zip.group(1)) : ""));
            Span town = AddressRuns.backOneSegment(piece, zip.start());
            if (!town.isEmpty()) {
                found.add(new Finding(town.shift(offset), FindingType.ADDRESS, Evidence.STRONG, "postcode.town"));
            }
        }
    }

    /** Five figures in a row: without them there is no zip code. */
    private static boolean longRun(String piece) {
        int run = 0;
        for (int i = 0; i < piece.length(); i++) {
            run = piece.charAt(i) >= '0' && piece.charAt(i) <= '9' ? run + 1 : 0;
            if (run == 5) {
                return true;
            }
        }
        return false;
    }

    /** What Safe Harbor lets stand of a zip code; "000**" where too few people live. */
    static String zip3(String zip) {
        String area = zip.substring(0, 3);
        return SMALL_AREAS.contains(area) ? "000**" : area + "**";
    }

    private static void british(DocumentText text, String piece, int offset, List<Finding> found) {
        for (Pattern pattern : List.of(UK, IRISH, CANADIAN)) {
            Matcher code = pattern.matcher(piece);
            while (code.find()) {
                Span span = new Span(offset + code.start(), offset + code.end());
                int start = AddressRuns.back(text, span.start(), CONNECTORS);
                boolean address = start < span.start();
                double score = code.group().indexOf(' ') > 0 || address ? Evidence.STRONG : Evidence.POSSIBLE;
                found.add(new Finding(
                        new Span(start, span.end()),
                        FindingType.ADDRESS,
                        score,
                        "postcode." + (address ? "address" : "alone")));
            }
        }
    }

    private static void each(Pattern pattern, String piece, int offset, int group, double score, List<Finding> found) {
        Matcher matcher = pattern.matcher(piece);
        while (matcher.find()) {
            String last = matcher.group(group)
                    .substring(matcher.group(group).lastIndexOf(' ') + 1)
                    .toLowerCase(Locale.ROOT);
            if (!Months.isMonth(last)) {
                found.add(new Finding(
                        new Span(offset + matcher.start(group), offset + matcher.end(group)),
                        FindingType.ADDRESS,
                        score,
                        "postcode.eu"));
            }
        }
    }
}
