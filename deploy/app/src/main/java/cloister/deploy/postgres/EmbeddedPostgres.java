package cloister.deploy.postgres;

import cloister.deploy.home.FileGuard;
import cloister.deploy.home.Home;
import cloister.deploy.home.Refusal;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The embedded server of a home. Every process that needs it takes a lease; the first one starts it, the last one that
 * leaves stops it, unless {@code db start} asked for it to be kept. A process that is killed loses its lease with its
 * file locks; the server it leaves behind is taken over by the next one.
 */
public final class EmbeddedPostgres {
    private static final Duration PATIENCE = Duration.ofMinutes(2);
    /** Leases inside this process: locks between processes can't tell them apart. */
    private static final Map<Path, Shared> HERE = new HashMap<>();

    private final Path folder;
    private final Path keys;

    public EmbeddedPostgres(Home home) {
        this.folder = home.postgres();
        this.keys = home.keys();
    }

    /** The right to use the running server until it is closed. */
    public final class Lease implements AutoCloseable {
        private final Address address;
        private boolean open = true;

        private Lease(Address address) {
            this.address = address;
        }

        public Address address() {
            return address;
        }

        @Override
        public void close() throws IOException {
            synchronized (HERE) {
                if (open) {
                    open = false;
                    leave();
                }
            }
        }
    }

    private static final class Shared {
        private final FileGuard guard;
        private int leases;

        private Shared(FileGuard guard) {
            this.guard = guard;
        }
    }

    /**
     * A lease on the server, started or taken over where necessary.
     *
     * @throws Refusal if it can't be brought up
     */
    public Lease lease() {
        synchronized (HERE) {
            try (FileGuard starting = startLock()) {
                Shared shared = HERE.get(folder);
                if (shared == null) {
                    shared = new Shared(FileGuard.await(users(), true, PATIENCE)
                            .orElseThrow(() -> new IOException("the users' lock stays taken")));
                }
                Address address;
                try {
                    address = new Cluster(folder, keys).up();
                } catch (IOException | RuntimeException e) {
                    if (shared.leases == 0) {
                        shared.guard.close();
                    }
                    throw e;
                }
                shared.leases++;
                HERE.put(folder, shared);
                return new Lease(address);
            } catch (IOException e) {
                String why = FullDisk.explains(folder, List.of())
                        ? "no space is left on its disk; make room and try again, nothing was lost"
                        : String.valueOf(e.getMessage());
                throw new Refusal("the embedded PostgreSQL in " + folder + " doesn't come up: " + why, e);
            }
        }
    }

    /** Where it answers, if it runs now; starts nothing. */
    public Optional<Address> running() {
        try {
            if (!Files.exists(folder.resolve("initialized"))) {
                return Optional.empty();
            }
            Cluster cluster = new Cluster(folder, keys);
            return cluster.isRunning() ? Optional.of(cluster.address()) : Optional.empty();
        } catch (IOException e) {
            throw new Refusal("the embedded PostgreSQL in " + folder + " can't be looked at", e);
        }
    }

    /** Whether the server stays up when its last user leaves. */
    public void keep(boolean keep) {
        try {
            if (keep) {
                Files.writeString(folder.resolve("keep"), "");
            } else {
                Files.deleteIfExists(folder.resolve("keep"));
            }
        } catch (IOException e) {
            throw new Refusal("the folder " + folder + " can't be written", e);
        }
    }

    private void leave() throws IOException {
        Shared shared = HERE.get(folder);
        if (shared == null) {
            return;
        }
        shared.leases--;
        if (shared.leases > 0) {
            return;
        }
        HERE.remove(folder);
        try (FileGuard starting = startLock()) {
            shared.guard.close();
            Optional<FileGuard> alone = FileGuard.attempt(users(), false);
            if (alone.isPresent()) {
                try (FileGuard last = alone.get()) {
                    stopUnlessKept();
                }
            }
        }
    }

    private void stopUnlessKept() throws IOException {
        Cluster cluster = new Cluster(folder, keys);
        if (!Files.exists(folder.resolve("keep")) && cluster.isRunning()) {
            cluster.down("fast");
        }
    }

    private FileGuard startLock() throws IOException {
        return FileGuard.await(folder.resolve("start.lock"), false, PATIENCE)
                .orElseThrow(() -> new IOException("another process is starting or stopping it and doesn't finish"));
    }

    private Path users() {
        return folder.resolve("users.lock");
    }
}
