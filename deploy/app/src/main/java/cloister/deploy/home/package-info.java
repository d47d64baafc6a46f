/** The folder that holds everything of one installation, and who may use it when. */
@NullMarked
package cloister.deploy.home;

import org.jspecify.annotations.NullMarked;
