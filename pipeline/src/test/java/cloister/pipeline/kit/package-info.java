/** Contracts that every implementation of a port has to pass, and fakes that pass them. */
@NullMarked
package cloister.pipeline.kit;

import org.jspecify.annotations.NullMarked;
