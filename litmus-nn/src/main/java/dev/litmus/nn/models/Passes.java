package dev.litmus.nn.models;

import dev.litmus.nn.random.Shuffle;
import java.util.stream.IntStream;

/// The batches of a training: pass after pass over all rows, each in its order, cut into epochs. An
/// epoch is a pass, or so many steps as were asked for; where the rows end before, the epoch ends
/// too. Rows in shards are taken shard by shard, and both shards and rows in an order.
final class Passes {
  private final Fit fit;
  private final long seed;
  private final int[] rows;
  private final int batchSize;
  private int[] shards = {};
  private int[] order = {};
  private int pass;
  private int place;
  private int ordered = -1;
  private int from;
  private int to;
  private int stepsLeft;

  /// @param rows how many rows each shard has
  /// @param first the first epoch, whose number is that of the first pass
  Passes(int[] rows, int batchSize, Fit fit, long seed, int first) {
    this.fit = fit;
    this.seed = seed;
    this.rows = rows;
    this.batchSize = batchSize;
    this.pass = first - 1;
  }

  /// @param done the batches to leave out, having been learnt from before
  void beginEpoch(int done) {
    stepsLeft = fit.stepsPerEpoch().orElse(Integer.MAX_VALUE);
    if (isOver()) {
      beginPass();
    }
    for (int batch = 0; batch < done; batch++) {
      next();
    }
  }

  private boolean isOver() {
    return place >= shards.length - 1 && to >= order.length;
  }

  private void beginPass() {
    pass++;
    // Rows of shard k are ordered by the seed and k; the shards by one that no rows have.
    shards = order(rows.length, seed + rows.length);
    place = -1;
    beginShard();
  }

  private void beginShard() {
    place++;
    if (fit.shuffle() == Fit.Shuffle.EVERY_EPOCH || ordered != shard()) {
      ordered = shard();
      order = order(rows[ordered], seed + ordered);
    }
    from = 0;
    to = 0;
  }

  private int[] order(int count, long by) {
    return switch (fit.shuffle()) {
      case NONE -> IntStream.range(0, count).toArray();
      case ONCE -> Shuffle.permutation(count, by, 0);
      case EVERY_EPOCH -> Shuffle.permutation(count, by, pass);
    };
  }

  /// Goes on to the next batch of the epoch, if there is one.
  boolean next() {
    if (stepsLeft == 0 || isOver()) {
      return false;
    }
    stepsLeft--;
    if (to >= order.length) {
      beginShard();
    }
    from = to;
    to = Math.min(order.length, from + batchSize);
    return true;
  }

  /// Whether the rows ended before the steps asked for.
  boolean ranOut() {
    return fit.stepsPerEpoch().isPresent() && isOver() && stepsLeft > 0;
  }

  /// The shard that the batch is of.
  int shard() {
    return shards[place];
  }

  /// The order of the shard's rows in this pass.
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
