package cloister.audit.ledger;

import cloister.pipeline.Sha256;

/** The hashes of a Merkle tree (RFC 9162, section 2.1.1): leaves and nodes can't be taken for one another. */
public final class Merkle {
    private static final byte LEAF = 0;
    private static final byte NODE = 1;
    private static final Hash EMPTY = Hash.ofHex(Sha256.of(new byte[0]).hex());

    private Merkle() {}

    public static Hash leaf(byte[] content) {
        return Hash.digest(LEAF, content);
    }

    public static Hash node(Hash left, Hash right) {
        return Hash.digest(NODE, left.shared(), right.shared());
    }

    /** The root of the tree without leaves. */
    public static Hash emptyRoot() {
        return EMPTY;
    }
}
