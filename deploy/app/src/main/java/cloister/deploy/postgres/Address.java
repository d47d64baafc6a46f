package cloister.deploy.postgres;

/**
 * Where the embedded server answers.
 *
 * @param owner the name of the role that owns everything in it
 * @param password of that role; shown to nobody but the person who asks for it with {@code db url}
 */
public record Address(int port, String database, String owner, String password) {

    public String jdbcUrl() {
        return "jdbc:postgresql://127.0.0.1:" + port + "/" + database;
    }

    @Override
    public String toString() {
        return "Address(" + jdbcUrl() + ")";
    }
}
