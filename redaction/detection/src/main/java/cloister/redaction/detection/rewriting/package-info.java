/**
 * What stands where an identifier stood, if a policy asks for more than a placeholder: masks, keyed hashes, surrogates,
 * moved dates, coarser values, ciphertexts.
 */
@NullMarked
package cloister.redaction.detection.rewriting;

import org.jspecify.annotations.NullMarked;
