/** Hibernate and PostgreSQL: the one transaction. */
@NullMarked
package cloister.audit.store;

import org.jspecify.annotations.NullMarked;
