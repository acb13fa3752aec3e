/// Random numbers as Keras on TensorFlow, Python and numpy draw them, keyed by a seed.
@NullMarked
package dev.litmus.nn.random;

import org.jspecify.annotations.NullMarked;
