package dev.litmus.nn.models;

import java.util.stream.IntStream;

/// What a training learns from: rows in memory, or shards of which one is in memory at a time.
interface RowSource {
  int shards();

  int rows(int shard);

  /// The rows of a shard in the shapes that the model takes and gives.
  Rows load(int shard);

  static RowSource of(Rows rows) {
    return new RowSource() {
      @Override
      public int shards() {
        return 1;
      }

      @Override
      public int rows(int shard) {
        return rows.count();
      }

      @Override
      public Rows load(int shard) {
        return rows;
      }
    };
  }

  static RowSource of(Outputs outputs, Shards shards) {
    return new RowSource() {
      @Override
      public int shards() {
        return shards.count();
      }

      @Override
      public int rows(int shard) {
        return shards.rows(shard);
      }

      @Override
      public Rows load(int shard) {
        Rows rows = DataChecks.rows(outputs, shards.examples(shard));
        if (rows.count() != shards.rows(shard)) {
          throw new IllegalArgumentException(
              "shard %d was to have %d rows; found %d"
                  .formatted(shard, shards.rows(shard), rows.count()));
        }
        return rows;
      }
    };
  }

  /// How many rows each shard has.
  default int[] sizes() {
    return IntStream.range(0, shards()).map(this::rows).toArray();
  }
}
