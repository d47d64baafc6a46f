package cloister.audit.ledger;

import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;

/**
 * What has to be kept of a Merkle tree to append to it and to know its root: the roots of its largest complete
 * subtrees, left to right, one for each bit that is set in its size. Appending costs O(log n).
 *
 * @param size number of leaves
 */
public record CompactRange(long size, List<Hash> subtrees) {
    private static final CompactRange EMPTY = new CompactRange(0, List.of());

    public CompactRange {
        subtrees = List.copyOf(subtrees);
        if (size < 0 || subtrees.size() != Long.bitCount(size)) {
            throw new IllegalArgumentException("a tree of " + size + " leaves does not have that many subtrees");
        }
    }

    public static CompactRange empty() {
        return EMPTY;
    }

    /** Reads what {@link #encoded()} wrote. */
    public static CompactRange decoded(long size, byte[] subtrees) {
        if (subtrees.length % Hash.LENGTH != 0) {
            throw new IllegalArgumentException("not a row of hashes");
        }
        List<Hash> hashes = new ArrayList<>();
        ByteBuffer buffer = ByteBuffer.wrap(subtrees);
        while (buffer.hasRemaining()) {
            byte[] next = new byte[Hash.LENGTH];
            buffer.get(next);
            hashes.add(Hash.of(next));
        }
        return new CompactRange(size, hashes);
    }

    /** The subtrees' hashes in a row. */
    public byte[] encoded() {
        ByteBuffer buffer = ByteBuffer.allocate(subtrees.size() * Hash.LENGTH);
        subtrees.forEach(hash -> buffer.put(hash.shared()));
        return buffer.array();
    }

    /** The tree with one leaf more. */
    public CompactRange append(Hash leaf) {
        List<Hash> grown = new ArrayList<>(subtrees);
        Hash last = leaf;
        for (long rest = size; (rest & 1) == 1; rest >>= 1) {
            last = Merkle.node(grown.remove(grown.size() - 1), last);
        }
        grown.add(last);
        return new CompactRange(size + 1, grown);
    }

    /** The Merkle tree head of RFC 9162. */
    public Hash root() {
        if (subtrees.isEmpty()) {
            return Merkle.emptyRoot();
        }
        Hash root = subtrees.get(subtrees.size() - 1);
        for (int i = subtrees.size() - 2; i >= 0; i--) {
            root = Merkle.node(subtrees.get(i), root);
        }
        return root;
    }
}
