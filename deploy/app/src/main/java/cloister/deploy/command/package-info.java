/** The command line: one class a command. */
@NullMarked
package cloister.deploy.command;

import org.jspecify.annotations.NullMarked;
