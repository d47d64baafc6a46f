package cloister.redaction.model;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Collectors;

/** What the processor can do. */
final class Processor {
    private static final Path INFO = Path.of("/proc/cpuinfo");

    private Processor() {}

    /** Model and abilities of the processor, and how many there are of it. */
    static String description() {
        try (var lines = Files.lines(INFO, StandardCharsets.UTF_8)) {
            return lines.filter(line -> line.startsWith("model name") || line.startsWith("flags"))
                            .distinct()
                            .sorted()
                            .collect(Collectors.joining("\n"))
                    + "\n" + Runtime.getRuntime().availableProcessors();
        } catch (IOException | UncheckedIOException e) {
            return "unknown";
        }
    }

    /** Without these instructions int8 products may overflow their 16-bit sums, and are no faster. */
    static boolean hasVnni() {
        return has("avx512_vnni") || has("avx_vnni");
    }

    /** Without these instructions products of bfloat16 are slower than those of float32. */
    static boolean hasBfloat16() {
        return has("amx_bf16") || has("avx512_bf16");
    }

    private static boolean has(String ability) {
        try {
            return Files.readString(INFO, StandardCharsets.UTF_8).contains(ability);
        } catch (IOException e) {
            return false;
        }
    }
}
