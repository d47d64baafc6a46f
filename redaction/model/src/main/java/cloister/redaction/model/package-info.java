/** The language model: weights, TorchScript sources, DJL host, judge, summarizer. */
@NullMarked
package cloister.redaction.model;

import org.jspecify.annotations.NullMarked;
