package cloister.audit.store;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import java.time.Duration;
import java.util.Properties;
import org.postgresql.ds.PGSimpleDataSource;

/** How this module connects: with deadlines everywhere, and with a driver that repeats no values in its messages. */
final class DataSources {
    private static final Duration CONNECT = Duration.ofSeconds(5);
    /** No statement of the store takes that long; a server that doesn't answer is given up. */
    private static final Duration ANSWER = Duration.ofSeconds(60);

    private DataSources() {}

    static HikariDataSource pool(String url, Credentials as, int connections) {
        HikariConfig config = new HikariConfig();
        config.setPoolName("audit");
        config.setDataSource(simple(url, as, ANSWER));
        config.setMaximumPoolSize(connections);
        config.setMinimumIdle(1);
        config.setAutoCommit(false);
        config.setConnectionTimeout(CONNECT.multipliedBy(2).toMillis());
        config.setValidationTimeout(CONNECT.toMillis());
        config.setKeepaliveTime(Duration.ofMinutes(2).toMillis());
        config.setMaxLifetime(Duration.ofMinutes(30).toMillis());
        config.setInitializationFailTimeout(1);
        return new HikariDataSource(config);
    }

    /** @param answer how long to wait for the server's next bytes */
    static PGSimpleDataSource simple(String url, Credentials as, Duration answer) {
        PGSimpleDataSource source = new PGSimpleDataSource();
        source.setUrl(url);
        source.setUser(as.user());
        source.setPassword(as.password());
        source.setApplicationName("cloister");
        source.setConnectTimeout((int) CONNECT.toSeconds());
        source.setSocketTimeout((int) answer.toSeconds());
        source.setTcpKeepAlive(true);
        source.setLogServerErrorDetail(false);
        source.setOptions(options());
        return source;
    }

    /** A commit that was reported must have reached the disk, and a session that hangs must not hold the log's lock. */
    private static String options() {
        Properties options = new Properties();
        options.put("synchronous_commit", "on");
        options.put("lock_timeout", "30s");
        options.put("idle_in_transaction_session_timeout", "60s");
        options.put("TimeZone", "UTC");
        StringBuilder text = new StringBuilder();
        options.forEach((name, value) ->
                text.append("-c ").append(name).append('=').append(value).append(' '));
        return text.toString().strip();
    }
}
