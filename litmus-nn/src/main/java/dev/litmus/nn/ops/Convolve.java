package dev.litmus.nn.ops;

import java.util.Arrays;

/// Convolution, in the sense of neural networks: y[o, f] = sum over taps t and channels c of
/// x[place(o, t), c] W[t, c, f], plus b[f]. Images x (rows, columns, channels), kernel W (taps,
/// channels / groups, filters), bias b (filters) or none. With groups, the filters' g-th share sees
/// the channels' g-th share only.
///
/// dx[i, c] = sum over taps t, from the last to the first, and filters f of dy[o, f] W[t, c, f]
/// where place(o, t) = i: a convolution of dy with the mirrored kernel. dW[t, c, f] = sum of
/// x[place(o, t), c] dy[o, f] and db = sum of dy over the outputs of all images, in order.
///
/// An output row of an image is a matrix product, whose left side are the places that the window
/// sees there: they are read where they stand, told by a table.
public final class Convolve implements Op {
  private static final int FORWARD = 0;
  private static final int MIRRORED = 1;
  private static final int TILE = 8;

  private final Window window;
  private final int filters;
  private final int groups;
  private final int groupChannels;
  private final int groupFilters;
  private final int sums;
  private final Canvas under;
  private final Canvas behind;
  private final int[] seen;
  private final int[] mirrored;

  /// @param window how the kernel slides over an image
  /// @param filters of all groups together
  public Convolve(Window window, int filters, int groups) {
    this.window = window;
    this.filters = filters;
    this.groups = groups;
    this.groupChannels = window.channels() / groups;
    this.groupFilters = filters / groups;
    this.sums = window.taps() * groupChannels;
    this.under = Canvas.under(window);
    this.behind = Canvas.behind(window, filters);
    this.seen = places(under, groupChannels);
    this.mirrored = places(behind, groupFilters);
  }

  /// How far from a window's first number each number that it sees stands, tap by tap.
  private int[] places(Canvas canvas, int share) {
    int[] taps = canvas.taps(window);
    int[] places = new int[taps.length * share];
    for (int i = 0; i < places.length; i++) {
      places[i] = taps[i / share] + i % share;
    }
    return places;
  }

  @Override
  public long work(int outputs, int weights) {
    return (long) outputs / filters * weights;
  }

  @Override
  public void begin(Frame f) {
    float[] w = f.variable(0);
    int size = Panels.size(sums, groupFilters);
    float[] panels = f.shared(FORWARD, groups * size);
    for (int group = 0; group < groups; group++) {
      Panels.pack(sums, groupFilters, w, group * groupFilters, filters, 1, panels, group * size);
    }
    if (f.wantsGradient(0)) {
      mirror(f, w);
    }
  }

  /// Row (t, f) and column c of the mirrored kernel is W[last - t, c, f].
  private void mirror(Frame f, float[] w) {
    int k = window.taps() * groupFilters;
    int size = Panels.size(k, groupChannels);
    float[] panels = f.shared(MIRRORED, groups * size + k * groupChannels);
    int scratch = groups * size;
    for (int group = 0; group < groups; group++) {
      int at = scratch;
      for (int tap = window.taps() - 1; tap >= 0; tap--) {
        int from = tap * groupChannels * filters + group * groupFilters;
        for (int filter = 0; filter < groupFilters; filter++) {
          for (int c = 0; c < groupChannels; c++) {
            panels[at++] = w[from + c * filters + filter];
          }
        }
      }
      Panels.pack(k, groupChannels, panels, scratch, groupChannels, 1, panels, group * size);
    }
  }

  @Override
  public void forward(Frame f, int from, int to) {
    int line = window.columns().outputs() * filters;
    for (int image = from; image < to; image++) {
      float[] x = seen(f, image);
      for (int row = 0; row < window.rows().outputs(); row++) {
        row(f, x, image, row, f.output(), (image * window.rows().outputs() + row) * line);
      }
    }
  }

  /// What the window slides over: all images, or this one on a ground of its own.
  float[] seen(Frame f, int image) {
    return under.plain() ? f.input(0) : under.paint(f.input(0), image * window.imageSize(), 0f);
  }

  /// Where in [#seen] the window of the first output of a row begins.
  int firstSeen(int image, int row) {
    int first = under.plain() ? image * window.imageSize() : 0;
    return first + row * window.rows().stride() * under.line();
  }

  /// One row of outputs of an image.
  void row(Frame f, float[] x, int image, int row, float[] target, int to) {
    WindowAxis columns = window.columns();
    float[] panels = f.shared(FORWARD, 0);
    int size = Panels.size(sums, groupFilters);
    for (int group = 0; group < groups; group++) {
      f.kernels()
          .matmulAt(
              columns.outputs(),
              groupFilters,
              sums,
              x,
              firstSeen(image, row) + group * groupChannels,
              columns.stride() * window.channels(),
              seen,
              panels,
              group * size,
              target,
              to + group * groupFilters,
              filters);
    }
    if (f.variables() > 1) {
      f.kernels().addBias(target, to, columns.outputs(), filters, f.variable(1));
    }
  }

  /// How far from a window's first number each number that it sees stands, without groups.
  int[] places() {
    return seen;
  }

  /// How far in [#seen] the window of an output stands from that of the first: so many rows below
  /// and columns behind.
  int distance(int rows, int columns) {
    return rows * window.rows().stride() * under.line()
        + columns * window.columns().stride() * window.channels();
  }

  /// The kernel in [Panels], after [#begin].
  float[] panels(Frame f) {
    return f.shared(FORWARD, 0);
  }

  @Override
  public void backward(Frame f, int from, int to) {
    int outputs = window.outputs() * filters;
    for (int image = from; image < to && f.wantsGradient(0); image++) {
      inputGradient(f, image, f.outputGradient(), image * outputs);
    }
  }

  /// The gradient of an image from that of its outputs, which begin at `at`.
  void inputGradient(Frame f, int image, float[] outputGradient, int at) {
    int k = window.taps() * groupFilters;
    int size = Panels.size(k, groupChannels);
    int line = window.columns().size() * window.channels();
    float[] panels = f.shared(MIRRORED, 0);
    float[] dy = behind.plain() ? outputGradient : behind.paint(outputGradient, at, 0f);
    int first = behind.plain() ? at : 0;
    for (int row = 0; row < window.rows().size(); row++) {
      for (int group = 0; group < groups; group++) {
        f.kernels()
            .matmulAt(
                window.columns().size(),
                groupChannels,
                k,
                dy,
                first + row * behind.line() + group * groupFilters,
                filters,
                mirrored,
                panels,
                group * size,
                f.inputGradient(0),
                image * window.imageSize() + row * line + group * groupChannels,
                window.channels());
      }
    }
  }

  @Override
  public void variableGradients(Frame f, int part, int parts) {
    // A group's kernel, as a matrix, is cut along its longer side.
    int length = Math.max(sums, groupFilters);
    int first = cut(part, parts, length);
    int last = cut(part + 1, parts, length);
    for (int group = 0; group < groups && first < last; group++) {
      if (length == sums) {
        kernelGradient(f, group, first, last, 0, groupFilters);
      } else {
        kernelGradient(f, group, 0, sums, first, last);
      }
    }
    if (part == 0 && f.variables() > 1) {
      int outputs = f.rows() * window.outputs();
      f.kernels().sumRows(f.outputGradient(), 0, outputs, filters, f.variableGradient(1), 0);
    }
  }

  /// At the edges of tiles, so that each part has whole ones.
  private static int cut(int part, int parts, int length) {
    int tiles = Math.ceilDiv(length, TILE);
    return Math.min(length, Math.toIntExact((long) tiles * part / parts) * TILE);
  }

  /// The gradient of some rows and columns of a group's kernel.
  private void kernelGradient(
      Frame f, int group, int firstRow, int lastRow, int firstColumn, int lastColumn) {
    float[] dw = f.variableGradient(0);
    int at = group * groupFilters + firstColumn;
    int width = lastColumn - firstColumn;
    int line = window.columns().outputs() * filters;
    for (int row = firstRow; row < lastRow; row++) {
      Arrays.fill(dw, at + row * filters, at + row * filters + width, 0f);
    }
    for (int image = 0; image < f.rows(); image++) {
      float[] x = seen(f, image);
      for (int row = 0; row < window.rows().outputs(); row++) {
        int from = (image * window.rows().outputs() + row) * line + at;
        int to = at + firstRow * filters;
        float[] dy = f.outputGradient();
        addKernelGradient(f, firstRow, lastRow, width, group, x, image, row, dy, from, dw, to);
      }
    }
  }

  /// Adds to the gradient of a kernel that begins at `to` what a row of outputs of an image tells,
  /// whose gradients begin at `from`; without groups.
  void addKernelGradient(
      Frame f, float[] x, int image, int row, float[] dy, int from, float[] dw, int to) {
    addKernelGradient(f, 0, sums, filters, 0, x, image, row, dy, from, dw, to);
  }

  private void addKernelGradient(
      Frame f,
      int firstRow,
      int lastRow,
      int columns,
      int group,
      float[] x,
      int image,
      int row,
      float[] dy,
      int from,
      float[] dw,
      int to) {
    f.kernels()
        .addMatmulAt(
            firstRow,
            lastRow,
            columns,
            window.columns().outputs(),
            x,
            firstSeen(image, row) + group * groupChannels,
            seen,
            window.columns().stride() * window.channels(),
            dy,
            from,
            filters,
            dw,
            to,
            filters);
  }

  Window window() {
    return window;
  }

  int filters() {
    return filters;
  }

  int groups() {
    return groups;
  }

  /// Rows of the kernel as a matrix.
  int sums() {
    return sums;
  }
}
