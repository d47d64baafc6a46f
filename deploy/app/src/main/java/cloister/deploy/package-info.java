/** main, CLI, configuration, wiring, embedded PostgreSQL. */
@NullMarked
package cloister.deploy;

import org.jspecify.annotations.NullMarked;
