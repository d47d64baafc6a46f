package cloister.ingest.extraction.ocr;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/**
 * Whether scans can be read on this machine.
 *
 * @param enabled as the settings say
 * @param installed whether the program was found and answered
 * @param languages what it will read with, in this order; empty if it can't read
 * @param missing languages that the settings ask for and that have no data
 * @param orientation whether it can tell a page that lies on its side
 */
public record OcrStatus(
        boolean enabled, boolean installed, List<String> languages, List<String> missing, boolean orientation) {
    /** Tried in this order when the settings name none; every further one costs time on each page. */
    private static final List<String> USUAL = List.of("eng", "deu", "fra", "spa", "ita", "nld", "pol", "por");

    private static final String ORIENTATION = "osd";

    public OcrStatus {
        languages = List.copyOf(languages);
        missing = List.copyOf(missing);
    }

    /** Asks the program itself, so that its own search for language data (TESSDATA_PREFIX and so on) counts. */
    public static OcrStatus probe(OcrPlan plan) {
        if (!plan.enabled()) {
            return new OcrStatus(false, false, List.of(), List.of(), false);
        }
        Set<String> found = installedLanguages(plan);
        if (found.isEmpty()) {
            return new OcrStatus(true, false, List.of(), plan.languages(), false);
        }
        List<String> wanted = plan.languages();
        List<String> missing =
                wanted.stream().filter(language -> !found.contains(language)).toList();
        List<String> used = wanted.isEmpty()
                ? USUAL.stream().filter(found::contains).toList()
                : missing.isEmpty() ? wanted : List.of();
        return new OcrStatus(true, true, used, missing, found.contains(ORIENTATION));
    }

    /** Whether a scan will be read rather than Held. */
    public boolean ready() {
        return !languages.isEmpty();
    }

    /** One line for people: what is there, or what to do. */
    public String advice() {
        if (!enabled) {
            return "OCR is switched off: scans and pictures are Held";
        }
        if (!installed) {
            return "Tesseract was not found: apt-get install tesseract-ocr tesseract-ocr-eng";
        }
        if (!missing.isEmpty()) {
            return "Tesseract lacks language data: apt-get install tesseract-ocr-"
                    + String.join(" tesseract-ocr-", missing).replace('_', '-');
        }
        return ready()
                ? "Tesseract reads " + String.join(", ", languages)
                : "Tesseract has no language data: apt-get install tesseract-ocr-eng";
    }

    private static Set<String> installedLanguages(OcrPlan plan) {
        return OcrProgram.answer(plan, OcrProgram.LANGUAGES)
                .map(OcrStatus::names)
                .orElse(Set.of());
    }

    /** The first line is a heading; each other one is a language, or a script in a folder of its own. */
    private static Set<String> names(String list) {
        List<String> lines = new ArrayList<>(list.lines().map(String::strip).toList());
        Set<String> names = new TreeSet<>();
        for (String line : lines.subList(Math.min(1, lines.size()), lines.size())) {
            if (line.matches("[A-Za-z0-9_]+")) {
                names.add(line);
            }
        }
        return names;
    }
}
