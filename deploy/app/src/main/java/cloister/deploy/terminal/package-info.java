/** What a person sees: tables, progress, colours. */
@NullMarked
package cloister.deploy.terminal;

import org.jspecify.annotations.NullMarked;
