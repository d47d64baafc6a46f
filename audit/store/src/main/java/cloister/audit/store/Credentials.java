package cloister.audit.store;

/** A database user. Shows nothing of the password. */
public record Credentials(String user, String password) {

    @Override
    public String toString() {
        return "Credentials(" + user + ")";
    }
}
