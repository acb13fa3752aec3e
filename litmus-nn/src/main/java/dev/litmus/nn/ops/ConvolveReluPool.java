package dev.litmus.nn.ops;

import java.util.Arrays;
import java.util.Optional;

/// A convolution, relu and max-pooling with windows side by side, in one: y = relu(max over a
/// window of x * W + b), which is what the three give one after the other.
///
/// Backward needs to know where the largest stood, which forward keeps. A row of windows at a time,
/// the gradients of the convolution's outputs are laid out in the nearest cache. The gradients of W
/// and b are sums over the images of a group, in order, then over the groups.
public final class ConvolveReluPool implements Op {
  private static final int GROUP = 8;
  private static final int GAP = 32;

  /// The number of the shared array for the bias; [Convolve] has those before.
  private static final int BIAS = 2;

  private static final ThreadLocal<float[][]> SCRATCH =
      ThreadLocal.withInitial(() -> new float[1][0]);

  private final Convolve convolve;
  private final WindowAxis poolRows;
  private final WindowAxis poolColumns;
  private final int filters;

  /// Numbers of a row of the convolution's outputs.
  private final int line;

  /// From the gradients of one group to those of the next: W and b, and a gap, so that threads at
  /// neighbouring groups write to no common line of a cache.
  private final int stride;

  private final Frame.Maker<float[]> partials;

  /// How far the places of a pool's window stand from its first, in what the convolution sees and
  /// in its outputs.
  private final int[] seen;

  private final int[] outputs;

  private ConvolveReluPool(Convolve convolve, MaxPool pool) {
    this.convolve = convolve;
    this.poolRows = pool.window().rows();
    this.poolColumns = pool.window().columns();
    this.filters = convolve.filters();
    this.line = poolColumns.size() * filters;
    this.stride = (convolve.sums() + 1) * filters + GAP;
    this.partials = (f, capacity) -> new float[Math.ceilDiv(capacity, GROUP) * stride];
    this.outputs = pool.taps();
    this.seen = new int[outputs.length];
    for (int q = 0; q < seen.length; q++) {
      seen[q] = convolve.distance(q / poolColumns.kernel(), q % poolColumns.kernel());
    }
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

  /// Whether every output of the convolution lies in a window.
  private boolean isCovered() {
    return poolRows.outputs() * poolRows.stride() == poolRows.size()
        && poolColumns.outputs() * poolColumns.stride() == poolColumns.size();
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
    float[] bias = f.shared(BIAS, Panels.size(1, filters));
    if (f.variables() > 1) {
      System.arraycopy(f.variable(1), 0, bias, 0, filters);
    }
    f.kept(f.outputSize());
    if (f.outputGradient().length > 0) {
      partial(f);
    }
  }

  /// The gradients of W and b that each group of images contributes.
  private float[] partial(Frame f) {
    return f.own(partials);
  }

  private static float[] scratch(int size) {
    float[][] scratch = SCRATCH.get();
    if (scratch[0].length < size) {
      scratch[0] = new float[size];
    }
    return scratch[0];
  }

  @Override
  public void forward(Frame f, int from, int to) {
    int step = convolve.distance(0, poolColumns.stride());
    float[] which = f.kept(f.outputSize());
    for (int image = from; image < to; image++) {
      float[] x = convolve.seen(f, image);
      for (int row = 0; row < poolRows.outputs(); row++) {
        f.kernels()
            .convolveMax(
                poolColumns.outputs(),
                filters,
                convolve.sums(),
                x,
                convolve.firstSeen(image, row * poolRows.stride()),
                step,
                seen,
                convolve.places(),
                convolve.panels(f),
                0,
                f.shared(BIAS, 0),
                f.output(),
                which,
                outputAt(image, row));
      }
    }
  }

  private int outputAt(int image, int row) {
    return (image * poolRows.outputs() + row) * poolColumns.outputs() * filters;
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
    // Where the gradient of the image is wanted, all rows are kept, else one row of windows.
    boolean back = f.wantsGradient(0);
    int lines = back ? poolRows.size() : poolRows.kernel();
    float[] d = scratch(lines * line);
    if (!isCovered()) {
      Arrays.fill(d, 0, lines * line, 0f);
    }
    float[] x = convolve.seen(f, image);
    float[] partial = partial(f);
    for (int row = 0; row < poolRows.outputs(); row++) {
      int to = back ? row * poolRows.stride() * line : 0;
      f.kernels()
          .spreadMax(
              poolColumns.outputs(),
              filters,
              f.kept(f.outputSize()),
              f.outputGradient(),
              outputAt(image, row),
              d,
              to,
              poolColumns.stride() * filters,
              outputs,
              partial,
              partialAt + convolve.sums() * filters);
      for (int i = 0; i < poolRows.kernel(); i++) {
        int seenRow = row * poolRows.stride() + i;
        convolve.addKernelGradient(f, x, image, seenRow, d, to + i * line, partial, partialAt);
      }
    }
    if (back) {
      convolve.inputGradient(f, image, d, 0);
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
