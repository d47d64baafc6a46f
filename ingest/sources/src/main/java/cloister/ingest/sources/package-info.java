/**
 * Where documents come from and where results go: watched folders, batches, schedules.
 *
 * <p>{@link cloister.ingest.sources.SourcesContext} runs {@link cloister.ingest.sources.WatchedFolder}s and {@link
 * cloister.ingest.sources.Schedules}; {@link cloister.ingest.sources.BatchRunner} runs one batch. All of them hand claims
 * to a {@link cloister.ingest.sources.Work}, which the application makes of the document flow.
 */
@NullMarked
package cloister.ingest.sources;

import org.jspecify.annotations.NullMarked;
