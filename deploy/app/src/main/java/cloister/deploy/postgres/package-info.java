/** A real PostgreSQL that lives in the home, shared by every process of it and lasting through kills. */
@NullMarked
package cloister.deploy.postgres;

import org.jspecify.annotations.NullMarked;
