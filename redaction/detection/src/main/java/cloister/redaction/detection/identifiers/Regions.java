package cloister.redaction.detection.identifiers;

import com.google.re2j.Matcher;
import com.google.re2j.Pattern;
import java.util.Optional;

/** What of an address tells no more than a state, three digits of a zip code, or a country. */
public final class Regions {
    private static final String CODES =
            "AL|AK|AZ|AR|CA|CO|CT|DE|DC|FL|GA|HI|ID|IL|IN|IA|KS|KY|LA|ME|MD|MA|MI|MN|MS|MO|MT|NE|NV|NH|NJ|NM|NY|NC|ND|OH|OK|OR|PA|PR|RI|SC|SD|TN|TX|UT|VT|VA|WA|WV|WI|WY";
    private static final String NAMES =
            "Alabama|Alaska|Arizona|Arkansas|California|Colorado|Connecticut|Delaware|Florida|Georgia|Hawaii|Idaho|Illinois|Indiana|Iowa|Kansas|Kentucky|Louisiana|Maine|Maryland|Massachusetts|Michigan|Minnesota|Mississippi|Missouri|Montana|Nebraska|Nevada|New Hampshire|New Jersey|New Mexico|New York|North Carolina|North Dakota|Ohio|Oklahoma|Oregon|Pennsylvania|Rhode Island|South Carolina|South Dakota|Tennessee|Texas|Utah|Vermont|Virginia|Washington|West Virginia|Wisconsin|Wyoming";
    private static final Pattern STATE_AND_ZIP =
            Pattern.compile("(?:^|[\\s,])(" + CODES + "|" + NAMES + ")[.,]?\\s+(\\d{5})(?:-\\d{4})?(?:,? USA?)?$");
    private static final Pattern STATE_LAST =
            Pattern.compile("(?:^|,\\s*)(" + NAMES + ")$|,\\s*(" + CODES + ")(?:,? USA?)?$");
    private static final Pattern ZIP = Pattern.compile("(\\d{5})(?:-\\d{4})?");

    private Regions() {}

    /**
     * The region, or nothing where none is known.
     *
     * @param american whether five digits alone are a zip code of the United States
     */
    public static Optional<String> of(String address, boolean american) {
        String text = address.strip();
        Matcher zip = ZIP.matcher(text);
        if (american && zip.matches()) {
            return Optional.of(PostcodeRecognizer.zip3(zip.group(1)));
        }
        Matcher both = STATE_AND_ZIP.matcher(text);
        if (both.find()) {
            return Optional.of(both.group(1) + " " + PostcodeRecognizer.zip3(both.group(2)));
        }
        Matcher state = STATE_LAST.matcher(text);
        if (state.find()) {
            return Optional.of(state.group(1) == null ? state.group(2) : state.group(1));
        }
        int last = Math.max(text.lastIndexOf(','), text.lastIndexOf('\n')) + 1;
        String end = text.substring(last).strip();
        return Countries.isName(end) ? Optional.of(end) : Optional.empty();
    }
}
