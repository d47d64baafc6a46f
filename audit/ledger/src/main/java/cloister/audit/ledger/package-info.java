/** Canonical records, Merkle log, checkpoints, the independent verifier. */
@NullMarked
package cloister.audit.ledger;

import org.jspecify.annotations.NullMarked;
