package cloister.deploy.doctor;

/**
 * One thing that was looked at.
 *
 * @param found what is there
 * @param mend what to do; empty where nothing is to be done
 */
public record Check(String what, State state, String found, String mend) {

    /** How it is. */
    public enum State {
        GOOD("good"),
        /** It works, with less than it could. */
        WORSE("worse"),
        /** It doesn't work until this is mended. */
        BROKEN("broken");

        private final String word;

        State(String word) {
            this.word = word;
        }

        public String word() {
            return word;
        }
    }

    static Check good(String what, String found) {
        return new Check(what, State.GOOD, found, "");
    }

    static Check worse(String what, String found, String mend) {
        return new Check(what, State.WORSE, found, mend);
    }

    static Check broken(String what, String found, String mend) {
        return new Check(what, State.BROKEN, found, mend);
    }
}
