package cloister.deploy.postgres;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/** Why the server's programs failed, where it was the disk: they say it in files that nobody reads first. */
final class FullDisk {
    /** Less than the server needs to begin a file of its log. */
    private static final long LITTLE = 17L << 20;

    private static final List<String> WORDS = List.of("No space left on device", "Disk quota exceeded");

    private FullDisk() {}

    /** Whether there is too little room under {@code folder}, or one of the files ends with words that say so. */
    static boolean explains(Path folder, List<Path> said) {
        try {
            if (Files.getFileStore(folder).getUsableSpace() < LITTLE) {
                return true;
            }
            for (Path file : said) {
                if (endsWithIt(file)) {
                    return true;
                }
            }
            return false;
        } catch (IOException e) {
            return false;
        }
    }

    private static boolean endsWithIt(Path file) throws IOException {
        if (!Files.exists(file)) {
            return false;
        }
        try (Stream<String> lines = Files.lines(file, java.nio.charset.StandardCharsets.ISO_8859_1)) {
            List<String> all = lines.toList();
            return all.subList(Math.max(0, all.size() - 10), all.size()).stream()
                    .anyMatch(line -> WORDS.stream().anyMatch(line::contains));
        }
    }
}
