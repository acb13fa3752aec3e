/// Operation nodes: the arithmetic between layers that Keras's `ops` leave in functional models.
@NullMarked
package dev.litmus.nn.operations;

import org.jspecify.annotations.NullMarked;
