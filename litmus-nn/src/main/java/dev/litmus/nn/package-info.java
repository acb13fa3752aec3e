/// Shapes, tensors, variables, models: the parts that a network is made of.
@NullMarked
package dev.litmus.nn;

import org.jspecify.annotations.NullMarked;
