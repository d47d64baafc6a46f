/** What must be there for Cloister to work, checked one by one. */
@NullMarked
package cloister.deploy.doctor;

import org.jspecify.annotations.NullMarked;
