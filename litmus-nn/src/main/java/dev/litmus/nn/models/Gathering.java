package dev.litmus.nn.models;

/// Copies the rows of a batch from an array of all rows.
@FunctionalInterface
interface Gathering {
  /// Up to here a loop is quicker than a call of [System#arraycopy].
  int FEW = 16;

  /// Copies rows `order[from..to)` of the batch that begins at `order[start]`.
  void gather(int[] order, int start, int from, int to);

  /// Of rows of `width` numbers.
  static Gathering of(float[] all, float[] batch, int width) {
    if (width == 1) {
      return (order, start, from, to) -> copyColumn(all, batch, order, start, from, to);
    }
    return width > FEW
        ? (order, start, from, to) -> copyRows(all, batch, width, order, start, from, to)
        : (order, start, from, to) -> copyNumbers(all, batch, width, order, start, from, to);
  }

  /// Of rows of `width` strings.
  static Gathering of(String[] all, String[] batch, int width) {
    return (order, start, from, to) -> copyRows(all, batch, width, order, start, from, to);
  }

  private static void copyRows(
      Object all, Object batch, int width, int[] order, int start, int from, int to) {
    for (int i = from; i < to; i++) {
      System.arraycopy(all, order[i] * width, batch, (i - start) * width, width);
    }
  }

  private static void copyColumn(
      float[] all, float[] batch, int[] order, int start, int from, int to) {
    for (int i = from; i < to; i++) {
      batch[i - start] = all[order[i]];
    }
  }

  private static void copyNumbers(
      float[] all, float[] batch, int width, int[] order, int start, int from, int to) {
    int at = (from - start) * width;
    for (int i = from; i < to; i++) {
      int source = order[i] * width;
      for (int j = 0; j < width; j++) {
        batch[at++] = all[source + j];
      }
    }
  }
}
