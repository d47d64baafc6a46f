package cloister.redaction.model;

import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.lang.management.MemoryUsage;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/**
 * How much memory the process holds, as the system sees it, and what for. KiB.
 *
 * @param total in memory: the heap and what lies outside it
 * @param heap that Java has taken for its heap; what it hasn't touched yet is counted too
 * @param code compiled code and classes
 * @param files pages of files, most of them of libraries
 */
public record ResidentMemory(long total, long heap, long code, long files) {

    /** @throws IOException if the system doesn't say */
    static ResidentMemory now() throws IOException {
        List<String> lines = Files.readAllLines(Path.of("/proc/self/status"), StandardCharsets.UTF_8);
        var java = ManagementFactory.getMemoryMXBean();
        return new ResidentMemory(
                of("VmRSS:", lines),
                kibibytes(java.getHeapMemoryUsage()),
                kibibytes(java.getNonHeapMemoryUsage()),
                of("RssFile:", lines) + of("RssShmem:", lines));
    }

    /** What is left: weights, tracks, threads, and what allocators keep. */
    public long rest() {
        return total - heap - code - files;
    }

    private static long kibibytes(MemoryUsage usage) {
        return usage.getCommitted() / 1024;
    }

    private static long of(String key, List<String> lines) throws IOException {
        return lines.stream()
                .filter(line -> line.startsWith(key))
                .mapToLong(line -> Long.parseLong(line.replaceAll("\\D", "")))
                .findFirst()
                .orElseThrow(() -> new IOException("no resident size"));
    }
}
