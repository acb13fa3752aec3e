package dev.litmus.cli;

import dev.litmus.classifier.Classifier;
import dev.litmus.classifier.decision.Decision;
import dev.litmus.classifier.table.Column;
import dev.litmus.classifier.table.Notice;
import dev.litmus.classifier.table.Table;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// Predictions for the rows of a table.
///
/// @param kept the columns to repeat before each verdict
/// @param probabilities of the positive class, a row each
/// @param classes the negative and the positive class
/// @param decision tells which verdicts are left open, when the model has a band
/// @param notices what was ignored or taken as missing
record Verdicts(
    List<Column> kept,
    float[] probabilities,
    List<String> classes,
    double threshold,
    Decision decision,
    List<Notice> notices) {
  static final String PROBABILITY = "probability";
  static final String PREDICTION = "prediction";
  static final String UNSURE = "unsure";

  /// @param keep names or numbers of columns, or `all`
  /// @param threshold in place of the classifier's own
  static Verdicts of(
      Classifier classifier, Table rows, List<String> keep, Optional<Double> threshold) {
    List<Column> kept = kept(rows, keep);
    // A column that is kept on purpose needs no notice that the model does not know it.
    Set<String> known = new HashSet<>(rows.names());
    kept.forEach(column -> known.remove(column.name()));
    classifier.schema().columns().forEach(column -> known.add(column.name()));
    Table converted =
        classifier
            .schema()
            .apply(rows.select(rows.names().stream().filter(known::contains).toList()));
    List<Notice> notices = new ArrayList<>(rows.notices());
    notices.addAll(converted.notices());
    return new Verdicts(
        kept,
        classifier.probabilities(converted),
        classifier.target().classes(),
        threshold.orElse(classifier.threshold()),
        classifier.decision(),
        List.copyOf(notices));
  }

  private static List<Column> kept(Table rows, List<String> keep) {
    if (keep.equals(List.of("all")) && !rows.has("all")) {
      return rows.columns();
    }
    return keep.stream().map(rows::nameOf).map(rows::column).toList();
  }

  int count() {
    return probabilities.length;
  }

  String prediction(int row) {
    return classes.get(isPositive(row) ? 1 : 0);
  }

  private boolean isPositive(int row) {
    return probabilities[row] > threshold;
  }

  /// Whether the model leaves verdicts open, so that each has a column that tells.
  boolean mayBeUnsure() {
    return decision.band().isPresent();
  }

  boolean unsure(int row) {
    return decision.unsure(probabilities[row], isPositive(row));
  }

  /// A row as name and value: kept cells as they are spelled, null for a blank one.
  Map<String, @Nullable Object> row(int row) {
    Map<String, @Nullable Object> values = new LinkedHashMap<>();
    for (Column column : kept) {
      values.put(column.name(), column.isBlank(row) ? null : column.text(row));
    }
    values.put(PROBABILITY, Double.valueOf(NineDigits.of(probabilities[row])));
    values.put(PREDICTION, prediction(row));
    if (mayBeUnsure()) {
      values.put(UNSURE, unsure(row));
    }
    return values;
  }

  /// All of it, but for the rows when they are in a file.
  Map<String, @Nullable Object> json(Path model, Optional<Path> output) {
    Map<String, @Nullable Object> json = new LinkedHashMap<>();
    json.put("model", model.toString());
    json.put("rows", count());
    json.put("positive", classes.get(1));
    json.put("classes", classes);
    json.put("threshold", threshold);
    if (output.isPresent()) {
      json.put("output", output.get().toString());
    } else {
      List<Map<String, @Nullable Object>> rows = new ArrayList<>();
      for (int row = 0; row < count(); row++) {
        rows.add(row(row));
      }
      json.put("predictions", rows);
    }
    json.put("notices", Notices.sentences(notices));
    return json;
  }
}
