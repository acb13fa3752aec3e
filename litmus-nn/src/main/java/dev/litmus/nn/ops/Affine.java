package dev.litmus.nn.ops;

/// y = x W + b along the last axis: x (.., n), W (n, m), b (m) or none, y (.., m).
///
/// dx = dy W^T; dW = x^T dy; db = sum of dy over rows.
public record Affine(int units) implements Op {
  private static final int FORWARD = 0;
  private static final int BACK = 1;

  /// From so many rows on, W is laid out in [Panels] first: it is moved once to be used so often.
  private static final int ROWS_WORTH_PANELS = 16;

  /// Fewer columns leave half of a panel empty.
  private static final int COLUMNS_WORTH_PANELS = 17;

  @Override
  public long work(int outputs, int weights) {
    return (long) outputs / units * weights;
  }

  @Override
  public void begin(Frame f) {
    int n = f.variable(0).length / units;
    if (inPanels(f, units)) {
      f.shared(FORWARD, Panels.size(n, units));
    }
    if (f.wantsGradient(0) && inPanels(f, n)) {
      f.shared(BACK, Panels.size(units, n));
    }
  }

  @Override
  public void prepare(Frame f, int part, int parts) {
    float[] w = f.variable(0);
    int n = w.length / units;
    if (inPanels(f, units)) {
      int first = cut(part, parts, units);
      int columns = cut(part + 1, parts, units) - first;
      Panels.pack(n, columns, w, first, units, 1, f.shared(FORWARD, 0), first * n);
    }
    if (f.wantsGradient(0) && inPanels(f, n)) {
      int first = cut(part, parts, n);
      int columns = cut(part + 1, parts, n) - first;
      Panels.pack(units, columns, w, first * units, 1, units, f.shared(BACK, 0), first * units);
    }
  }

  /// The first column of a part: that of a panel.
  private static int cut(int part, int parts, int columns) {
    int panels = Math.ceilDiv(columns, Panels.WIDTH);
    return Math.min(columns, (int) ((long) panels * part / parts) * Panels.WIDTH);
  }

  private boolean inPanels(Frame f, int columns) {
    return columns >= COLUMNS_WORTH_PANELS
        && f.rows() * (f.outputSize() / units) >= ROWS_WORTH_PANELS;
  }

  @Override
  public void forward(Frame f, int from, int to) {
    product(f, from, to);
    addBias(f, from, to);
  }

  /// y = x W.
  void product(Frame f, int from, int to) {
    float[] w = f.variable(0);
    int n = w.length / units;
    int rows = (to - from) * (f.outputSize() / units);
    int in = from * f.inputSize(0);
    int out = from * f.outputSize();
    float[] x = f.input(0);
    float[] y = f.output();
    if (inPanels(f, units)) {
      f.kernels()
          .matmulPanels(rows, units, n, x, in, n, f.shared(FORWARD, 0), 0, y, out, units, false);
    } else {
      f.kernels().matmul(rows, units, n, x, in, n, w, 0, units, y, out, units, false);
    }
  }

  /// y += b.
  void addBias(Frame f, int from, int to) {
    if (f.variables() > 1) {
      int size = f.outputSize();
      int rows = (to - from) * (size / units);
      f.kernels().addBias(f.output(), from * size, rows, units, f.variable(1));
    }
  }

  @Override
  public void backward(Frame f, int from, int to) {
    if (!f.wantsGradient(0)) {
      return;
    }
    float[] w = f.variable(0);
    int n = w.length / units;
    int rows = (to - from) * (f.outputSize() / units);
    int in = from * f.inputSize(0);
    int out = from * f.outputSize();
    float[] dx = f.inputGradient(0);
    float[] dy = f.outputGradient();
    if (inPanels(f, n)) {
      f.kernels()
          .matmulPanels(rows, n, units, dy, out, units, f.shared(BACK, 0), 0, dx, in, n, false);
    } else {
      f.kernels().matmulTransposedB(rows, n, units, dy, out, units, w, 0, units, dx, in, n, false);
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
