/// Layers: immutable records of their Keras configuration, which create variables and emit ops.
@NullMarked
package dev.litmus.nn.layers;

import org.jspecify.annotations.NullMarked;
