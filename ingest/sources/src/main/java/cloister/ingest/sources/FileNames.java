package cloister.ingest.sources;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;

/** Which names are left alone, and how a name gets a number or an ending without growing too long. */
final class FileNames {
    /** What Linux file systems take, in bytes; others take at least as many characters. */
    private static final int LONGEST = 255;

    /** Endings under which browsers, copy tools and mail programs write a file before they give it its name. */
    private static final List<String> UNFINISHED =
            List.of(".part", ".partial", ".tmp", ".temp", ".filepart", ".crdownload", ".download", ".swp", ".lck");

    private FileNames() {}

    /**
     * Whether a file of this name is left alone: hidden ones ({@code .x}: rsync, editors, NFS leavings), lock files of
     * office programs ({@code ~$x}), and those that are still to get their real name. They are counted as ignored.
     */
    static boolean isTemporary(Path file) {
        String name = text(file).toLowerCase(Locale.ROOT);
        return name.startsWith(".")
                || name.startsWith("~$")
                || UNFINISHED.stream().anyMatch(name::endsWith);
    }

    /** Hidden directories belong to systems (trash, snapshots, version control), not to documents. */
    static boolean isHidden(Path directory) {
        return text(directory).startsWith(".");
    }

    /** The directory that holds a file, which is given by its whole path. */
    static Path directoryOf(Path file) {
        Path parent = file.getParent();
        if (parent == null) {
            throw new IllegalArgumentException("a root is no file");
        }
        return parent;
    }

    /** The name itself for 1; else with {@code " (n)"} before its ending, cut so that it still fits. */
    static Path numbered(Path name, int n) {
        if (n == 1) {
            return name;
        }
        String text = text(name);
        int dot = text.lastIndexOf('.');
        String ending = dot > 0 && text.length() - dot <= 16 ? text.substring(dot) : "";
        String stem = text.substring(0, text.length() - ending.length());
        return name.resolveSibling(fitting(stem, " (" + n + ")" + ending));
    }

    /** {@code stem} and {@code ending}, the stem cut between characters so that both fit. */
    static String fitting(String stem, String ending) {
        int room = LONGEST - ending.getBytes(StandardCharsets.UTF_8).length;
        int end = stem.length();
        while (end > 0 && stem.substring(0, end).getBytes(StandardCharsets.UTF_8).length > room) {
            end = stem.offsetByCodePoints(end, -1);
        }
        return stem.substring(0, end) + ending;
    }

    private static String text(Path path) {
        Path name = path.getFileName();
        return name == null ? "" : name.toString();
    }
}
