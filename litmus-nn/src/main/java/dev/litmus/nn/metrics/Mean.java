package dev.litmus.nn.metrics;

/// A weighted mean, sum of w x over sum of w, taken in value by value; 0 before the first, as in
/// Keras.
public final class Mean {
  private double total;
  private double count;

  /// A mean of nothing yet.
  public Mean() {}

  /// Takes in a value with weight 1.
  public void add(double value) {
    add(value, 1);
  }

  /// Takes in a value with a weight.
  public void add(double value, double weight) {
    total += value * weight;
    count += weight;
  }

  /// The mean so far.
  public double result() {
    return count == 0 ? 0 : total / count;
  }
}
