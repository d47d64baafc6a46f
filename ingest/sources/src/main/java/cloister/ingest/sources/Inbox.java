package cloister.ingest.sources;

import java.io.File;
import java.io.IOException;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.Set;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * What is seen in a watched folder, look by look. Camel's consumer walks the folders and asks here which to enter and
 * which files to offer; one thread at a time.
 */
final class Inbox {
    private static final Logger LOG = LoggerFactory.getLogger(Inbox.class);

    private final Layout layout;
    private final Disk disk;
    private final Consumer<Path> offers;
    private final Set<Path> strayFolders = new HashSet<>();
    private Set<Path> present = new HashSet<>();
    private int ignored;
    private volatile int lastIgnored;

    /** @param offers takes the path of each file that may be a document, relative to the folder */
    Inbox(Layout layout, Disk disk, Consumer<Path> offers) {
        this.layout = layout;
        this.disk = disk;
        this.offers = offers;
    }

    /** Whether Camel should enter this directory, or offer this file. */
    boolean accepts(Path path) {
        try {
            Stamp.Kind kind = disk.stamp(path).kind();
            if (kind == Stamp.Kind.DIRECTORY) {
                return layout.takesFrom(path);
            }
            boolean accepted = kind == Stamp.Kind.FILE && !FileNames.isTemporary(path);
            ignored += accepted ? 0 : 1;
            if (accepted && isMangled(path)) {
                offer(path);
                return false;
            }
            return accepted;
        } catch (NoSuchFileException e) {
            lookForStrays(FileNames.directoryOf(path));
            return false;
        } catch (IOException e) {
            // Offer it: whoever tries to read it will say what is wrong, again and again.
            return true;
        }
    }

    /** Camel takes a backslash for a separator on every system, and then finds no such file. */
    private static boolean isMangled(Path path) {
        return File.separatorChar != '\\' && path.toString().indexOf('\\') >= 0;
    }

    void offer(Path path) {
        Path relative = layout.root().relativize(path);
        if (present.add(relative)) {
            offers.accept(relative);
        }
    }

    /**
     * Names that are no valid text in this machine's encoding are mangled by Camel's {@code java.io.File}, so that
     * nothing seems to be there; {@code java.nio} keeps their bytes.
     */
    private void lookForStrays(Path directory) {
        if (!strayFolders.add(directory)) {
            return;
        }
        try {
            for (Path entry : disk.list(directory)) {
                if (!entry.toFile().toPath().equals(entry)) {
                    walk(entry);
                }
            }
        } catch (IOException e) {
            LOG.warn("A folder can't be listed; it is looked at again");
        }
    }

    private void walk(Path path) throws IOException {
        if (!accepts(path)) {
            return;
        }
        if (disk.stamp(path).kind() == Stamp.Kind.DIRECTORY) {
            for (Path entry : disk.list(path)) {
                walk(entry);
            }
        } else {
            offer(path);
        }
    }

    /** Ends a look. @return what was there, relative to the folder */
    Set<Path> ended() {
        Set<Path> seen = present;
        present = new HashSet<>();
        strayFolders.clear();
        lastIgnored = ignored;
        ignored = 0;
        return seen;
    }

    int ignored() {
        return lastIgnored;
    }
}
