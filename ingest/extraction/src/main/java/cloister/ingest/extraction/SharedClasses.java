package cloister.ingest.extraction;

import java.util.ArrayList;
import java.util.List;

/**
 * How a worker process comes by its classes more quickly: from the archive that this process was started with, as its
 * launcher tells by system properties. Without them a worker reads its class path.
 */
final class SharedClasses {
    /** An archive of class data sharing, made for the class path of this process. */
    private static final String ARCHIVE = "cloister.classes.archive";

    /** Where a worker writes which classes it loads, from which an archive is made. */
    private static final String LIST = "cloister.classes.list";

    private SharedClasses() {}

    /** Options for a worker's Java. An archive that is missing or unfit is left aside without a word. */
    static List<String> options() {
        List<String> options = new ArrayList<>(List.of("-Xshare:auto", "-Xlog:cds*=off"));
        String archive = System.getProperty(ARCHIVE, "");
        if (!archive.isEmpty()) {
            options.add("-XX:SharedArchiveFile=" + archive);
        }
        String list = System.getProperty(LIST, "");
        if (!list.isEmpty()) {
            options.add("-XX:DumpLoadedClassList=" + list);
        }
        return options;
    }
}
