/** Holds a model's answer to a form: only tokens that keep the form may come next, so every answer can be parsed. */
@NullMarked
package cloister.redaction.model.grammar;

import org.jspecify.annotations.NullMarked;
