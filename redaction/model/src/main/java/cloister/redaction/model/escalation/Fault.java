package cloister.redaction.model.escalation;

/** Why a call came to nothing. Words of our own: what the other side says is neither shown nor kept. */
enum Fault {
    NOT_RESOLVED("name not resolved", true),
    NOT_INSIDE("address not private", false),
    PLAIN_HTTP("plain HTTP not allowed", false),
    UNREACHABLE("no connection", true),
    CERTIFICATE("certificate not trusted", false),
    WRONG_KEY("public key not the pinned one", false),
    TLS("no agreement on TLS", false),
    TIMEOUT("time-out", false),
    BROKEN_OFF("connection broken off", true),
    TOO_LARGE("answer too large", false),
    REDIRECTED("redirect refused", false),
    UNAUTHORIZED("API key refused", false),
    BUSY("server busy", true),
    REJECTED("request rejected", false),
    SERVER_FAILED("server failed", true),
    UNREADABLE("answer unreadable", false),
    CUT_OFF("answer cut off", false);

    private final String words;
    private final boolean passing;

    Fault(String words, boolean passing) {
        this.words = words;
        this.passing = passing;
    }

    /** For audit records and logs; scripted against, so they never change their meaning. */
    String words() {
        return words;
    }

    /** Whether it may be over in a moment, and nothing was answered yet that trying again could repeat. */
    boolean isPassing() {
        return passing;
    }

    static Fault ofStatus(int status) {
        if (status >= 300 && status < 400) {
            return REDIRECTED;
        }
        if (status == 401 || status == 403 || status == 407) {
            return UNAUTHORIZED;
        }
        if (status == 408 || status == 429 || status == 503) {
            return BUSY;
        }
        return status >= 500 ? SERVER_FAILED : status >= 400 ? REJECTED : UNREADABLE;
    }
}
