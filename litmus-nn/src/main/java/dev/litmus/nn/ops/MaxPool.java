package dev.litmus.nn.ops;

import java.util.Arrays;

/// y[o, c] = the largest x[place(o, t), c] over taps t; padding never wins, NaN always.
///
/// dy[o, c] is added to dx where the largest stands, the first of equals.
public final class MaxPool implements Op {
  private final Window window;
  private final Canvas under;
  private final int[] taps;

  /// @param window how the pool slides over an image
  public MaxPool(Window window) {
    this.window = window;
    this.under = Canvas.under(window);
    this.taps = under.taps(window);
  }

  @Override
  public void forward(Frame f, int from, int to) {
    for (int image = from; image < to; image++) {
      float[] x = seen(f, image);
      for (int row = 0; row < window.rows().outputs(); row++) {
        f.kernels()
            .maxAt(
                window.columns().outputs(),
                window.channels(),
                x,
                firstSeen(image, row),
                step(),
                taps,
                f.output(),
                outputAt(image, row));
      }
    }
  }

  @Override
  public void backward(Frame f, int from, int to) {
    if (!f.wantsGradient(0)) {
      return;
    }
    float[] dx = f.inputGradient(0);
    for (int image = from; image < to; image++) {
      int imageAt = image * window.imageSize();
      float[] x = seen(f, image);
      float[] target = under.plain() ? dx : under.ground(1, 0f);
      if (under.plain()) {
        Arrays.fill(dx, imageAt, imageAt + window.imageSize(), 0f);
      }
      for (int row = 0; row < window.rows().outputs(); row++) {
        f.kernels()
            .maxGradientAt(
                window.columns().outputs(),
                window.channels(),
                x,
                target,
                firstSeen(image, row),
                step(),
                taps,
                f.output(),
                f.outputGradient(),
                outputAt(image, row));
      }
      if (!under.plain()) {
        under.cut(target, dx, imageAt);
      }
    }
  }

  private float[] seen(Frame f, int image) {
    return under.plain()
        ? f.input(0)
        : under.paint(f.input(0), image * window.imageSize(), Float.NEGATIVE_INFINITY);
  }

  /// Where the window of the first output of a row begins.
  private int firstSeen(int image, int row) {
    int first = under.plain() ? image * window.imageSize() : 0;
    return first + row * window.rows().stride() * under.line();
  }

  private int step() {
    return window.columns().stride() * window.channels();
  }

  private int outputAt(int image, int row) {
    int rows = window.rows().outputs();
    return (image * rows + row) * window.columns().outputs() * window.channels();
  }

  Window window() {
    return window;
  }

  /// How far from a window's first number each tap's first channel stands; without padding.
  int[] taps() {
    return taps;
  }
}
