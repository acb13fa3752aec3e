package dev.litmus.nn.ops;

/// The formula of one time step of a recurrent layer, for a group of rows at once, and its
/// derivative. Gates come in Keras's order, in which they stand side by side in the kernels.
sealed interface RecurrentStep permits SimpleStep, LstmStep, GruStep {
  int units();

  /// How many gates there are: the kernels have gates * units columns.
  int gates();

  /// How many states of `units` numbers go from step to step; the first is the output.
  int states();

  /// Further arrays of `units` numbers a row and step that the formula keeps.
  int extras();

  /// Whether what activations give may take the place of what they are given: where derivatives
  /// need nothing else.
  boolean inPlace();

  /// From the gates' input parts in [StepRows#gates] and the states before the step to those behind
  /// it.
  void forward(StepRows s);

  /// From the gradient of the states behind the step, in [StepRows#gradient], to those of the
  /// gates' sums, which take their place in [StepRows#gates], and of the states before it.
  void backward(StepRows s);

  /// The gradient of the recurrent kernel.
  void recurrentGradient(StepRows s, StepRows.Sums into);

  /// The gradient of the bias.
  default void biasGradient(StepRows s, StepRows.Sums into) {
    for (int gate = 0; gate < gates(); gate++) {
      s.biasGradient(s.gates[gate], into, gate * units());
    }
  }
}
