/// How weights start: Keras's initializers, to the bit.
@NullMarked
package dev.litmus.nn.initializers;

import org.jspecify.annotations.NullMarked;
