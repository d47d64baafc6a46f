/**
 * What parent and worker say to each other: a few kinds of bounded, length-prefixed frames over the worker's standard
 * input and output.
 */
@NullMarked
package cloister.ingest.extraction.wire;

import org.jspecify.annotations.NullMarked;
