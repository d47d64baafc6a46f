/** From texts to tokens and back: the tokenizer and the chat template that a model file carries. */
@NullMarked
package cloister.redaction.model.text;

import org.jspecify.annotations.NullMarked;
