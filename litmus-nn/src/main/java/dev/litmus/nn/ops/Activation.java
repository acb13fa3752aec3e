package dev.litmus.nn.ops;

/// A function applied to the outputs of a layer, with its derivative: y = f(x) over `rows` rows of
/// `units` neighbouring floats. Most act on every element alone; some, such as softmax, on every
/// row.
///
/// A user's own elementwise activation is one line: `Activation.elementwise("cube", x -> x * x * x,
/// (x, y) -> 3 * x * x)`.
public interface Activation {
  /// The name under which Keras saves this activation, such as `relu`.
  String name();

  /// What configurations hold of it: its name, or the description of a layer.
  default Object written() {
    return name();
  }

  /// Computes y = f(x) for the rows that start at `offset` in both arrays. They may be the same
  /// only when the backward pass is not wanted.
  void forward(Kernels kernels, float[] x, float[] y, int offset, int rows, int units);

  /// Computes dx, the gradient of the loss with respect to x, from dy, the gradient with respect to
  /// y: for an elementwise f, dx = dy f'(x). Here x and y are the input and output of [#forward];
  /// dx may be the same array as dy. The rows start at `offset` in all four.
  void backward(
      Kernels kernels,
      float[] x,
      float[] y,
      float[] dy,
      float[] dx,
      int offset,
      int rows,
      int units);

  /// A function of one number.
  @FunctionalInterface
  interface Function {
    float apply(float x);
  }

  /// The derivative at x of a function whose value there is y: often cheaper from y.
  @FunctionalInterface
  interface Derivative {
    float apply(float x, float y);
  }

  /// The activation that applies `function` to every element.
  static Activation elementwise(String name, Function function, Derivative derivative) {
    return new ElementwiseActivation(name, function, derivative);
  }
}
