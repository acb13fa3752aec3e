package dev.litmus.keras.onnx;

import dev.litmus.nn.Shape;
import org.jspecify.annotations.Nullable;

/// What a layer is given or gives: a term with its shape and, if it has one, its mask.
///
/// @param mask null when every step counts
record OnnxValue(Term term, Shape shape, @Nullable OnnxMask mask) {}
