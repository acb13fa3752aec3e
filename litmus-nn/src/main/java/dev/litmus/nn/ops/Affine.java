package dev.litmus.nn.ops;

/// y = x W + b along the last axis: x (.., n), W (n, m), b (m) or none, y (.., m).
///
/// dx = dy W^T; dW = x^T dy; db = sum of dy over rows.
public record Affine(int units) implements Op {
  private static final int FORWARD = 0;
  private static final int BACK = 1;
  private static final int SECOND = 2;

  /// Rows that matrix products do at once.
  private static final int TILE = 8;

  /// Both sides of a layer that stands in a stack of narrow ones.
  private static final int NARROW = 32;

  /// Multiply-adds of a batch from which its halves are summed apart.
  private static final int WORTH_HALVING = 1 << 15;

  /// Of fewer rows, the halves bring less than a second gradient costs.
  private static final int ROWS_WORTH_HALVING = 64;

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
    if (f.variableGradient(0).length > 0 && sections(f) > 1) {
      second(f);
    }
  }

  @Override
  public void prepare(Frame f, int part, int parts) {
    float[] w = f.variable(0);
    int n = w.length / units;
    // Cut along the rows of W, as optimizers do: a thread reads what it wrote.
    int panels = Math.ceilDiv(n, Panels.WIDTH);
    int first = Math.min(n, (int) ((long) panels * part / parts) * Panels.WIDTH);
    int last = Math.min(n, (int) ((long) panels * (part + 1) / parts) * Panels.WIDTH);
    if (inPanels(f, units)) {
      Panels.packRows(first, last, n, units, w, 0, units, f.shared(FORWARD, 0), 0);
    }
    if (f.wantsGradient(0) && inPanels(f, n)) {
      float[] back = f.shared(BACK, 0);
      Panels.pack(units, last - first, w, first * units, 1, units, back, first * units);
    }
  }

  private boolean inPanels(Frame f, int columns) {
    return columns >= COLUMNS_WORTH_PANELS && rows(f) >= ROWS_WORTH_PANELS;
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

  /// Two halves of the batch, where that is worth it. A narrow layer's rows stay together, as in a
  /// stack of such layers.
  @Override
  public int sections(Frame f) {
    int n = f.variable(0).length / units;
    boolean narrow = n <= NARROW && units <= NARROW;
    int rows = rows(f);
    boolean worth = rows >= ROWS_WORTH_HALVING && (long) rows * n * units >= WORTH_HALVING;
    return worth && !narrow ? 2 : 1;
  }

  private int rows(Frame f) {
    return f.rows() * (f.outputSize() / units);
  }

  @Override
  public void variableGradients(Frame f, int part, int parts) {
    int n = f.variable(0).length / units;
    int sections = sections(f);
    int partsOfHalf = parts / sections;
    boolean isSecond = Halves.isSecond(part, parts, sections);
    int partOfHalf = Halves.within(part, parts, sections);
    int half = sections == 1 ? rows(f) : Math.min(rows(f), Math.ceilDiv(rows(f), 2 * TILE) * TILE);
    int start = isSecond ? half : 0;
    int rows = isSecond ? rows(f) - half : half;
    int first = Halves.cut(n, partOfHalf, partsOfHalf);
    int last = Halves.cut(n, partOfHalf + 1, partsOfHalf);
    float[] x = f.input(0);
    float[] dy = f.outputGradient();
    float[] dw = isSecond ? second(f) : f.variableGradient(0);
    f.kernels()
        .matmulTransposedA(
            last - first,
            units,
            rows,
            x,
            start * n + first,
            n,
            dy,
            start * units,
            units,
            dw,
            first * units,
            units,
            false);
    if (partOfHalf == 0 && f.variables() > 1) {
      float[] db = isSecond ? dw : f.variableGradient(1);
      f.kernels().sumRows(dy, start * units, rows, units, db, isSecond ? n * units : 0);
    }
  }

  /// The gradients of W and b over the second half.
  private float[] second(Frame f) {
    return f.shared(SECOND, f.variable(0).length + units);
  }

  @Override
  public void addSections(Frame f, int part, int parts) {
    if (sections(f) == 1) {
      return;
    }
    Halves.add(f.variableGradient(0), second(f), 0, part, parts);
    if (f.variables() > 1) {
      Halves.add(f.variableGradient(1), second(f), f.variable(0).length, part, parts);
    }
  }
}
