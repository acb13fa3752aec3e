package dev.litmus.cli;

import dev.litmus.classifier.Classifier;
import dev.litmus.classifier.Verdict;
import dev.litmus.classifier.explanation.Counterfactual;
import dev.litmus.classifier.explanation.Explainer;
import dev.litmus.classifier.explanation.Importance;
import dev.litmus.classifier.explanation.PartialDependence;
import dev.litmus.classifier.explanation.Reasons;
import dev.litmus.classifier.table.Table;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// What the user has asked to be explained, and the answers so far.
final class Explanation {
  /// A single row.
  ///
  /// @param number its number in the data, from 1
  /// @param place where it came from, such as `bank.csv:17`
  /// @param allowed the columns that may change; empty when no change is looked for
  record Row(
      int number,
      String place,
      Verdict verdict,
      Reasons reasons,
      List<String> allowed,
      List<Counterfactual> counterfactuals) {}

  private final Classifier classifier;
  private final Table table;
  private final Table background;
  private final Explainer explainer;
  private final int repeats;
  private final long seed;
  private final List<Row> rows = new ArrayList<>();
  private final List<PartialDependence> dependences = new ArrayList<>();
  private Optional<Importance> importance = Optional.empty();

  Explanation(Classifier classifier, Table table, Table background, int repeats, long seed) {
    this.classifier = classifier;
    this.table = table;
    this.background = background;
    this.explainer = Explainer.of(classifier, background).withSeed(seed);
    this.repeats = repeats;
    this.seed = seed;
  }

  /// What each column is worth.
  void weigh() {
    importance =
        Optional.of(
            Explainer.of(classifier, table).withRepeats(repeats).withSeed(seed).importance());
  }

  /// How the probability follows a column.
  void follow(String column) {
    dependences.add(explainer.partialDependence(column));
  }

  /// Why a row has its verdict, and what would change it.
  void explain(int number, List<String> allowed) {
    if (number < 1 || number > table.rowCount()) {
      throw new IllegalArgumentException(
          "--rows %d: the data have rows 1 to %d".formatted(number, table.rowCount()));
    }
    if (background.rowCount() < 2) {
      throw new IllegalArgumentException(
          "a row is explained beside others, but there is only this one; add --background FILE"
              + " with usual rows");
    }
    Table one = table.rows(number - 1, number);
    Reasons reasons = explainer.reasons(one).getFirst();
    rows.add(
        new Row(
            number,
            one.place(0),
            classifier.verdict((float) reasons.probability()),
            reasons,
            allowed,
            allowed.isEmpty() ? List.of() : explainer.counterfactuals(one, allowed)));
  }

  Classifier classifier() {
    return classifier;
  }

  int rowCount() {
    return table.rowCount();
  }

  int backgroundRows() {
    return Math.min(background.rowCount(), Explainer.BACKGROUND_ROWS);
  }

  List<Row> rows() {
    return rows;
  }

  List<PartialDependence> dependences() {
    return dependences;
  }

  Optional<Importance> importance() {
    return importance;
  }
}
