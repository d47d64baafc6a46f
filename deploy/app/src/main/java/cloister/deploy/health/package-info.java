/** Health and metrics for whoever runs the machine, on the loopback interface only. */
@NullMarked
package cloister.deploy.health;

import org.jspecify.annotations.NullMarked;
