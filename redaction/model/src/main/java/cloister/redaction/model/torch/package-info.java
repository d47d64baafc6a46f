/** Hosts TorchScript sources in DJL's PyTorch engine. */
@NullMarked
package cloister.redaction.model.torch;

import org.jspecify.annotations.NullMarked;
