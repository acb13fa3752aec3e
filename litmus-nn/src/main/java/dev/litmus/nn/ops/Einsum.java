package dev.litmus.nn.ops;

import java.util.Arrays;

/// A product of x and a kernel W by Einstein's summation: y = sum over c of x[free, shared, c]
/// W[shared, c, added], each index running over several axes whose places are given in tables.
///
/// dx and dW are the same sums with y's gradient in place of the other factor.
public final class Einsum implements Op {
  /// Places of the elements along some axes, in x, W and y.
  ///
  /// @param x the places in a row of x; empty where x does not have the axes
  /// @param kernel the places in W
  /// @param y the places in a row of y
  @SuppressWarnings("ArrayRecordComponent")
  public record Places(int[] x, int[] kernel, int[] y) {}

  private final Places free;
  private final Places shared;
  private final Places summed;
  private final Places added;
  private final boolean blocks;

  /// @param free axes of x and y
  /// @param shared axes of all three
  /// @param summed axes of x and W, over which is summed
  /// @param added axes of W and y
  public Einsum(Places free, Places shared, Places summed, Places added) {
    this.free = free;
    this.shared = shared;
    this.summed = summed;
    this.added = added;
    this.blocks = isBlocks();
  }

  /// Whether rows of x, W and y are blocks, one behind the other, each with a product of its own.
  private boolean isBlocks() {
    int depth = summed.x.length;
    int width = added.y.length;
    return free.x.length == 1
        && steps(shared.x, depth)
        && steps(shared.kernel, depth * width)
        && steps(shared.y, width)
        && steps(summed.x, 1)
        && steps(summed.kernel, width)
        && steps(added.kernel, 1)
        && steps(added.y, 1);
  }

  /// Whether this is a plain product of a matrix whose rows are x's and the matrix W.
  public boolean plain() {
    int depth = summed.x.length;
    int width = added.y.length;
    return shared.x.length == 1
        && steps(free.x, depth)
        && steps(free.y, width)
        && steps(summed.x, 1)
        && steps(summed.kernel, width)
        && steps(added.kernel, 1)
        && steps(added.y, 1);
  }

  private static boolean steps(int[] places, int by) {
    for (int i = 0; i < places.length; i++) {
      if (places[i] != i * by) {
        return false;
      }
    }
    return true;
  }

  @Override
  public void forward(Frame f, int from, int to) {
    if (blocks) {
      int count = shared.x.length;
      BlockProducts.forward(f, from, to, count, summed.x.length, added.y.length);
      return;
    }
    float[] w = f.variable(0);
    for (int row = from; row < to; row++) {
      for (int i = 0; i < free.x.length; i++) {
        for (int s = 0; s < shared.x.length; s++) {
          int x = row * f.inputSize(0) + free.x[i] + shared.x[s];
          int y = row * f.outputSize() + free.y[i] + shared.y[s];
          for (int j = 0; j < added.y.length; j++) {
            int k = shared.kernel[s] + added.kernel[j];
            float sum = 0f;
            for (int c = 0; c < summed.x.length; c++) {
              sum = Math.fma(f.input(0)[x + summed.x[c]], w[k + summed.kernel[c]], sum);
            }
            f.output()[y + added.y[j]] = sum;
          }
        }
      }
    }
  }

  @Override
  public void backward(Frame f, int from, int to) {
    if (blocks) {
      if (f.wantsGradient(0)) {
        int count = shared.x.length;
        BlockProducts.backward(f, from, to, count, summed.x.length, added.y.length);
      }
      return;
    }
    float[] w = f.variable(0);
    for (int row = from; f.wantsGradient(0) && row < to; row++) {
      for (int i = 0; i < free.x.length; i++) {
        for (int s = 0; s < shared.x.length; s++) {
          int x = row * f.inputSize(0) + free.x[i] + shared.x[s];
          int y = row * f.outputSize() + free.y[i] + shared.y[s];
          for (int c = 0; c < summed.x.length; c++) {
            int k = shared.kernel[s] + summed.kernel[c];
            float sum = 0f;
            for (int j = 0; j < added.y.length; j++) {
              sum = Math.fma(f.outputGradient()[y + added.y[j]], w[k + added.kernel[j]], sum);
            }
            f.inputGradient(0)[x + summed.x[c]] = sum;
          }
        }
      }
    }
  }

  @Override
  public void variableGradients(Frame f, int part, int parts) {
    if (part > 0) {
      return;
    }
    float[] gradient = f.variableGradient(0);
    Arrays.fill(gradient, 0f);
    if (blocks) {
      BlockProducts.gradient(f, gradient, shared.x.length, summed.x.length, added.y.length);
      return;
    }
    for (int row = 0; row < f.rows(); row++) {
      for (int i = 0; i < free.x.length; i++) {
        for (int s = 0; s < shared.x.length; s++) {
          int x = row * f.inputSize(0) + free.x[i] + shared.x[s];
          int y = row * f.outputSize() + free.y[i] + shared.y[s];
          for (int c = 0; c < summed.x.length; c++) {
            float factor = f.input(0)[x + summed.x[c]];
            for (int j = 0; j < added.y.length; j++) {
              int k = shared.kernel[s] + summed.kernel[c] + added.kernel[j];
              float d = f.outputGradient()[y + added.y[j]];
              gradient[k] = Math.fma(factor, d, gradient[k]);
            }
          }
        }
      }
    }
  }
}
