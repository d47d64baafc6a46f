package cloister.redaction.model;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;

/** How much memory the process holds, as the system sees it: the heap and what lies outside it. */
final class ResidentMemory {
    private ResidentMemory() {}

    /**
     * KiB.
     *
     * @throws IOException if the system doesn't say
     */
    static long kibibytes() throws IOException {
        try (var lines = Files.lines(Path.of("/proc/self/status"), StandardCharsets.UTF_8)) {
            return lines.filter(line -> line.startsWith("VmRSS:"))
                    .mapToLong(line -> Long.parseLong(line.replaceAll("\\D", "")))
                    .findFirst()
                    .orElseThrow(() -> new IOException("no resident size"));
        }
    }
}
