package dev.litmus.classifier.report;

import dev.litmus.classifier.BaselineResult;
import dev.litmus.classifier.Classifier;
import dev.litmus.classifier.LearningCurve;
import dev.litmus.classifier.evaluation.Evaluation;
import dev.litmus.classifier.table.Notice;
import dev.litmus.classifier.table.Table;
import dev.litmus.classifier.table.Target;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// What a report is about.
///
/// @param names what the files are called
/// @param data all rows there are
/// @param tested the rows that the model was tested on, each with a label
/// @param evaluation how it did on them
/// @param origin how the tested rows relate to the training
/// @param notices what was noticed on the way
/// @param baselines what the model was held against on the tested rows
/// @param learningCurve whether more rows would help, where that was tried
/// @param commands what to type to have the same again
record Subject(
    Names names,
    Classifier classifier,
    Table data,
    Table tested,
    Optional<Evaluation> evaluation,
    Origin origin,
    List<Notice> notices,
    List<BaselineResult> baselines,
    Optional<LearningCurve> learningCurve,
    List<String> commands) {

  /// What the reader knows the model and the data by.
  record Names(String model, String data) {}

  /// How the rows that a model was tested on relate to its training.
  enum Origin {
    /// Kept from the training.
    HELD_OUT,
    /// Given by the user, who knows.
    GIVEN,
    /// The very rows of the training.
    TRAINED_ON
  }

  Subject with(Names named, Optional<LearningCurve> curve, List<String> typed) {
    return new Subject(
        named,
        classifier,
        data,
        tested,
        evaluation,
        origin,
        notices,
        baselines,
        curve,
        List.copyOf(typed));
  }

  String positive() {
    return classifier.target().positive();
  }

  String negative() {
    return classifier.target().negative();
  }

  /// The labels of all rows that have one.
  Target labels() {
    return classifier.target().encode(data, dev.litmus.classifier.table.TargetOptions.Missing.DROP);
  }

  /// What the model file tells of the training.
  Map<String, @Nullable Object> training() {
    return map(classifier.record().get("training"));
  }

  /// An object of the model file's record.
  static Map<String, @Nullable Object> map(@Nullable Object json) {
    Map<String, @Nullable Object> map = new LinkedHashMap<>();
    if (json instanceof Map<?, ?> values) {
      values.forEach((key, value) -> map.put(String.valueOf(key), value));
    }
    return map;
  }
}
