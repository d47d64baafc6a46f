/** Texts in, answers out, a line each: every line is answered or the whole command fails. */
@NullMarked
package cloister.deploy.jsonl;

import org.jspecify.annotations.NullMarked;
