/** Camel routes: claims, watched folders, schedules, delivery. */
@NullMarked
package cloister.ingest.sources;

import org.jspecify.annotations.NullMarked;
