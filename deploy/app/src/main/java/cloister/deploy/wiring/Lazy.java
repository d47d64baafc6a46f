package cloister.deploy.wiring;

import java.util.Optional;
import java.util.function.Supplier;

/** A value that is made once, when it is first asked for. If making it fails, the next one who asks tries again. */
final class Lazy<T> implements Supplier<T> {
    private final Supplier<T> maker;
    private volatile Optional<T> made = Optional.empty();

    Lazy(Supplier<T> maker) {
        this.maker = maker;
    }

    @Override
    public synchronized T get() {
        if (made.isEmpty()) {
            made = Optional.of(maker.get());
        }
        return made.get();
    }

    /** The value if it has been made; doesn't wait while it is being made. */
    Optional<T> ifMade() {
        return made;
    }
}
