/** Where all recognizers of this house come together. */
@NullMarked
package cloister.redaction.detection.standard;

import org.jspecify.annotations.NullMarked;
