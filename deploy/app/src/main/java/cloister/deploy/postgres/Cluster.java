package cloister.deploy.postgres;

import cloister.deploy.home.PrivateFiles;
import cloister.deploy.home.Refusal;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.List;
import java.util.Properties;
import java.util.concurrent.TimeUnit;

/**
 * The data of one embedded server and the steps to bring it up from any state that a kill may have left: never
 * initialized, half initialized, running without us, dead with traces. Callers hold the start lock.
 */
final class Cluster {
    private static final String DATABASE = "cloister";
    private static final String OWNER = "cloister";
    private static final Duration PATIENCE = Duration.ofSeconds(60);

    private final Path folder;
    private final Path data;
    private final Path initialized;
    private final Path portFile;
    private final Path passwordFile;
    private final Programs programs;

    Cluster(Path folder, Path keys) throws IOException {
        this.folder = folder;
        this.data = folder.resolve("data");
        this.initialized = folder.resolve("initialized");
        this.portFile = folder.resolve("port");
        this.passwordFile = keys.resolve("database-administrator");
        this.programs = Programs.in(Binaries.unpacked(folder), folder.resolve("server.out"));
    }

    /** Brings the server up where it isn't, and proves that it answers and keeps what it is given. */
    Address up() throws IOException {
        if (!Files.exists(initialized)) {
            initialize();
        }
        if (isRunning()) {
            Address address = address();
            if (answers(address)) {
                return address;
            }
            down("immediate");
        }
        return start();
    }

    boolean isRunning() {
        return !programs.running("postgres", data.toString()).isEmpty();
    }

    void down(String mode) throws IOException {
        programs.run("pg_ctl", "stop", "-D", data.toString(), "-m", mode, "-w", "-t", "60");
    }

    /** Where it answers while it runs. */
    Address address() throws IOException {
        return new Address(port(), DATABASE, OWNER, PrivateFiles.secret(passwordFile));
    }

    private void initialize() throws IOException {
        end(programs.strays());
        Binaries.delete(data);
        PrivateFiles.secret(passwordFile);
        Path password = folder.resolve("password");
        PrivateFiles.folder(data);
        try {
            PrivateFiles.write(password, PrivateFiles.secret(passwordFile) + "\n");
            programs.giveToOwner(password);
            programs.giveToOwner(data);
            programs.run(
                    "initdb",
                    "--pgdata=" + data,
                    "--username=" + OWNER,
                    "--pwfile=" + password,
                    "--auth=scram-sha-256",
                    "--encoding=UTF8",
                    "--locale=C",
                    "--locale-provider=builtin",
                    "--builtin-locale=C.UTF-8",
                    "--data-checksums");
        } catch (IOException e) {
            throw new Refusal("the embedded PostgreSQL can't be set up: " + why(), e);
        } finally {
            Files.deleteIfExists(password);
        }
        PrivateFiles.write(initialized, Binaries.VERSION + "\n");
    }

    private Address start() throws IOException {
        // A postmaster that was killed leaves its pid, which may by now be the pid of anything.
        Files.deleteIfExists(data.resolve("postmaster.pid"));
        int port = freePort();
        PrivateFiles.write(portFile, port + "\n");
        ServerSettings.write(data, port);
        programs.giveToOwner(data);
        Path log = folder.resolve("server.log");
        PrivateFiles.write(log, "");
        programs.giveToOwner(log);
        try {
            programs.run("pg_ctl", "start", "-D", data.toString(), "-w", "-t", "60", "-l", log.toString());
        } catch (IOException e) {
            throw new Refusal("the embedded PostgreSQL doesn't start: " + why(), e);
        }
        createDatabase();
        Address address = address();
        if (!answers(address)) {
            throw new Refusal("the embedded PostgreSQL started but doesn't answer: see " + folder + "/server.log");
        }
        return address;
    }

    /** What keeps the server from running, as far as it can be told, or where to look. */
    private String why() {
        Path log = folder.resolve("server.log");
        Path output = folder.resolve("server.out");
        return FullDisk.explains(folder, List.of(log, output))
                ? "no space is left on the disk of " + folder + "; make room and try again, nothing was lost"
                : "see " + log + " and " + output;
    }

    private void createDatabase() throws IOException {
        Address server = new Address(port(), "postgres", OWNER, PrivateFiles.secret(passwordFile));
        try (Connection connection = connect(server);
                Statement statement = connection.createStatement()) {
            boolean there;
            try (ResultSet row =
                    statement.executeQuery("select 1 from pg_database where datname = '" + DATABASE + "'")) {
                there = row.next();
            }
            if (!there) {
                statement.execute("create database " + DATABASE);
            }
        } catch (SQLException e) {
            throw new IOException("the database could not be created", e);
        }
    }

    /** Whether it answers with our password and writes what it commits to the disk. Waits while it recovers. */
    private boolean answers(Address address) throws IOException {
        long end = System.nanoTime() + PATIENCE.toNanos();
        while (true) {
            try (Connection connection = connect(address);
                    Statement statement = connection.createStatement();
                    ResultSet row = statement.executeQuery("select current_setting('fsync'),"
                            + " current_setting('synchronous_commit'), current_setting('full_page_writes'),"
                            + " current_setting('data_directory')")) {
                return row.next()
                        && List.of(row.getString(1), row.getString(2), row.getString(3))
                                .equals(List.of("on", "on", "on"))
                        && row.getString(4).equals(data.toString());
            } catch (SQLException e) {
                boolean startingUp = "57P03".equals(e.getSQLState());
                if (!startingUp || System.nanoTime() > end) {
                    return false;
                }
            }
            pause();
        }
    }

    private static Connection connect(Address address) throws SQLException {
        Properties properties = new Properties();
        properties.setProperty("user", address.owner());
        properties.setProperty("password", address.password());
        properties.setProperty("connectTimeout", "5");
        properties.setProperty("socketTimeout", "20");
        return DriverManager.getConnection(address.jdbcUrl(), properties);
    }

    private int port() throws IOException {
        try {
            return Integer.parseInt(Files.readString(portFile).strip());
        } catch (NoSuchFileException | NumberFormatException e) {
            return 0;
        }
    }

    /** The port of last time, or another one where that is taken by now. */
    private int freePort() throws IOException {
        for (int wanted : new int[] {port(), 0}) {
            try (ServerSocket socket = new ServerSocket(wanted, 1, InetAddress.getLoopbackAddress())) {
                return socket.getLocalPort();
            } catch (IOException taken) {
                if (wanted == 0) {
                    throw new IOException("no free port on the loopback interface", taken);
                }
            }
        }
        throw new IllegalStateException("unreachable");
    }

    private static void end(List<ProcessHandle> strays) throws IOException {
        for (ProcessHandle stray : strays) {
            stray.destroyForcibly();
        }
        for (ProcessHandle stray : strays) {
            try {
                stray.onExit().get(20, TimeUnit.SECONDS);
            } catch (java.util.concurrent.ExecutionException | java.util.concurrent.TimeoutException e) {
                throw new IOException("a process of an earlier start doesn't end: pid " + stray.pid(), e);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                throw new IOException("interrupted", e);
            }
        }
    }

    private static void pause() throws IOException {
        try {
            Thread.sleep(100);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException("interrupted", e);
        }
    }
}
