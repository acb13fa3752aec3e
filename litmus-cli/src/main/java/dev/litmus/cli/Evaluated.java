package dev.litmus.cli;

import dev.litmus.classifier.Classifier;
import dev.litmus.classifier.evaluation.Evaluation;
import dev.litmus.classifier.evaluation.Scores;
import dev.litmus.classifier.table.Notice;
import dev.litmus.classifier.table.Table;
import dev.litmus.classifier.table.Target;
import dev.litmus.classifier.table.TargetOptions.Missing;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// A classifier held against labelled rows.
///
/// @param target the rows' labels
/// @param rows the same rows, converted by the classifier's schema
/// @param notices what was dropped, mapped, ignored
record Evaluated(Evaluation evaluation, Target target, Table rows, List<Notice> notices) {
  /// @param threshold in place of the classifier's own
  static Evaluated of(Classifier classifier, Table labelled, Optional<Double> threshold) {
    Target target = classifier.target().encode(labelled, Missing.FEW);
    if (target.count() == 0) {
      throw new IllegalArgumentException("there are no rows to evaluate the model on");
    }
    Table rows = classifier.schema().apply(labelled.rows(target.rows()));
    float[] probabilities = classifier.probabilities(rows);
    Evaluation evaluation =
        Evaluation.of(
            Scores.of(probabilities, target.toFloats(), null),
            Threshold.checked(threshold).orElse(classifier.threshold()));
    List<Notice> notices = new ArrayList<>(labelled.notices());
    notices.addAll(target.notices());
    notices.addAll(rows.notices());
    evaluation.notices().forEach(text -> notices.add(Notice.ofTable("evaluation", 0, text, "")));
    return new Evaluated(evaluation, target, rows, List.copyOf(notices));
  }

  String negative() {
    return target.negative();
  }

  String positive() {
    return target.positive();
  }
}
