package dev.litmus.classifier;

import java.util.OptionalInt;

/// How much a training on very many rows learns when nobody said: counted in rows, never by the
/// clock, so that it repeats.
///
/// @param epochs after each of which the network is validated
/// @param steps of an epoch; empty when an epoch is a pass over all rows
record Pace(int epochs, OptionalInt steps) {
  /// An epoch of more rows would be long to wait for, and its end is where training may stop.
  private static final long ROWS_AN_EPOCH = 1 << 20;

  /// At most so many epochs, and in all on no more than so many rows, each as often as one visits
  /// it. Passes are cut into equal epochs.
  static Pace of(long rows, int batchSize, int mostEpochs, long mostRows) {
    long parts = Math.ceilDiv(rows, ROWS_AN_EPOCH);
    long each = Math.ceilDiv(rows, parts);
    int epochs = Math.clamp(mostRows / each, 1, mostEpochs);
    return new Pace(
        epochs,
        parts == 1
            ? OptionalInt.empty()
            : OptionalInt.of((int) Math.ceilDiv(each, (long) batchSize)));
  }

  /// How many steps it is in all.
  ///
  /// @param pass the steps of a pass over all rows
  long allSteps(long pass) {
    return epochs * (steps.isPresent() ? steps.getAsInt() : pass);
  }

  /// How many rows an epoch has.
  ///
  /// @param all how many there are
  long rowsAnEpoch(long all, int batchSize) {
    return steps.isPresent() ? Math.min(all, (long) steps.getAsInt() * batchSize) : all;
  }
}
