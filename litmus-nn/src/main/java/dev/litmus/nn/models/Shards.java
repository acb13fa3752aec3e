package dev.litmus.nn.models;

/// Rows to learn from that are too many for memory: in shards, one of which is taken up at a time.
///
/// ```java
/// trainer.fit(shards, Fit.epochs(3).batchSize(512).shuffle(Fit.Shuffle.EVERY_EPOCH));
/// ```
///
/// Each pass visits every shard once, in an order by the seed, and the rows of a shard in an order
/// by the seed. Where rows were put into shards at random, that is a random order of all rows. A
/// batch has rows of one shard only. One shard gives what its [Examples] give, bit by bit.
public interface Shards {
  /// How many there are, at least one.
  int count();

  /// How many rows a shard has, at least one.
  ///
  /// @param shard counted from 0
  int rows(int shard);

  /// The rows of a shard with their answers, the same each time.
  ///
  /// @param shard counted from 0
  Examples examples(int shard);
}
