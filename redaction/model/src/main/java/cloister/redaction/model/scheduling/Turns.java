package cloister.redaction.model.scheduling;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;

/** A queue in which callers take turns, and the items of one caller come in their order. */
final class Turns<K, T> {
    private final Map<K, Deque<T>> queues = new LinkedHashMap<>();

    void add(K caller, T item) {
        queues.computeIfAbsent(caller, any -> new ArrayDeque<>()).add(item);
    }

    int size() {
        return queues.values().stream().mapToInt(Deque::size).sum();
    }

    boolean isEmpty() {
        return queues.isEmpty();
    }

    /** The item whose turn it is, among the callers that may have one now. It stays. */
    Optional<T> peek(Predicate<K> may) {
        return queues.entrySet().stream()
                .filter(entry -> may.test(entry.getKey()))
                .map(entry -> entry.getValue().element())
                .findFirst();
    }

    /** Takes the caller's first item out; its next one comes after those of all others. */
    void take(K caller) {
        Deque<T> queue = Optional.ofNullable(queues.remove(caller)).orElseThrow();
        queue.remove();
        if (!queue.isEmpty()) {
            queues.put(caller, queue);
        }
    }

    /** Takes out all items of a kind. */
    List<T> drain(Predicate<T> which) {
        List<T> out = new ArrayList<>();
        Iterator<Deque<T>> all = queues.values().iterator();
        while (all.hasNext()) {
            Deque<T> queue = all.next();
            queue.stream().filter(which).forEach(out::add);
            queue.removeIf(which);
            if (queue.isEmpty()) {
                all.remove();
            }
        }
        return out;
    }
}
