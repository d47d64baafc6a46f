package cloister.deploy.postgres;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** The server's own configuration, written anew at each start so that it is known to hold. */
final class ServerSettings {
    private ServerSettings() {}

    static void write(Path data, int port) throws IOException {
        Files.writeString(data.resolve("postgresql.conf"), SETTINGS.formatted(port));
        Files.writeString(data.resolve("pg_hba.conf"), ACCESS);
    }

    /** Errors are logged without the statement, its values or any detail, all of which may hold PHI. */
    private static final String SETTINGS = """
            listen_addresses = '127.0.0.1'
            port = %d
            unix_socket_directories = ''
            max_connections = 60
            password_encryption = 'scram-sha-256'

            fsync = on
            synchronous_commit = on
            full_page_writes = on
            wal_level = replica
            max_wal_size = '512MB'

            shared_buffers = '64MB'
            work_mem = '8MB'
            maintenance_work_mem = '64MB'
            jit = off

            timezone = 'UTC'
            log_timezone = 'UTC'
            datestyle = 'iso, ymd'
            lc_messages = 'C'

            logging_collector = on
            log_directory = 'log'
            log_filename = 'postgres-%%a.log'
            log_truncate_on_rotation = on
            log_rotation_age = '1d'
            log_rotation_size = 0
            log_error_verbosity = terse
            log_min_error_statement = panic
            log_statement = none
            log_parameter_max_length = 0
            log_parameter_max_length_on_error = 0
            """;

    private static final String ACCESS = """
            # Nobody without a password, nobody from elsewhere.
            host all all 127.0.0.1/32 scram-sha-256
            """;
}
