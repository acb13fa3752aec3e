package dev.litmus.nn.models;

import dev.litmus.nn.random.Shuffle;
import java.util.stream.IntStream;

/// The batches of a training: pass after pass over all rows, each in its order, cut into epochs. An
/// epoch is a pass, or so many steps as were asked for; where the rows end before, the epoch ends
/// too.
final class Passes {
  private final Fit fit;
  private final long seed;
  private final int rows;
  private final int batchSize;
  private int[] order;
  private int pass;
  private int from;
  private int to;
  private int stepsLeft;

  /// @param first the first epoch, whose number is that of the first pass
  Passes(int rows, int batchSize, Fit fit, long seed, int first) {
    this.fit = fit;
    this.seed = seed;
    this.rows = rows;
    this.batchSize = batchSize;
    this.order =
        fit.shuffle() == Fit.Shuffle.ONCE
            ? Shuffle.permutation(rows, seed, 0)
            : IntStream.range(0, rows).toArray();
    this.pass = first;
    this.from = rows;
    this.to = rows;
  }

  /// @param done the batches to leave out, having been learnt from before
  void beginEpoch(int done) {
    stepsLeft = fit.stepsPerEpoch().orElse(Integer.MAX_VALUE);
    if (to >= rows) {
      beginPass();
    }
    for (int batch = 0; batch < done; batch++) {
      next();
    }
  }

  private void beginPass() {
    if (fit.shuffle() == Fit.Shuffle.EVERY_EPOCH) {
      order = Shuffle.permutation(rows, seed, pass);
    }
    pass++;
    from = 0;
    to = 0;
  }

  /// Goes on to the next batch of the epoch, if there is one.
  boolean next() {
    if (to >= rows || stepsLeft == 0) {
      return false;
    }
    stepsLeft--;
    from = to;
    to = Math.min(rows, from + batchSize);
    return true;
  }

  /// Whether the rows ended before the steps asked for.
  boolean ranOut() {
    return fit.stepsPerEpoch().isPresent() && to >= rows && stepsLeft > 0;
  }

  /// The order of the rows in this pass.
  int[] order() {
    return order;
  }

  /// The first row of the batch, as a place in the order.
  int from() {
    return from;
  }

  /// The place behind its last row.
  int to() {
    return to;
  }
}
