package dev.litmus.nn.models;

/// Copies the rows of a batch from an array of all rows.
@FunctionalInterface
interface Gathering {
  /// Up to here a loop is quicker than a call of [System#arraycopy].
  int FEW = 16;

  /// Copies rows `order[from..to)`, one after the other.
  void gather(int[] order, int from, int to);

  /// Of rows of `width` numbers.
  static Gathering of(float[] all, float[] batch, int width) {
    if (width == 1) {
      return (order, from, to) -> copyColumn(all, batch, order, from, to);
    }
    return width > FEW
        ? (order, from, to) -> copyRows(all, batch, width, order, from, to)
        : (order, from, to) -> copyNumbers(all, batch, width, order, from, to);
  }

  /// Of rows of `width` strings.
  static Gathering of(String[] all, String[] batch, int width) {
    return (order, from, to) -> copyRows(all, batch, width, order, from, to);
  }

  private static void copyRows(Object all, Object batch, int width, int[] order, int from, int to) {
    for (int i = from; i < to; i++) {
      System.arraycopy(all, order[i] * width, batch, (i - from) * width, width);
    }
  }

  private static void copyColumn(float[] all, float[] batch, int[] order, int from, int to) {
    for (int i = from; i < to; i++) {
      batch[i - from] = all[order[i]];
    }
  }

  private static void copyNumbers(
      float[] all, float[] batch, int width, int[] order, int from, int to) {
    int at = 0;
    for (int i = from; i < to; i++) {
      int source = order[i] * width;
      for (int j = 0; j < width; j++) {
        batch[at++] = all[source + j];
      }
    }
  }
}
