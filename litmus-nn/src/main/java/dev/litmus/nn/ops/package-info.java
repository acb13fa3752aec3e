/// Arithmetic without state: kernels on float arrays, activations, and the functions they are made
/// of.
@NullMarked
package dev.litmus.nn.ops;

import org.jspecify.annotations.NullMarked;
