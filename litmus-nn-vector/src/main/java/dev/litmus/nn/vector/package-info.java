/// Kernels on the Vector API, with the same bits as the scalar ones.
@NullMarked
package dev.litmus.nn.vector;

import org.jspecify.annotations.NullMarked;
