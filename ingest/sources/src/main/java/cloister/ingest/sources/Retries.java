package cloister.ingest.sources;

import java.util.Collection;
import java.util.EnumMap;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.LongSupplier;

/** What failed, why, and when it may be tried again. */
final class Retries<K> {
    private final Backoff backoff;
    private final LongSupplier nanos;
    private final Map<K, Failure> failures = new ConcurrentHashMap<>();

    private record Failure(Trouble trouble, int count, long notBefore) {}

    Retries(Backoff backoff, LongSupplier nanos) {
        this.backoff = backoff;
        this.nanos = nanos;
    }

    /** @return how often it has failed now */
    int failed(K key, Trouble trouble) {
        long now = nanos.getAsLong();
        Failure failure = failures.compute(key, (k, before) -> {
            int count = before == null ? 1 : before.count + 1;
            return new Failure(trouble, count, now + backoff.after(count).toNanos());
        });
        return failure.count;
    }

    boolean mayTry(K key) {
        Failure failure = failures.get(key);
        return failure == null || nanos.getAsLong() - failure.notBefore >= 0;
    }

    /** Nanoseconds until it may be tried again; 0 if it may now. */
    long pause(K key) {
        Failure failure = failures.get(key);
        return failure == null ? 0 : Math.max(0, failure.notBefore - nanos.getAsLong());
    }

    boolean isClear(K key) {
        return !failures.containsKey(key);
    }

    void clear(K key) {
        failures.remove(key);
    }

    void forgetAllBut(Set<K> keys) {
        failures.keySet().retainAll(keys);
    }

    Map<Trouble, Integer> troubles() {
        Map<Trouble, Integer> counts = new EnumMap<>(Trouble.class);
        failures.values().forEach(f -> counts.merge(f.trouble, 1, Integer::sum));
        return counts;
    }

    static Map<Trouble, Integer> sum(Collection<Map<Trouble, Integer>> all) {
        Map<Trouble, Integer> counts = new EnumMap<>(Trouble.class);
        all.forEach(one -> one.forEach((trouble, n) -> counts.merge(trouble, n, Integer::sum)));
        return counts;
    }
}
