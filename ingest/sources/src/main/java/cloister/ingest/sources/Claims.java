package cloister.ingest.sources;

import cloister.pipeline.Claim;
import cloister.pipeline.DocumentId;
import cloister.pipeline.FileRef;
import cloister.pipeline.Sha256;
import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Takes files by moving them, in one instant, into a private folder of the same share, {@code
 * .cloister/claimed/<id>/<path as it was>}: only one process can succeed, nobody else finds them there, and where the
 * file lies is all that has to be known after a crash. Where originals stay, a copy takes this place.
 */
final class Claims {
    private static final String SEAL = ".seal";
    private static final String COPYING = ".copying";
    private static final Set<String> OURS = Set.of(SEAL, COPYING, ResultFiles.NAME_NOTE, ResultFiles.TEMPORARY);

    private final WatchSettings settings;
    private final Layout layout;
    private final Disk disk;
    private final Share share;
    private final Seen seen;
    private final InstantSource clock;

    /** The file changed while it was being digested: it is not finished yet. */
    static final class StillChanging extends IOException {
        private static final long serialVersionUID = 1L;
    }

    Claims(WatchSettings settings, Disk disk, InstantSource clock) {
        this.settings = settings;
        this.layout = new Layout(settings.root());
        this.disk = disk;
        this.share = new Share(disk);
        this.seen = new Seen(layout, disk);
        this.clock = clock;
    }

    /** Makes the private folder; nothing else may work on this share before. */
    void prepare() throws IOException {
        share.makeDirectories(layout.root(), layout.claimed(), true);
        share.makeDirectories(layout.root(), layout.out(), false);
        if (settings.originals() == Originals.MOVE) {
            share.makeDirectories(layout.root(), layout.done(), false);
            share.makeDirectories(layout.root(), layout.held(), false);
        }
    }

    /** Whether this state of the file has been taken before, so that there is nothing to do for it. */
    boolean isTaken(Path relative, Stamp stamp) throws IOException {
        return settings.originals() == Originals.LEAVE
                && seen.last(relative).filter(e -> e.matches(stamp)).isPresent();
    }

    /** Takes a file that was seen with this stamp. Empty if there is no longer anything to take. */
    Optional<Holding> take(DocumentId id, Path relative, Stamp expected) throws IOException {
        requireNoLinks(relative);
        if (settings.originals() == Originals.LEAVE && sameAsBefore(relative, expected)) {
            return Optional.empty();
        }
        Holding holding = new Holding(id, relative, layout.claim(id).resolve(relative));
        share.makeDirectories(layout.claimed(), FileNames.directoryOf(holding.file()), true);
        try {
            return settings.originals() == Originals.MOVE ? moved(holding) : copied(holding, expected);
        } catch (IOException e) {
            if (!share.exists(holding.file())) {
                close(id);
            }
            throw e;
        }
    }

    /** A link among the folders could lead to files that are none of ours. */
    private void requireNoLinks(Path relative) throws IOException {
        for (Path parent = relative.getParent(); parent != null; parent = parent.getParent()) {
            if (disk.stamp(layout.root().resolve(parent)).kind() != Stamp.Kind.DIRECTORY) {
                throw new NoSuchFileException("behind a link");
            }
        }
    }

    private Optional<Holding> moved(Holding holding) throws IOException {
        share.move(layout.root().resolve(holding.relative()), holding.file());
        if (!disk.stamp(holding.file()).isFile()) {
            giveBack(holding);
            return Optional.empty();
        }
        return Optional.of(holding);
    }

    private Optional<Holding> copied(Holding holding, Stamp expected) throws IOException {
        Path original = layout.root().resolve(holding.relative());
        Path copying = layout.claim(holding.id()).resolve(COPYING);
        disk.copy(original, copying);
        if (!disk.stamp(original).equals(expected)) {
            close(holding.id());
            return Optional.empty();
        }
        share.move(copying, holding.file());
        // Before anything is recorded of the document: what the archive knows as open has been taken for good.
        seen.taken(holding.relative(), expected, disk.digest(holding.file()), holding.id());
        return Optional.of(holding);
    }

    /** Touched, but not changed: only the memory is brought up to date. */
    private boolean sameAsBefore(Path relative, Stamp expected) throws IOException {
        Optional<Seen.Entry> last = seen.last(relative).filter(e -> e.size() == expected.size());
        if (last.isEmpty()) {
            return false;
        }
        Path original = layout.root().resolve(relative);
        Sha256 content = disk.digest(original);
        if (!content.equals(last.get().content()) || !disk.stamp(original).equals(expected)) {
            return false;
        }
        seen.taken(relative, expected, content, last.get().id());
        return true;
    }

    /**
     * The claim on what the file held when its document began. The seal outlives a crash, so that a late writer can't
     * put other content under an outcome that was reached before.
     *
     * @throws StillChanging if it changes right now
     */
    Claim seal(Holding holding) throws IOException {
        Path place = layout.claim(holding.id()).resolve(SEAL);
        Optional<Seal> earlier = share.exists(place) ? Seal.parse(disk.read(place)) : Optional.empty();
        Seal seal = earlier.isPresent() ? earlier.get() : fresh(holding, place);
        return new Claim(
                holding.id(),
                settings.source(),
                new FileRef(holding.file()),
                seal.size(),
                seal.content(),
                seal.claimedAt(),
                Optional.empty());
    }

    private Seal fresh(Holding holding, Path place) throws IOException {
        Stamp before = disk.stamp(holding.file());
        Sha256 content = disk.digest(holding.file());
        if (!disk.stamp(holding.file()).equals(before)) {
            throw new StillChanging();
        }
        Seal seal = new Seal(content, before.size(), clock.instant());
        disk.write(place, seal.toBytes());
        return seal;
    }

    /** Whether the file still holds what was sealed. */
    boolean isUnchanged(Claim claim) throws IOException {
        return disk.digest(claim.file().path()).equals(claim.content());
    }

    /** Puts a file back where it was, so that it is taken anew, under another id. */
    void giveBack(Holding holding) throws IOException {
        if (settings.originals() == Originals.LEAVE) {
            seen.forget(holding.relative(), holding.id());
            disk.delete(holding.file());
        } else {
            putAway(holding, layout.root());
        }
        close(holding.id());
    }

    /** Puts a file under {@code base}, in the subfolder it was in; where that can't be, in a folder of its id. */
    void putAway(Holding holding, Path base) throws IOException {
        try {
            Path directory = FileNames.directoryOf(base.resolve(holding.relative()));
            share.makeDirectories(base, directory, false);
            share.putAway(holding.file(), directory);
        } catch (FileAlreadyExistsException | java.nio.file.InvalidPathException e) {
            Path directory = base.resolve(holding.id().toString());
            share.makeDirectories(base, directory, false);
            share.putAway(holding.file(), directory);
        }
    }

    /** Drops the copy of an original that stays. */
    void drop(Holding holding) throws IOException {
        disk.delete(holding.file());
    }

    /** Removes the folder of a claim that no longer holds a file. */
    void close(DocumentId id) throws IOException {
        Path folder = layout.claim(id);
        if (share.exists(folder)) {
            empty(folder);
            disk.delete(folder);
            disk.sync(layout.claimed());
        }
    }

    private void empty(Path folder) throws IOException {
        for (Path entry : disk.list(folder)) {
            if (disk.stamp(entry).kind() == Stamp.Kind.DIRECTORY) {
                empty(entry);
                disk.delete(entry);
            } else if (OURS.contains(String.valueOf(entry.getFileName()))) {
                disk.delete(entry);
            }
        }
    }

    /** The ids of all claims that the last process left, with or without a file in them. */
    List<DocumentId> left() throws IOException {
        List<DocumentId> ids = new ArrayList<>();
        for (Path folder : disk.list(layout.claimed())) {
            try {
                ids.add(DocumentId.parse(String.valueOf(folder.getFileName())));
            } catch (IllegalArgumentException e) {
                // Somebody else's: leave it.
            }
        }
        return ids;
    }

    /** The file in the folder of this claim, if there is one. */
    Optional<Holding> holding(DocumentId id) throws IOException {
        Path folder = layout.claim(id);
        return share.exists(folder)
                ? file(folder).map(file -> new Holding(id, folder.relativize(file), file))
                : Optional.empty();
    }

    private Optional<Path> file(Path folder) throws IOException {
        for (Path entry : disk.list(folder)) {
            Stamp.Kind kind = disk.stamp(entry).kind();
            Optional<Path> found = kind == Stamp.Kind.DIRECTORY
                    ? file(entry)
                    : Optional.of(entry).filter(e -> !OURS.contains(String.valueOf(e.getFileName())));
            if (found.isPresent()) {
                return found;
            }
        }
        return Optional.empty();
    }
}
