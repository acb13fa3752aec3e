package dev.litmus.nn.ops;

import java.util.Arrays;
import java.util.List;

/// A sum of products by Einstein's convention: y[o] = the sum over s of the product of one element
/// of every factor, where o runs over a row of y and s over the indices that y does not have. In
/// float with fused multiply-add for two factors, s ascending. dx of each factor is the same sum
/// with dy in its place.
///
/// @param factors where the factors come from
/// @param summed how many values s has
public record Contraction(List<Factor> factors, int summed) implements Op {
  /// A factor.
  ///
  /// @param input the number of the op's input, or -1 for a constant
  /// @param constant the constant's numbers
  /// @param output for each o the place of its element for s = 0
  /// @param sum for each s how much farther its element is
  public record Factor(int input, float[] constant, int[] output, int[] sum) {}

  public Contraction {
    factors = List.copyOf(factors);
  }

  @Override
  public void forward(Frame f, int from, int to) {
    int size = f.outputSize();
    for (int row = from; row < to; row++) {
      for (int o = 0; o < size; o++) {
        float total = 0f;
        for (int s = 0; s < summed; s++) {
          float first = element(f, factors.getFirst(), row, o, s);
          total = Math.fma(first, others(f, 0, row, o, s), total);
        }
        f.output()[row * size + o] = total;
      }
    }
  }

  private static float element(Frame f, Factor factor, int row, int o, int s) {
    int place = factor.output[o] + factor.sum[s];
    return factor.input < 0
        ? factor.constant[place]
        : f.input(factor.input)[row * f.inputSize(factor.input) + place];
  }

  /// The product of all factors but one.
  private float others(Frame f, int but, int row, int o, int s) {
    float product = 1f;
    for (int i = 0; i < factors.size(); i++) {
      product *= i == but ? 1f : element(f, factors.get(i), row, o, s);
    }
    return product;
  }

  @Override
  public void backward(Frame f, int from, int to) {
    for (int i = 0; i < factors.size(); i++) {
      Factor factor = factors.get(i);
      if (factor.input >= 0 && f.wantsGradient(factor.input)) {
        int width = f.inputSize(factor.input);
        Arrays.fill(f.inputGradient(factor.input), from * width, to * width, 0f);
        for (int row = from; row < to; row++) {
          add(f, i, factor, row);
        }
      }
    }
  }

  private void add(Frame f, int number, Factor factor, int row) {
    float[] dx = f.inputGradient(factor.input);
    int base = row * f.inputSize(factor.input);
    for (int o = 0; o < f.outputSize(); o++) {
      float dy = f.outputGradient()[row * f.outputSize() + o];
      for (int s = 0; s < summed; s++) {
        int at = base + factor.output[o] + factor.sum[s];
        dx[at] = Math.fma(dy, others(f, number, row, o, s), dx[at]);
      }
    }
  }
}
