package dev.litmus.bench.peer;

import java.util.Arrays;
import java.util.Random;

/// Gathers batches of rows in a random order, for peers that leave this to their user.
public final class Batches {
  /// Takes the rows of a batch.
  @FunctionalInterface
  public interface Step {
    /// Both arrays are used again for the next batch.
    void take(float[] x, float[] y);
  }

  private final Rows rows;
  private final int size;
  private final Random random = new Random(2);
  private final int[] order;
  private final float[] x;
  private final float[] y;

  public Batches(Rows rows, int size) {
    this.rows = rows;
    this.size = size;
    order = new int[rows.count()];
    Arrays.setAll(order, i -> i);
    x = new float[size * rows.width()];
    y = new float[size];
  }

  /// Gives all rows once, in a new order.
  public void epoch(Step step) {
    for (int i = order.length - 1; i > 0; i--) {
      int other = random.nextInt(i + 1);
      int kept = order[i];
      order[i] = order[other];
      order[other] = kept;
    }
    for (int start = 0; start < order.length; start += size) {
      int count = Math.min(size, order.length - start);
      int width = rows.width();
      for (int i = 0; i < count; i++) {
        System.arraycopy(rows.x(), order[start + i] * width, x, i * width, width);
        y[i] = rows.y()[order[start + i]];
      }
      boolean whole = count == size;
      step.take(whole ? x : Arrays.copyOf(x, count * width), whole ? y : Arrays.copyOf(y, count));
    }
  }
}
