/** What a model file holds, whatever its format: metadata under GGUF's keys and packed tensors under GGUF's names. */
@NullMarked
package cloister.redaction.model.file;

import org.jspecify.annotations.NullMarked;
