package dev.litmus.nn.ops;

/// A range of numbers to draw from, as Keras has it: a uniform number of [0, 1) times the width,
/// plus the lower end, in single precision.
public record Uniform(float lower, float upper) {
  public Uniform(double lower, double upper) {
    this((float) lower, (float) upper);
  }

  /// The number that a draw stands for.
  float of(float draw) {
    return draw * (upper - lower) + lower;
  }
}
