/**
 * A larger model that another machine of the private network serves, for texts that are too hard for the local one: the
 * one place from which this process calls anything but its database. Redacted text only; to one allowed host and port; to
 * a private address that was checked, and to no other; the answer is a draft that nobody believes.
 */
@NullMarked
package cloister.redaction.model.escalation;

import org.jspecify.annotations.NullMarked;
