package dev.litmus.bench.peer;

import java.util.List;

/// A network of the works, as bench/peers/work.py has it.
public enum Network {
  BANKNOTE(4),
  TINY(2),
  WIDE(28),
  /// Pictures of 28 x 28: convolution of 32 filters 3 x 3, relu, pooling of 2 x 2, dense 16 and 1.
  IMAGES(28 * 28),
  /// Sequences of 100 words out of 1000: embedding and a layer of 32 units, dense 1.
  LSTM(100),
  GRU(100),
  SIMPLE(100);

  /// Words that sequences are made of.
  public static final int VOCABULARY = 1000;

  private final int width;

  Network(int width) {
    this.width = width;
  }

  /// Numbers in a row.
  public int width() {
    return width;
  }

  /// Units of the hidden dense layers; none for networks that are more than such layers.
  public List<Integer> hidden() {
    return switch (this) {
      case BANKNOTE -> List.of(8, 8);
      case TINY -> List.of(64, 32);
      case WIDE -> List.of(256, 256);
      case IMAGES, LSTM, GRU, SIMPLE -> List.of();
    };
  }

  /// The activation of the hidden layers.
  public String activation() {
    return this == BANKNOTE ? "tanh" : "relu";
  }

  /// Whether its rows are words, given by number.
  public boolean isOfWords() {
    return this == LSTM || this == GRU || this == SIMPLE;
  }

  /// Whether it is trained by plain gradient descent, of rate 0.01, not by Adam, of rate 0.001.
  public boolean isPlain() {
    return this == BANKNOTE;
  }
}
