/// Helpers of the engine that are no part of its public face.
@NullMarked
package dev.litmus.nn.internal;

import org.jspecify.annotations.NullMarked;
