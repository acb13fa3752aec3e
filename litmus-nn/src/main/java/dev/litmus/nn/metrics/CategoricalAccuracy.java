package dev.litmus.nn.metrics;

import dev.litmus.nn.Config;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// The share of rows whose largest prediction is that of the right class: of the largest label, or
/// of the number that the label is when it is sparse; the first of several that are largest.
///
/// @param sparse whether a row's label is the number of its class: Keras's
///   `SparseCategoricalAccuracy`
public record CategoricalAccuracy(String name, boolean sparse) implements Metric {
  static final String NAME = "categorical_accuracy";
  static final String SPARSE_NAME = "sparse_categorical_accuracy";

  public CategoricalAccuracy(boolean sparse) {
    this(sparse ? SPARSE_NAME : NAME, sparse);
  }

  /// Reads Keras's configuration.
  static CategoricalAccuracy fromConfig(Config config, boolean sparse) {
    return new CategoricalAccuracy(config.string("name", sparse ? SPARSE_NAME : NAME), sparse);
  }

  @Override
  public String className() {
    return sparse ? "SparseCategoricalAccuracy" : "CategoricalAccuracy";
  }

  @Override
  public Optional<Better> better() {
    return Optional.of(Better.HIGHER);
  }

  @Override
  public State start() {
    Mean mean = new Mean();
    return new State() {
      @Override
      public void update(
          float[] yTrue, float[] yPred, int rows, int units, float @Nullable [] weights) {
        for (int row = 0; row < rows; row++) {
          float right = sparse ? yTrue[row] : (float) largest(yTrue, row * units, units);
          boolean hit = (float) largest(yPred, row * units, units) == right;
          mean.add(hit ? 1 : 0, weights == null ? 1 : weights[row]);
        }
      }

      @Override
      public double result() {
        return mean.result();
      }
    };
  }

  private static int largest(float[] values, int offset, int units) {
    int largest = 0;
    for (int i = 1; i < units; i++) {
      if (values[offset + i] > values[offset + largest]) {
        largest = i;
      }
    }
    return largest;
  }
}
