/// Random numbers as Keras draws them on TensorFlow: from counters, keyed by a seed.
@NullMarked
package dev.litmus.nn.random;

import org.jspecify.annotations.NullMarked;
