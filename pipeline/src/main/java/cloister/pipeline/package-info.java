/**
 * The flow of a document as types, one record for each arrow, and the ports that the flow needs.
 *
 * <p>Nothing here reads a file, opens a connection or knows a framework. Offsets inside the process are half-open and
 * count UTF-16 units, as Java's strings do; whatever leaves the process counts Unicode code points ({@link
 * cloister.pipeline.CodePoints}).
 */
@NullMarked
package cloister.pipeline;

import org.jspecify.annotations.NullMarked;
