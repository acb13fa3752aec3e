/// Penalties that are added to the loss, so that weights or outputs stay small or keep a form.
@NullMarked
package dev.litmus.nn.regularizers;

import org.jspecify.annotations.NullMarked;
