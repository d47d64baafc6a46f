package cloister.deploy.postgres;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import cloister.deploy.home.Home;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class EmbeddedPostgresIT {
    @TempDir
    static Path shared;

    private static Home home;
    private static EmbeddedPostgres postgres;

    @BeforeAll
    static void initializeOnce() throws IOException {
        home = Home.open(shared.resolve("Zoë's home"));
        postgres = new EmbeddedPostgres(home);
        try (EmbeddedPostgres.Lease lease = postgres.lease()) {
            execute(lease.address(), "create table mark (text text)");
        }
    }

    @BeforeEach
    void stopped_beforeEachTest_nothingRuns() {
        assertThat(postgres.running()).isEmpty();
    }

    @AfterEach
    void endWhatATestLeft() throws IOException {
        postgres.keep(false);
        if (postgres.running().isPresent()) {
            postgres.lease().close();
        }
    }

    @Test
    void lease_closedAndTakenAgain_rowsAreThere() throws Exception {
        try (EmbeddedPostgres.Lease lease = postgres.lease()) {
            execute(lease.address(), "insert into mark values ('kept')");
        }
        assertThat(postgres.running()).isEmpty();
        try (EmbeddedPostgres.Lease lease = postgres.lease()) {
            assertThat(count(lease.address(), "kept")).isEqualTo(1);
        }
    }

    @Test
    void lease_serverKilled_comesBackWithCommittedRows() throws Exception {
        try (EmbeddedPostgres.Lease lease = postgres.lease()) {
            execute(lease.address(), "insert into mark values ('before the kill')");
            ProcessHandle server = ProcessHandle.of(postmaster()).orElseThrow();
            server.destroyForcibly();
            server.onExit().get(20, TimeUnit.SECONDS);
        }
        try (EmbeddedPostgres.Lease lease = postgres.lease()) {
            assertThat(count(lease.address(), "before the kill")).isEqualTo(1);
        }
    }

    @Test
    void lease_holderKilled_serverIsTakenOver() throws Exception {
        Process holder = LeaseHolder.start(home.root());
        awaitLease(holder);
        long server = postmaster();
        holder.destroyForcibly().waitFor();
        assertThat(postgres.running()).isPresent();
        try (EmbeddedPostgres.Lease lease = postgres.lease()) {
            assertThat(count(lease.address(), "never written")).isZero();
            assertThat(postmaster()).isEqualTo(server);
        }
        assertThat(postgres.running()).isEmpty();
    }

    @Test
    void lease_otherProcessStillUsesIt_staysUpUntilThatOneLeaves() throws Exception {
        Process holder = LeaseHolder.start(home.root());
        awaitLease(holder);
        postgres.lease().close();
        assertThat(postgres.running()).isPresent();
        holder.getOutputStream().close();
        assertThat(holder.waitFor()).isZero();
        assertThat(postgres.running()).isEmpty();
    }

    @Test
    void lease_twoInOneProcess_lastOneStopsIt() throws Exception {
        EmbeddedPostgres.Lease first = postgres.lease();
        EmbeddedPostgres.Lease second = new EmbeddedPostgres(home).lease();
        first.close();
        first.close();
        assertThat(postgres.running()).isPresent();
        second.close();
        assertThat(postgres.running()).isEmpty();
    }

    @Test
    void keep_lastUserLeaves_staysUp() throws Exception {
        postgres.keep(true);
        postgres.lease().close();
        assertThat(postgres.running()).isPresent();
    }

    @Test
    void lease_pidFileNamesAnotherProcess_startsAndLeavesThatOneAlone() throws Exception {
        Files.writeString(
                home.postgres().resolve("data/postmaster.pid"),
                ProcessHandle.current().pid() + "\n" + home.postgres().resolve("data") + "\n");
        try (EmbeddedPostgres.Lease lease = postgres.lease()) {
            assertThat(count(lease.address(), "never written")).isZero();
        }
    }

    @Test
    void lease_portTaken_movesToAnother() throws Exception {
        int before;
        try (EmbeddedPostgres.Lease lease = postgres.lease()) {
            before = lease.address().port();
        }
        try (ServerSocket taken = new ServerSocket(before, 1, InetAddress.getLoopbackAddress());
                EmbeddedPostgres.Lease lease = postgres.lease()) {
            assertThat(lease.address().port()).isNotEqualTo(before);
            assertThat(count(lease.address(), "never written")).isZero();
        }
    }

    @Test
    void lease_wrongPassword_isRefused() throws Exception {
        try (EmbeddedPostgres.Lease lease = postgres.lease()) {
            assertThatThrownBy(() -> DriverManager.getConnection(lease.address().jdbcUrl(), "cloister", "guessed"))
                    .isInstanceOf(SQLException.class)
                    .extracting(e -> ((SQLException) e).getSQLState())
                    .isEqualTo("28P01");
        }
    }

    @Test
    void lease_filesOfTheServer_areForTheirOwnerOnly() throws Exception {
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(home.postgres())))
                .isEqualTo("rwx------");
        assertThat(PosixFilePermissions.toString(
                        Files.getPosixFilePermissions(home.keys().resolve("database-administrator"))))
                .isEqualTo("rw-------");
    }

    @Test
    void lease_killedWhileInitializing_startsOver(@TempDir Path other) throws Exception {
        Path young = Home.open(other.resolve("young")).root();
        Process holder = LeaseHolder.start(young);
        Awaitility.await()
                .atMost(Duration.ofSeconds(60))
                .pollInterval(Duration.ofMillis(10))
                .until(() -> Files.exists(young.resolve("postgres/data/PG_VERSION")));
        holder.destroyForcibly().waitFor();
        try (EmbeddedPostgres.Lease lease = new EmbeddedPostgres(Home.open(young)).lease()) {
            execute(lease.address(), "create table mark (text text)");
            assertThat(count(lease.address(), "never written")).isZero();
        }
    }

    /** As in a container that root runs without namespaces; to ordinary users it makes no difference. */
    @Test
    void lease_namespacesNotAllowed_runsWithoutThem(@TempDir Path other) throws Exception {
        Path tools = Files.createDirectory(other.resolve("tools"));
        Path unshare = Files.writeString(tools.resolve("unshare"), "#!/bin/sh\nexit 1\n");
        Files.setPosixFilePermissions(unshare, PosixFilePermissions.fromString("rwxr-xr-x"));
        Files.setPosixFilePermissions(other, PosixFilePermissions.fromString("rwx--x--x"));
        Path young = Home.open(other.resolve("young")).root();
        ProcessBuilder builder = LeaseHolder.builder(young);
        builder.environment().merge("PATH", tools.toString(), (path, first) -> first + ":" + path);
        for (int start = 1; start <= 2; start++) {
            Process holder = builder.start();
            awaitLease(holder);
            holder.getOutputStream().close();
            assertThat(holder.waitFor()).isZero();
        }
        // And back: the same data with namespaces.
        try (EmbeddedPostgres.Lease lease = new EmbeddedPostgres(Home.open(young)).lease()) {
            execute(lease.address(), "create table mark (text text)");
        }
    }

    private static void awaitLease(Process holder) throws IOException {
        StringBuilder said = new StringBuilder();
        int next;
        while ((next = holder.getInputStream().read()) != '\n' && next >= 0) {
            said.append((char) next);
        }
        assertThat(said.toString()).startsWith("leased ");
    }

    private static long postmaster() throws IOException {
        return Long.parseLong(Files.readAllLines(home.postgres().resolve("data/postmaster.pid"))
                .get(0)
                .strip());
    }

    private static void execute(Address address, String sql) throws IOException {
        try (Connection connection = connect(address);
                Statement statement = connection.createStatement()) {
            statement.execute(sql);
        } catch (SQLException e) {
            throw new IOException(e);
        }
    }

    private static int count(Address address, String text) throws SQLException {
        try (Connection connection = connect(address);
                Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery("select count(*) from mark where text = '" + text + "'")) {
            row.next();
            return row.getInt(1);
        }
    }

    private static Connection connect(Address address) throws SQLException {
        return DriverManager.getConnection(address.jdbcUrl(), address.owner(), address.password());
    }
}
