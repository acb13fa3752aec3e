package dev.litmus.keras.onnx;

import dev.litmus.nn.DType;

/// A value in an ONNX graph: what a node gives, a constant, or an input.
///
/// @param name its name in the graph; the empty string stands for an input left out
record Term(String name, DType dtype) {
  /// What is given for an optional input that is left out.
  static final Term NONE = new Term("", DType.FLOAT32);
}
