package dev.litmus.nn.optimizers;

import dev.litmus.nn.ops.Kernels;
import java.util.Arrays;
import java.util.OptionalDouble;

/// The gradient of one weight in one update. It is dense, a number an element, or made of
/// occurrences: an embedding that was looked up five times in a batch gets five gradients of whole
/// rows, and a row that was looked up twice gets two.
///
/// Keras on TensorFlow keeps occurrences apart until they meet a dense array: a square of the
/// gradient is then the sum of the occurrences' squares, not the square of their sum, and the same
/// holds for magnitudes, norms and clipping. An optimizer that asks for [#square(int)] and
/// [#magnitude(int)] rather than computing them does as Keras does in either case.
public final class Gradient {
  private final int rowSize;
  private final float limit;
  private float[] sums = {};
  private float[] occurrenceSums = {};
  private float[] squares = {};
  private float[] magnitudes = {};
  private boolean dense = true;

  /// The gradient of a weight that is looked up in rows of so many elements.
  ///
  /// @param limit Keras's `clipvalue`: every number that comes in is cut to -limit..limit
  public Gradient(int rowSize, OptionalDouble limit) {
    this.rowSize = rowSize;
    this.limit = (float) limit.orElse(Double.POSITIVE_INFINITY);
  }

  /// A dense gradient of those elements, the array itself.
  public static Gradient of(float[] elements) {
    Gradient gradient = new Gradient(1, OptionalDouble.empty());
    gradient.dense(elements);
    return gradient;
  }

  /// Takes a dense gradient: the array itself, which clipping and scaling change.
  public void dense(float[] elements) {
    dense = true;
    sums = elements;
    if (limit < Float.POSITIVE_INFINITY) {
      for (int i = 0; i < elements.length; i++) {
        elements[i] = Math.clamp(elements[i], -limit, limit);
      }
    }
  }

  /// Begins to take occurrences, none yet, of a weight of so many elements.
  public void occurrences(int size) {
    dense = false;
    if (squares.length != size) {
      occurrenceSums = new float[size];
      squares = new float[size];
      magnitudes = new float[size];
    }
    sums = occurrenceSums;
    Arrays.fill(sums, 0);
    Arrays.fill(squares, 0);
    Arrays.fill(magnitudes, 0);
  }

  /// Takes one occurrence: the gradient of a row of the weight.
  ///
  /// @param values the numbers, from `offset` on as many as a row has
  public void add(Kernels kernels, int row, float[] values, int offset) {
    int first = row * rowSize;
    if (limit == Float.POSITIVE_INFINITY) {
      kernels.addMoments(values, offset, sums, squares, magnitudes, first, rowSize);
      return;
    }
    for (int j = 0; j < rowSize; j++) {
      float value = Math.clamp(values[offset + j], -limit, limit);
      sums[first + j] += value;
      squares[first + j] += value * value;
      magnitudes[first + j] += Math.abs(value);
    }
  }

  /// Forgets occurrences: from now on, squares and magnitudes are those of their sums.
  public void addUp() {
    dense = true;
  }

  /// The gradient of an element, g: the sum over its occurrences.
  public float get(int i) {
    return sums[i];
  }

  /// g^2 of an element: the sum of its occurrences' squares.
  public float square(int i) {
    return dense ? sums[i] * sums[i] : squares[i];
  }

  /// |g| of an element: the sum of its occurrences' magnitudes.
  public float magnitude(int i) {
    return dense ? Math.abs(sums[i]) : magnitudes[i];
  }

  /// Whether the gradient is a number an element, so that squares and magnitudes are those of
  /// [#elements()].
  public boolean isDense() {
    return dense;
  }

  /// The gradient's elements; the array itself.
  public float[] elements() {
    return sums;
  }

  /// The sum of all squares.
  public double squaredNorm() {
    double sum = 0;
    for (int i = 0; i < sums.length; i++) {
      sum += dense ? (double) sums[i] * sums[i] : squares[i];
    }
    return sum;
  }

  /// Multiplies all of it.
  public void scale(float factor) {
    for (int i = 0; i < sums.length; i++) {
      sums[i] *= factor;
    }
    if (!dense) {
      for (int i = 0; i < squares.length; i++) {
        squares[i] *= factor * factor;
        magnitudes[i] *= factor;
      }
    }
  }
}
