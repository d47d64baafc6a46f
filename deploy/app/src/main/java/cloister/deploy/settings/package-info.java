/** Everything that can be set, read from one YAML file and refused with its line where it is wrong. */
@NullMarked
package cloister.deploy.settings;

import org.jspecify.annotations.NullMarked;
