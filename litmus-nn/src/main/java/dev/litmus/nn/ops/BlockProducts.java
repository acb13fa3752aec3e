package dev.litmus.nn.ops;

/// The loops of an [Einsum] whose rows are blocks, one behind the other, each with a small matrix
/// of its own: y[s] = x[s] W[s], with W[s] of depth rows and width columns. Sums go in the order of
/// the general loops, so that the bits are theirs.
final class BlockProducts {
  private BlockProducts() {}

  static void forward(Frame f, int from, int to, int count, int depth, int width) {
    float[] x = f.input(0);
    float[] w = f.variable(0);
    float[] y = f.output();
    for (int row = from; row < to; row++) {
      for (int s = 0; s < count; s++) {
        int xAt = row * f.inputSize(0) + s * depth;
        int wAt = s * depth * width;
        int yAt = row * f.outputSize() + s * width;
        for (int j = 0; j < width; j++) {
          float sum = 0f;
          for (int c = 0; c < depth; c++) {
            sum = Math.fma(x[xAt + c], w[wAt + c * width + j], sum);
          }
          y[yAt + j] = sum;
        }
      }
    }
  }

  static void backward(Frame f, int from, int to, int count, int depth, int width) {
    float[] w = f.variable(0);
    float[] dx = f.inputGradient(0);
    float[] dy = f.outputGradient();
    for (int row = from; row < to; row++) {
      for (int s = 0; s < count; s++) {
        int xAt = row * f.inputSize(0) + s * depth;
        int yAt = row * f.outputSize() + s * width;
        for (int c = 0; c < depth; c++) {
          int wAt = (s * depth + c) * width;
          float sum = 0f;
          for (int j = 0; j < width; j++) {
            sum = Math.fma(dy[yAt + j], w[wAt + j], sum);
          }
          dx[xAt + c] = sum;
        }
      }
    }
  }

  /// Adds x[s]^T dy[s] of every row, row by row, to a gradient that is zero.
  static void gradient(Frame f, float[] gradient, int count, int depth, int width) {
    float[] x = f.input(0);
    float[] dy = f.outputGradient();
    for (int row = 0; row < f.rows(); row++) {
      for (int s = 0; s < count; s++) {
        int xAt = row * f.inputSize(0) + s * depth;
        int yAt = row * f.outputSize() + s * width;
        for (int c = 0; c < depth; c++) {
          int wAt = (s * depth + c) * width;
          float factor = x[xAt + c];
          for (int j = 0; j < width; j++) {
            gradient[wAt + j] = Math.fma(factor, dy[yAt + j], gradient[wAt + j]);
          }
        }
      }
    }
  }
}
