/// Optimizers: how gradients change weights.
@NullMarked
package dev.litmus.nn.optimizers;

import org.jspecify.annotations.NullMarked;
