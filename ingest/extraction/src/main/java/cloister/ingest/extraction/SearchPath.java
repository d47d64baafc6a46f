package cloister.ingest.extraction;

import java.io.File;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.stream.Collectors;

/** Lists of folders and files as they stand in PATH or on a class path. */
final class SearchPath {
    private SearchPath() {}

    /** Every entry made absolute; an empty one is the working directory, as Java and POSIX have it. */
    static String absolute(String list) {
        return Arrays.stream(list.split(File.pathSeparator, -1))
                .map(entry -> Path.of(entry).toAbsolutePath().toString())
                .collect(Collectors.joining(File.pathSeparator));
    }
}
