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

  /// From the gates' input parts in [StepRows#gates] and the previous states to the next states.
  void forward(StepRows s);

  /// From the gradient of the next states to those of the gates' sums and the previous states.
  void backward(StepRows s);

  /// The gradient of the recurrent kernel, rows `first` to before `last` of it.
  void recurrentGradient(StepRows s, float[] gradient, int first, int last);

  /// The gradient of the bias.
  default void biasGradient(StepRows s, float[] gradient) {
    for (int gate = 0; gate < gates(); gate++) {
      s.biasGradient(s.gateGradient[gate], gradient, gate * units());
    }
  }
}
