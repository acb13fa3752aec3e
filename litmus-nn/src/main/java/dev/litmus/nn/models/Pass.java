package dev.litmus.nn.models;

import dev.litmus.nn.Tensor;
import dev.litmus.nn.layers.Value;
import dev.litmus.nn.ops.Kernels;

/// A graph laid out for training in batches: forward, then backward.
interface Pass extends Gradients {
  /// Whether a batch may be gathered in several parts.
  boolean splits();

  /// What fills a given value with rows of that tensor, before [#forward(int)].
  Gathering gathering(Value value, Tensor all);

  /// The numbers of a value that is computed, row by row; the array itself.
  float[] floats(Value value);

  /// The gradient of a value that a loss is taken on, which callers fill in, row by row.
  float[] gradient(Value value);

  /// Computes the wanted values of the first `rows` rows.
  void forward(int rows);

  /// Computes the gradients of all trained variables, the loss's gradient having been filled in.
  void backward();

  /// Uses other kernels from now on; all give the same bits.
  void kernels(Kernels others);
}
