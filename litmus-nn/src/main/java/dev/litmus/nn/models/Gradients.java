package dev.litmus.nn.models;

import dev.litmus.nn.layers.Variable;
import dev.litmus.nn.ops.Kernels;
import dev.litmus.nn.ops.Occurrences;

/// Where an optimizer's step takes its gradients from.
interface Gradients {
  /// Whether the loss depends on the variable, so that it has a gradient.
  boolean hasGradient(Variable variable);

  /// The gradient of every element; the array itself.
  float[] gradient(Variable variable);

  /// The kernels to go on with.
  Kernels kernels();

  /// Whether the gradient is made of occurrences, see [dev.litmus.nn.optimizers.Gradient].
  boolean hasOccurrences(Variable variable);

  /// Hands over the occurrences, in the order of rows of the batch.
  void occurrences(Variable variable, Occurrences into);
}
