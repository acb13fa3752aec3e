package dev.litmus.nn.ops;

import java.util.Arrays;
import java.util.Optional;

/// A convolution, relu and max-pooling with windows side by side, in one: y = relu(max over a
/// window of x * W + b), which is what the three give one after the other.
///
/// The rows of outputs that a row of windows sees are computed into the nearest cache, pooled and
/// forgotten; backward computes them again, which is quicker than to fetch them. The gradients of W
/// and b are sums over the images of a group, in order, then over the groups.
public final class ConvolveReluPool implements Op {
  private static final int GROUP = 8;
  private static final int GAP = 32;
  private static final ThreadLocal<float[][]> SCRATCH =
      ThreadLocal.withInitial(() -> new float[3][0]);

  private final Convolve convolve;
  private final MaxPool pool;
  private final WindowAxis poolRows;
  private final WindowAxis poolColumns;
  private final int filters;

  /// Numbers of a row of the convolution's outputs.
  private final int line;

  /// From the gradients of one group to those of the next: W and b, and a gap, so that threads at
  /// neighbouring groups write to no common line of a cache.
  private final int stride;

  private ConvolveReluPool(Convolve convolve, MaxPool pool) {
    this.convolve = convolve;
    this.pool = pool;
    this.poolRows = pool.window().rows();
    this.poolColumns = pool.window().columns();
    this.filters = convolve.filters();
    this.line = poolColumns.size() * filters;
    this.stride = (convolve.sums() + 1) * filters + GAP;
  }

  /// The three in one, when they are of the kind.
  public static Optional<Op> of(Op first, Op second, Op third) {
    return first instanceof Convolve convolve
            && second instanceof Activate relu
            && third instanceof MaxPool pool
            && relu.activation().equals(Activations.RELU)
            && convolve.groups() == 1
            && isSideBySide(pool.window().rows())
            && isSideBySide(pool.window().columns())
        ? Optional.of(new ConvolveReluPool(convolve, pool))
        : Optional.empty();
  }

  /// Windows that neither overlap nor reach into padding.
  private static boolean isSideBySide(WindowAxis axis) {
    return axis.stride() == axis.kernel()
        && axis.dilation() == 1
        && axis.before() == 0
        && axis.outputs() * axis.stride() <= axis.size();
  }

  @Override
  public long work(int outputs, int variables) {
    return convolve.work(convolve.window().outputs() * filters, variables);
  }

  @Override
  public int group() {
    return GROUP;
  }

  @Override
  public void begin(Frame f) {
    convolve.begin(f);
    if (f.outputGradient().length > 0) {
      partial(f);
    }
  }

  /// The gradients of W and b that each group of images contributes.
  private float[] partial(Frame f) {
    return f.own(capacity -> new float[Math.ceilDiv(capacity, GROUP) * stride]);
  }

  private static float[] scratch(int number, int size) {
    float[][] scratch = SCRATCH.get();
    if (scratch[number].length < size) {
      scratch[number] = new float[size];
    }
    return scratch[number];
  }

  @Override
  public void forward(Frame f, int from, int to) {
    float[] sums = scratch(0, poolRows.kernel() * line);
    int size = poolColumns.outputs() * filters;
    for (int image = from; image < to; image++) {
      float[] x = convolve.seen(f, image);
      for (int row = 0; row < poolRows.outputs(); row++) {
        convolve(f, x, image, row, sums, 0);
        int at = (image * poolRows.outputs() + row) * size;
        int step = poolColumns.stride() * filters;
        f.kernels()
            .maxAt(poolColumns.outputs(), filters, sums, 0, step, pool.taps(), f.output(), at);
        ActivationLoops.relu(f.kernels(), f.output(), at, f.output(), at, size);
      }
    }
  }

  /// The outputs of the convolution that a row of windows sees.
  private void convolve(Frame f, float[] x, int image, int row, float[] sums, int to) {
    for (int i = 0; i < poolRows.kernel(); i++) {
      convolve.row(f, x, image, row * poolRows.stride() + i, sums, to + i * line);
    }
  }

  @Override
  public void backward(Frame f, int from, int to) {
    for (int first = from; first < to; first += GROUP) {
      int at = first / GROUP * stride;
      Arrays.fill(partial(f), at, at + stride, 0f);
      for (int image = first; image < Math.min(to, first + GROUP); image++) {
        backwardImage(f, image, at);
      }
    }
  }

  private void backwardImage(Frame f, int image, int partialAt) {
    boolean back = f.wantsGradient(0);
    int size = poolColumns.outputs() * filters;
    int lines = back ? poolRows.size() : poolRows.kernel();
    float[] sums = scratch(0, lines * line);
    float[] d = scratch(1, lines * line);
    Arrays.fill(d, 0, lines * line, 0f);
    float[] x = convolve.seen(f, image);
    for (int row = 0; row < poolRows.outputs(); row++) {
      // Where the gradient of the image is wanted, all rows are kept, else one row of windows.
      int to = back ? row * poolRows.stride() * line : 0;
      int at = (image * poolRows.outputs() + row) * size;
      convolve(f, x, image, row, sums, to);
      float[] dy = f.outputGradient();
      f.kernels().reluGradient(f.output(), dy, dy, at, size);
      if (!back && row > 0) {
        Arrays.fill(d, 0, lines * line, 0f);
      }
      f.kernels()
          .maxGradientAt(
              poolColumns.outputs(),
              filters,
              sums,
              d,
              to,
              poolColumns.stride() * filters,
              pool.taps(),
              f.output(),
              dy,
              at);
      for (int i = 0; i < poolRows.kernel(); i++) {
        int seen = row * poolRows.stride() + i;
        addGradients(f, x, image, seen, d, to + i * line, partialAt);
      }
    }
    if (back) {
      convolve.inputGradient(f, image, d, 0);
    }
  }

  /// Adds what a row of the convolution's outputs contributes.
  private void addGradients(
      Frame f, float[] x, int image, int row, float[] d, int from, int partialAt) {
    float[] partial = partial(f);
    convolve.addKernelGradient(f, x, image, row, d, from, partial, partialAt);
    if (f.variables() > 1) {
      float[] sums = scratch(2, filters);
      f.kernels().sumRows(d, from, poolColumns.size(), filters, sums, 0);
      int bias = partialAt + convolve.sums() * filters;
      for (int i = 0; i < filters; i++) {
        partial[bias + i] += sums[i];
      }
    }
  }

  @Override
  public void variableGradients(Frame f, int part, int parts) {
    int kernel = convolve.sums() * filters;
    add(f, f.variableGradient(0), 0, kernel, part, parts);
    if (f.variables() > 1) {
      add(f, f.variableGradient(1), kernel, filters, part, parts);
    }
  }

  /// Adds up what the groups contribute to a share of some weights, which begin at `at` in each.
  private void add(Frame f, float[] gradient, int at, int size, int part, int parts) {
    float[] partial = partial(f);
    int first = (int) ((long) size * part / parts);
    int last = (int) ((long) size * (part + 1) / parts);
    System.arraycopy(partial, at + first, gradient, first, last - first);
    for (int group = 1; group < Math.ceilDiv(f.rows(), GROUP); group++) {
      int from = group * stride + at;
      for (int i = first; i < last; i++) {
        gradient[i] += partial[from + i];
      }
    }
  }
}
