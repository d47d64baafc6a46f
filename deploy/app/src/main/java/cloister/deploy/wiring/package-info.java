/** The object graph: what is made of which settings, and closed in which order. */
@NullMarked
package cloister.deploy.wiring;

import org.jspecify.annotations.NullMarked;
