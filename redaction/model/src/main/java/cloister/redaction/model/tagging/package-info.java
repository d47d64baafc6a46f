/** The tagger: a model's first layers with a trained adapter say of each token what it is a part of. */
@NullMarked
package cloister.redaction.model.tagging;

import org.jspecify.annotations.NullMarked;
