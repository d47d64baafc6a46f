/** Reads model folders as Hugging Face lays them out, whose bytes are taken for hostile, as if they were GGUF. */
@NullMarked
package cloister.redaction.model.huggingface;

import org.jspecify.annotations.NullMarked;
