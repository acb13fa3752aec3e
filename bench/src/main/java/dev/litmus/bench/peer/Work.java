package dev.litmus.bench.peer;

import java.util.Locale;

/// A work of the comparison, as bench/peers/work.py has it.
public enum Work {
  W1(Network.BANKNOTE, Task.FIT, 1097, 32, 10),
  W2(Network.TINY, Task.FIT, 8, 32, 300),
  W3_1024(Network.WIDE, Task.FIT, 102_400, 1024, 1),
  W3_256(Network.WIDE, Task.FIT, 102_400, 256, 1),
  W4_32(Network.IMAGES, Task.FIT, 3200, 32, 1),
  W4_128(Network.IMAGES, Task.FIT, 3200, 128, 1),
  W5_LSTM(Network.LSTM, Task.FIT, 1280, 64, 1),
  W5_GRU(Network.GRU, Task.FIT, 1280, 64, 1),
  W5_SIMPLE(Network.SIMPLE, Task.FIT, 1280, 64, 1),
  W6_ONE_SMALL(Network.BANKNOTE, Task.PREDICT_ONE, 100, 1, 1),
  W6_ONE_WIDE(Network.WIDE, Task.PREDICT_ONE, 100, 1, 1),
  W6_ROWS(Network.WIDE, Task.PREDICT, 1_000_000, 4096, 1),
  W6_IMAGES(Network.IMAGES, Task.PREDICT, 3200, 128, 1);

  /// What is done with the rows.
  public enum Task {
    FIT,
    /// The rows are predicted one by one, each by a call of its own.
    PREDICT_ONE,
    PREDICT
  }

  private final Network network;
  private final Task task;
  private final int rows;
  private final int batch;
  private final int epochs;

  Work(Network network, Task task, int rows, int batch, int epochs) {
    this.network = network;
    this.task = task;
    this.rows = rows;
    this.batch = batch;
    this.epochs = epochs;
  }

  /// The work that compare.py calls so.
  static Work called(String label) {
    return valueOf(label.toUpperCase(Locale.ROOT).replace('-', '_'));
  }

  public Network network() {
    return network;
  }

  public Task task() {
    return task;
  }

  public int rows() {
    return rows;
  }

  /// Rows of a batch, at most all there are.
  public int batch() {
    return Math.min(batch, rows);
  }

  /// Batches of an epoch, the last of which may be smaller.
  public int batches() {
    return Math.ceilDiv(rows, batch());
  }

  /// Epochs that are trained at once.
  public int epochs() {
    return epochs;
  }

  /// How many units the work has: steps of W1, epochs of W2, rows of the others.
  int units() {
    return switch (this) {
      case W1 -> epochs * batches();
      case W2 -> epochs;
      default -> epochs * rows;
    };
  }
}
