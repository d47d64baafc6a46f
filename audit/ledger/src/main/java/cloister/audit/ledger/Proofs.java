package cloister.audit.ledger;

import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.function.LongFunction;

/**
 * Proofs that a record stands in a log, and that a log is the continuation of an earlier one (RFC 9162, sections 2.1.3
 * and 2.1.4). Building one reads leaf hashes in proportion to the log; checking one takes O(log n).
 */
public final class Proofs {

    private Proofs() {}

    /** The hashes that lead from the leaf at {@code index} to the root of the first {@code size} leaves. */
    public static List<Hash> inclusion(long index, long size, LongFunction<Hash> leaves) {
        requireInside(index, size);
        List<Hash> path = new ArrayList<>();
        path(index, 0, size, leaves, path);
        return List.copyOf(path);
    }

    private static void path(long index, long from, long to, LongFunction<Hash> leaves, List<Hash> path) {
        if (to - from == 1) {
            return;
        }
        long middle = from + largestPowerBelow(to - from);
        if (index < middle) {
            path(index, from, middle, leaves, path);
            path.add(root(middle, to, leaves));
        } else {
            path(index, middle, to, leaves, path);
            path.add(root(from, middle, leaves));
        }
    }

    /** Whether the proof leads from this leaf to this root. */
    public static boolean includes(Hash leaf, long index, long size, List<Hash> proof, Hash root) {
        requireInside(index, size);
        long node = index;
        long last = size - 1;
        Hash hash = leaf;
        for (Hash sibling : proof) {
            if (last == 0) {
                return false;
            }
            if ((node & 1) == 1 || node == last) {
                hash = Merkle.node(sibling, hash);
                while ((node & 1) == 0 && node != 0) {
                    node >>= 1;
                    last >>= 1;
                }
            } else {
                hash = Merkle.node(hash, sibling);
            }
            node >>= 1;
            last >>= 1;
        }
        return last == 0 && hash.equals(root);
    }

    /** The hashes that show the first {@code old} leaves to be the beginning of the first {@code size}. */
    public static List<Hash> consistency(long old, long size, LongFunction<Hash> leaves) {
        if (old < 1 || old > size) {
            throw new IndexOutOfBoundsException("no log of " + old + " records begins one of " + size);
        }
        List<Hash> proof = new ArrayList<>();
        subproof(old, 0, size, true, leaves, proof);
        return List.copyOf(proof);
    }

    private static void subproof(
            long old, long from, long to, boolean known, LongFunction<Hash> leaves, List<Hash> proof) {
        if (old == to) {
            if (!known) {
                proof.add(root(from, to, leaves));
            }
            return;
        }
        long middle = from + largestPowerBelow(to - from);
        if (old <= middle) {
            subproof(old, from, middle, known, leaves, proof);
            proof.add(root(middle, to, leaves));
        } else {
            subproof(old, middle, to, false, leaves, proof);
            proof.add(root(from, middle, leaves));
        }
    }

    /** Whether the proof shows that the log with {@code root} continues the one with {@code oldRoot}. */
    public static boolean continues(long old, Hash oldRoot, long size, Hash root, List<Hash> proof) {
        if (old < 1 || old > size) {
            return false;
        }
        if (old == size) {
            return proof.isEmpty() && oldRoot.equals(root);
        }
        long node = old - 1;
        long last = size - 1;
        while ((node & 1) == 1) {
            node >>= 1;
            last >>= 1;
        }
        Iterator<Hash> rest = proof.iterator();
        if (node != 0 && !rest.hasNext()) {
            return false;
        }
        Hash first = node == 0 ? oldRoot : rest.next();
        Hash before = first;
        Hash after = first;
        while (rest.hasNext()) {
            Hash sibling = rest.next();
            if (last == 0) {
                return false;
            }
            if ((node & 1) == 1 || node == last) {
                before = Merkle.node(sibling, before);
                after = Merkle.node(sibling, after);
                while ((node & 1) == 0 && node != 0) {
                    node >>= 1;
                    last >>= 1;
                }
            } else {
                after = Merkle.node(after, sibling);
            }
            node >>= 1;
            last >>= 1;
        }
        return last == 0 && before.equals(oldRoot) && after.equals(root);
    }

    private static Hash root(long from, long to, LongFunction<Hash> leaves) {
        CompactRange range = CompactRange.empty();
        for (long i = from; i < to; i++) {
            range = range.append(leaves.apply(i));
        }
        return range.root();
    }

    private static long largestPowerBelow(long size) {
        return Long.highestOneBit(size - 1);
    }

    private static void requireInside(long index, long size) {
        if (index < 0 || index >= size) {
            throw new IndexOutOfBoundsException("no leaf " + index + " in a tree of " + size);
        }
    }
}
