package dev.litmus.classifier.report;

import dev.litmus.classifier.Classifier;
import dev.litmus.classifier.LearningCurve;
import dev.litmus.classifier.TrainingResult;
import dev.litmus.classifier.evaluation.Evaluation;
import dev.litmus.classifier.evaluation.Scores;
import dev.litmus.classifier.table.Notice;
import dev.litmus.classifier.table.Table;
import dev.litmus.classifier.table.Target;
import dev.litmus.classifier.table.TargetOptions;
import dev.litmus.keras.json.Json;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// All there is to know about a classifier, as one HTML file that needs nothing beside it, or as
/// JSON: how good it is, on what data, where it errs, what it looks at, where it comes from.
///
/// ```java
/// TrainingResult result = Classifier.train(table);
/// Files.writeString(Path.of("report.html"), Report.ofTraining(result, table).html());
/// ```
public final class Report {
  private final Subject subject;

  private Report(Subject subject) {
    this.subject = subject;
  }

  /// About a training: the figures are of the rows that were kept for the test.
  ///
  /// @param data the table that it was trained on
  public static Report ofTraining(TrainingResult result, Table data) {
    Table tested = result.testRows().orElse(data.rows(0, 0));
    return new Report(
        new Subject(
            new Subject.Names("model", "data"),
            result.classifier(),
            data,
            tested,
            result.test(),
            Subject.Origin.HELD_OUT,
            result.notices(),
            result.baselines(),
            Optional.empty(),
            List.of()));
  }

  /// About a classifier by labelled rows.
  ///
  /// @param threshold in place of the classifier's own
  /// @throws dev.litmus.classifier.table.DataException when the rows do not fit
  public static Report ofEvaluation(
      Classifier classifier, Table labelled, Optional<Double> threshold) {
    Target target = classifier.target().encode(labelled, TargetOptions.Missing.FEW);
    Table rows = labelled.rows(target.rows());
    Evaluation evaluation =
        Evaluation.of(
            Scores.of(classifier.probabilities(rows), target.toFloats(), null),
            threshold.orElse(classifier.threshold()));
    List<Notice> notices = new ArrayList<>(labelled.notices());
    notices.addAll(target.notices());
    boolean trainedOn =
        labelled.sha256().equals(Subject.map(classifier.record().get("data")).get("sha256"));
    return new Report(
        new Subject(
            new Subject.Names("model", "data"),
            classifier,
            labelled,
            rows,
            Optional.of(evaluation),
            trainedOn ? Subject.Origin.TRAINED_ON : Subject.Origin.GIVEN,
            notices,
            List.of(),
            Optional.empty(),
            List.of()));
  }

  /// The same report with names for the model and the data, such as their files'.
  public Report named(String model, String data) {
    return new Report(
        subject.with(new Subject.Names(model, data), subject.learningCurve(), subject.commands()));
  }

  /// The same report with the commands that give the same again.
  public Report withCommands(List<String> commands) {
    return new Report(subject.with(subject.names(), subject.learningCurve(), commands));
  }

  /// The same report that also tells whether more rows would help.
  public Report withLearningCurve(LearningCurve curve) {
    return new Report(subject.with(subject.names(), Optional.of(curve), subject.commands()));
  }

  /// As one HTML page that loads nothing.
  public String html() {
    return new Page(subject, Sections.of(subject)).html();
  }

  /// What the page shows, section by section.
  public Map<String, @Nullable Object> json() {
    return Sections.json(subject, Sections.of(subject));
  }

  /// The same as a JSON text.
  public String jsonText() {
    return Json.writePretty(json()) + "\n";
  }
}
