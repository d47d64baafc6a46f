/** Reads model files in the GGUF format (versions 2 and 3), whose bytes are taken for hostile. */
@NullMarked
package cloister.redaction.model.gguf;

import org.jspecify.annotations.NullMarked;
