package dev.litmus.nn.ops;

/// y = x W + b along the last axis: x (.., n), W (n, m), b (m) or none, y (.., m).
///
/// dx = dy W^T; dW = x^T dy; db = sum of dy over rows.
public record Affine(int units) implements Op {
  @Override
  public void forward(Frame f, int from, int to) {
    int n = f.variable(0).length / units;
    int perRow = f.outputSize() / units;
    int rows = (to - from) * perRow;
    int out = from * f.outputSize();
    f.kernels()
        .matmul(
            rows,
            units,
            n,
            f.input(0),
            from * f.inputSize(0),
            n,
            f.variable(0),
            0,
            units,
            f.output(),
            out,
            units,
            false);
    if (f.variables() > 1) {
      f.kernels().addBias(f.output(), out, rows, units, f.variable(1));
    }
  }

  @Override
  public void backward(Frame f, int from, int to) {
    if (f.wantsGradient(0)) {
      int n = f.variable(0).length / units;
      f.kernels()
          .matmulTransposedB(
              (to - from) * (f.outputSize() / units),
              n,
              units,
              f.outputGradient(),
              from * f.outputSize(),
              units,
              f.variable(0),
              0,
              units,
              f.inputGradient(0),
              from * f.inputSize(0),
              n,
              false);
    }
  }

  @Override
  public void variableGradients(Frame f, int part, int parts) {
    int n = f.variable(0).length / units;
    int rows = f.rows() * (f.outputSize() / units);
    int first = Math.toIntExact((long) n * part / parts);
    int last = Math.toIntExact((long) n * (part + 1) / parts);
    f.kernels()
        .matmulTransposedA(
            last - first,
            units,
            rows,
            f.input(0),
            first,
            n,
            f.outputGradient(),
            0,
            units,
            f.variableGradient(0),
            first * units,
            units,
            false);
    if (part == 0 && f.variables() > 1) {
      f.kernels().sumRows(f.outputGradient(), 0, rows, units, f.variableGradient(1), 0);
    }
  }
}
