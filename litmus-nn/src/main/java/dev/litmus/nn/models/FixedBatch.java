package dev.litmus.nn.models;

import dev.litmus.nn.layers.Value;
import java.util.List;
import java.util.Optional;

/// The size that every batch must have where a stateful layer carries something, row by row, from
/// one batch to the next.
///
/// @param rows the rows of a batch
/// @param layer the name of a layer that carries something
record FixedBatch(int rows, String layer) {
  /// The size of the batches on the way from some values to others; empty when any will do.
  static Optional<FixedBatch> of(Graph graph, List<Value> given, List<Value> wanted) {
    return graph.between(given, wanted).stream()
        .filter(node -> node.op().carriesOver())
        .findFirst()
        .map(node -> new FixedBatch(node.variables().getFirst().shape().dim(0), node.layer()));
  }

  /// Refuses a number of rows that leaves a batch with fewer than the others.
  ///
  /// @throws IllegalArgumentException saying how many there may be
  void requireWhole(int count) {
    if (count % rows != 0) {
      throw new IllegalArgumentException(
          "layer '%s' is stateful, with batches of %d rows: the rows must be a multiple of %d; found %d"
              .formatted(layer, rows, rows, count));
    }
  }

  /// The size of the batches of a training on so many rows: this one, unless another was asked for.
  ///
  /// @throws IllegalArgumentException when another was, or the rows do not make whole batches
  int sizeFor(Fit fit, int count) {
    if (fit.hasBatchSize() && fit.batchSize() != rows) {
      throw new IllegalArgumentException(
          "layer '%s' is stateful, with batches of %d rows: the batch size must be %d; found %d"
              .formatted(layer, rows, rows, fit.batchSize()));
    }
    requireWhole(count);
    return rows;
  }
}
