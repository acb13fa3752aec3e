/// Models written as ONNX: the wire format, the messages, and for each layer the nodes that say its
/// mathematics.
@NullMarked
package dev.litmus.keras.onnx;

import org.jspecify.annotations.NullMarked;
