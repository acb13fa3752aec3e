package dev.litmus.cli;

import dev.litmus.classifier.Classifier;
import dev.litmus.classifier.table.Column;
import dev.litmus.classifier.table.MissingValues;
import dev.litmus.classifier.table.Table;
import dev.litmus.classifier.table.Target;
import dev.litmus.classifier.table.TargetEncoder;
import dev.litmus.classifier.table.TargetOptions.Missing;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.IntStream;

/// Rows by class, for a scatter plot.
///
/// @param labelled the rows of each class
/// @param unlabelled the rows without a label
record ScatterGroups(Map<String, List<Integer>> labelled, List<Integer> unlabelled) {
  private static final int MOST_CLASSES = 10;

  /// By the values of a column; all rows are unlabelled without one.
  static ScatterGroups of(Table table, Optional<String> target) {
    Map<String, List<Integer>> labelled = new TreeMap<>();
    List<Integer> unlabelled = new ArrayList<>();
    Optional<Column> labels = target.map(table::column);
    for (int row = 0; row < table.rowCount(); row++) {
      String label = labels.isPresent() ? labels.get().text(row) : "";
      if (MissingValues.DEFAULT.isMissing(label)) {
        unlabelled.add(row);
      } else {
        labelled.computeIfAbsent(label, _ -> new ArrayList<>()).add(row);
      }
    }
    if (labelled.size() > MOST_CLASSES) {
      throw new IllegalArgumentException(
          "column '%s' has %d different values; a plot shows at most %d classes, named by --target"
              .formatted(target.orElse(""), labelled.size(), MOST_CLASSES));
    }
    return new ScatterGroups(labelled, unlabelled);
  }

  /// By the two classes of a model, negative first.
  static ScatterGroups of(Table table, Classifier classifier) {
    List<List<Integer>> byLabel = List.of(new ArrayList<>(), new ArrayList<>());
    boolean[] known = new boolean[table.rowCount()];
    if (isLabelled(table, classifier.target())) {
      Target target = classifier.target().encode(table, Missing.DROP);
      for (int i = 0; i < target.count(); i++) {
        byLabel.get(target.labels()[i]).add(target.rows()[i]);
        known[target.rows()[i]] = true;
      }
    }
    Map<String, List<Integer>> labelled = new LinkedHashMap<>();
    labelled.put(classifier.target().negative(), byLabel.get(0));
    labelled.put(classifier.target().positive(), byLabel.get(1));
    List<Integer> unlabelled =
        IntStream.range(0, known.length).filter(row -> !known[row]).boxed().toList();
    return new ScatterGroups(labelled, unlabelled);
  }

  private static boolean isLabelled(Table table, TargetEncoder target) {
    Optional<Column> labels = table.find(target.column());
    return labels.isPresent()
        && IntStream.range(0, table.rowCount())
            .anyMatch(row -> !target.missingValues().isMissing(labels.get().text(row)));
  }
}
