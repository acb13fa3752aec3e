package dev.litmus.nn.ops;

import java.util.Arrays;

/// An image on a larger ground of zeros, so that a window sliding over it never leaves it: pixel
/// (r, c) of the image stands at (top + r * rowStep, left + c * columnStep). Pixels of one row
/// neighbour each other but for the gaps that steps beyond 1 leave.
///
/// @param rows rows of the image
/// @param columns columns of the image
/// @param channels numbers a pixel
/// @param height rows of the ground
/// @param width columns of the ground
record Canvas(
    int rows,
    int columns,
    int channels,
    int top,
    int left,
    int rowStep,
    int columnStep,
    int height,
    int width) {
  private static final ThreadLocal<float[][]> GROUNDS =
      ThreadLocal.withInitial(() -> new float[2][0]);

  /// What a window slides over: the image with the padding that the window sees.
  static Canvas under(Window window) {
    WindowAxis rows = window.rows();
    WindowAxis columns = window.columns();
    return new Canvas(
        rows.size(),
        columns.size(),
        window.channels(),
        rows.before(),
        columns.before(),
        1,
        1,
        Math.max(rows.before() + rows.size(), seen(rows)),
        Math.max(columns.before() + columns.size(), seen(columns)));
  }

  /// The places that the windows of an axis cover.
  private static int seen(WindowAxis axis) {
    return (axis.outputs() - 1) * axis.stride() + WindowAxis.reach(axis.kernel(), axis.dilation());
  }

  /// What the mirrored window slides over, place by place of the input, to gather the outputs'
  /// gradients: these stand as far apart as the window's strides.
  static Canvas behind(Window window, int filters) {
    WindowAxis rows = window.rows();
    WindowAxis columns = window.columns();
    return new Canvas(
        rows.outputs(),
        columns.outputs(),
        filters,
        margin(rows),
        margin(columns),
        rows.stride(),
        columns.stride(),
        behind(rows),
        behind(columns));
  }

  private static int margin(WindowAxis axis) {
    return WindowAxis.reach(axis.kernel(), axis.dilation()) - 1 - axis.before();
  }

  private static int behind(WindowAxis axis) {
    int reach = WindowAxis.reach(axis.kernel(), axis.dilation());
    return Math.max(
        axis.size() + reach - 1, margin(axis) + (axis.outputs() - 1) * axis.stride() + 1);
  }

  /// How far from a window's first number each tap's first channel stands.
  int[] taps(Window window) {
    int[] taps = new int[window.taps()];
    for (int tap = 0; tap < taps.length; tap++) {
      int row = tap / window.columns().kernel() * window.rows().dilation();
      int column = tap % window.columns().kernel() * window.columns().dilation();
      taps[tap] = row * line() + column * channels;
    }
    return taps;
  }

  /// Numbers a row of the ground.
  int line() {
    return width * channels;
  }

  /// Whether image and ground are one.
  boolean plain() {
    return height == rows && width == columns;
  }

  /// This thread's ground with the image on it that begins at `offset`, and with `rest` elsewhere;
  /// only for those that are not [#plain()].
  float[] paint(float[] images, int offset, float rest) {
    float[] ground = ground(0, rest);
    for (int r = 0; r < rows; r++) {
      int from = offset + r * columns * channels;
      int to = (top + r * rowStep) * line() + left * channels;
      if (columnStep == 1) {
        System.arraycopy(images, from, ground, to, columns * channels);
      } else {
        for (int c = 0; c < columns; c++) {
          System.arraycopy(
              images, from + c * channels, ground, to + c * columnStep * channels, channels);
        }
      }
    }
    return ground;
  }

  /// This thread's ground of that number, 0 or 1, filled with one number.
  float[] ground(int number, float rest) {
    int size = height * line();
    float[][] grounds = GROUNDS.get();
    if (grounds[number].length < size) {
      grounds[number] = new float[size];
    }
    Arrays.fill(grounds[number], 0, size, rest);
    return grounds[number];
  }

  /// Copies what stands in the image's place on a ground to the image that begins at `offset`; for
  /// steps of 1.
  void cut(float[] ground, float[] images, int offset) {
    for (int r = 0; r < rows; r++) {
      int from = (top + r) * line() + left * channels;
      System.arraycopy(ground, from, images, offset + r * columns * channels, columns * channels);
    }
  }
}
