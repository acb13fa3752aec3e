package dev.litmus.cli;

import dev.litmus.nn.models.History;
import java.util.List;
import java.util.TreeMap;
import java.util.stream.Collectors;

/// The figures of every epoch as CSV, in the form of Keras's `CSVLogger`: epochs from 0, figures in
/// alphabetical order.
final class HistoryFile {
  /// The column that numbers the epochs.
  static final String EPOCH = "epoch";

  private HistoryFile() {}

  static String text(History history) {
    var figures = new TreeMap<>(history.figures());
    StringBuilder csv = new StringBuilder(EPOCH);
    figures.keySet().forEach(name -> csv.append(',').append(name));
    csv.append('\n');
    for (int i = 0; i < history.epochs().size(); i++) {
      int row = i;
      csv.append(history.epochs().get(i)).append(',');
      csv.append(
          figures.values().stream()
              .map(values -> text(values, row))
              .collect(Collectors.joining(",")));
      csv.append('\n');
    }
    return csv.toString();
  }

  private static String text(List<Double> values, int row) {
    return row < values.size() ? String.valueOf(values.get(row)) : "";
  }
}
