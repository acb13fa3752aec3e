package dev.litmus.classifier;

import dev.litmus.classifier.table.NumberColumn;
import dev.litmus.classifier.table.Table;
import dev.litmus.nn.layers.Concatenate;
import dev.litmus.nn.layers.NanToNum;
import dev.litmus.nn.layers.Normalization;
import dev.litmus.nn.layers.Symbol;
import dev.litmus.nn.operations.Ops;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;

/// Numbers cut into pieces: a piece from a to b becomes clip((x - a) / (b - a), 0, 1), so that a
/// network can bend a column's effect at every cut. Missing numbers are 0 everywhere. Piecewise
/// linear encoding: Gorishniy, Rubachev and Babenko, "On embeddings for numerical features in
/// tabular deep learning" (2022).
///
/// It is made of stock layers without trained weights, hence computed once a training.
final class PiecewiseEncoding {
  /// At most so many pieces a column, as in the paper's authors' package for TabM.
  private static final int MOST_PIECES = 48;

  /// A column of at most so many different values is cut at each of them, provided that there are
  /// [#ROWS_A_VALUE] rows for each: an amount of money or an age can matter value by value.
  private static final int MOST_VALUES = 128;

  private static final int ROWS_A_VALUE = 50;

  /// What all columns together may have; beyond it, columns get fewer pieces.
  private static final int MOST_WIDTH = 2_048;

  /// The cuts of each column by its name, ascending and different; columns of fewer than two pieces
  /// have none.
  private final Map<String, double[]> cuts;

  private PiecewiseEncoding(Map<String, double[]> cuts) {
    this.cuts = cuts;
  }

  /// Learns the cuts from training rows.
  static PiecewiseEncoding fit(Table rows, List<Feature> features) {
    List<Feature.Numeric> numbers =
        features.stream()
            .filter(Feature.Numeric.class::isInstance)
            .map(Feature.Numeric.class::cast)
            .toList();
    int share = MOST_WIDTH / Math.max(1, numbers.size());
    int pieces = Math.min(MOST_PIECES, share);
    int values = Math.min(MOST_VALUES, Math.min(share, rows.rowCount() / ROWS_A_VALUE));
    Map<String, double[]> cuts = new LinkedHashMap<>();
    for (Feature.Numeric number : numbers) {
      double[] found =
          cuts(((NumberColumn) rows.column(number.column())).toDoubles(), pieces, values);
      if (found.length > 2) {
        cuts.put(number.column(), found);
      }
    }
    return new PiecewiseEncoding(cuts);
  }

  /// Half of the cuts are quantiles of the values, half of the different values: where most rows
  /// have the same one, such as 0, the others would else lie in one piece. Few different values are
  /// all cuts.
  private static double[] cuts(double[] values, int pieces, int fewValues) {
    double[] known = Arrays.stream(values).filter(x -> !Double.isNaN(x)).sorted().toArray();
    if (known.length == 0 || pieces < 2) {
      return new double[0];
    }
    double[] different = Arrays.stream(known).distinct().toArray();
    if (different.length <= fewValues) {
      return Arrays.stream(different).map(x -> (float) x).distinct().toArray();
    }
    int half = pieces / 2;
    return DoubleStream.concat(quantiles(known, pieces - half), quantiles(different, half))
        .sorted()
        .distinct()
        .toArray();
  }

  /// Cuts are float32 in the network.
  private static DoubleStream quantiles(double[] sorted, int parts) {
    return IntStream.rangeClosed(0, parts)
        .mapToDouble(i -> (float) sorted[(int) Math.round(i * (sorted.length - 1.0) / parts)]);
  }

  /// How many numbers it makes of a row.
  int width() {
    return cuts.values().stream().mapToInt(c -> c.length - 1).sum();
  }

  /// The encoding of all columns side by side; empty when no column has pieces.
  ///
  /// @param inputs the raw input of each column by its name
  Optional<Symbol> apply(Map<String, Symbol> inputs) {
    List<Symbol> repeated = new ArrayList<>();
    List<Double> starts = new ArrayList<>();
    List<Double> squaredWidths = new ArrayList<>();
    cuts.forEach((column, edges) -> {
      Symbol input = inputs.get(column);
      if (input == null) {
        throw new IllegalArgumentException("column '%s' has no input".formatted(column));
      }
      for (int i = 0; i + 1 < edges.length; i++) {
        repeated.add(input);
        starts.add(edges[i]);
        double width = edges[i + 1] - edges[i];
        squaredWidths.add(width * width);
      }
    });
    if (repeated.isEmpty()) {
      return Optional.empty();
    }
    Symbol side = Concatenate.of().apply(repeated.toArray(new Symbol[0]));
    Symbol scaled = Normalization.of(starts, squaredWidths).apply(side);
    Symbol known = new NanToNum("", 0, null, null).apply(scaled);
    return Optional.of(Ops.clip(known, 0, 1));
  }
}
