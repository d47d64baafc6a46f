package cloister.ingest.sources;

/** What keeps a document from going on. All of it is tried again, for ever; nothing is given up. */
public enum Trouble {
    UNREADABLE("the file can't be read"),
    NOT_TAKEN("the file can't be taken into the private folder"),
    NOT_DELIVERED("the results can't be written to the share"),
    SHARE_FULL("no space is left on the share"),
    NOT_RECORDED("nothing can be recorded, so nothing is processed"),
    SHARE_AWAY("the folder can't be read"),
    STOPPED("a stop was asked for before it was begun"),
    FAULT("an unforeseen fault");

    private final String what;

    Trouble(String what) {
        this.what = what;
    }

    /** What is wrong, for people. */
    public String what() {
        return what;
    }
}
