package cloister.deploy.wiring;

import cloister.pipeline.Claim;
import cloister.pipeline.Result;

/** Is told of each document that came to its end. */
@FunctionalInterface
public interface Watcher {

    void ended(Claim claim, Result result);

    /** Watches nothing. */
    static Watcher none() {
        return (claim, result) -> {};
    }
}
