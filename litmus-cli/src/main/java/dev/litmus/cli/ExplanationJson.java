package dev.litmus.cli;

import dev.litmus.classifier.Classifier;
import dev.litmus.classifier.evaluation.Interval;
import dev.litmus.classifier.explanation.Counterfactual;
import dev.litmus.classifier.explanation.Importance;
import dev.litmus.classifier.explanation.PartialDependence;
import dev.litmus.classifier.explanation.Reasons.Reason;
import dev.litmus.classifier.table.Notice;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// An explanation for programs.
final class ExplanationJson {
  private ExplanationJson() {}

  static Map<String, @Nullable Object> of(
      Path model, Explanation explanation, List<Notice> notices) {
    Classifier classifier = explanation.classifier();
    Map<String, @Nullable Object> json = new LinkedHashMap<>();
    json.put("model", model.toString());
    json.put("rows", explanation.rowCount());
    json.put("target", classifier.target().column());
    json.put("positive", classifier.target().positive());
    json.put("classes", classifier.target().classes());
    json.put("threshold", classifier.threshold());
    json.put("importance", explanation.importance().map(ExplanationJson::importance).orElse(null));
    json.put(
        "dependence", explanation.dependences().stream().map(ExplanationJson::dependence).toList());
    json.put("reasons", explanation.rows().stream().map(ExplanationJson::row).toList());
    json.put("notices", Notices.sentences(notices));
    return json;
  }

  private static Map<String, @Nullable Object> importance(Importance importance) {
    Map<String, @Nullable Object> json = new LinkedHashMap<>();
    json.put("rows", importance.rows());
    json.put("repeats", importance.repeats());
    json.put("roc_auc", importance.rocAuc());
    json.put("log_loss", importance.logLoss());
    json.put(
        "columns",
        importance.strongest().stream()
            .map(column -> {
              Map<String, @Nullable Object> one = new LinkedHashMap<>();
              one.put("column", column.column());
              one.put("roc_auc_drop", column.rocAucDrop());
              one.put("roc_auc_interval", interval(column.rocAucInterval()));
              one.put("log_loss_rise", column.logLossRise());
              one.put("log_loss_interval", interval(column.logLossInterval()));
              return one;
            })
            .toList());
    return json;
  }

  private static @Nullable List<Double> interval(Interval interval) {
    return interval.defined() ? List.of(interval.low(), interval.high()) : null;
  }

  private static Map<String, @Nullable Object> dependence(PartialDependence dependence) {
    Map<String, @Nullable Object> json = new LinkedHashMap<>();
    json.put("column", dependence.column());
    json.put("type", dependence.numeric() ? "number" : "category");
    json.put(
        "points",
        dependence.points().stream()
            .map(point -> {
              Map<String, @Nullable Object> one = new LinkedHashMap<>();
              one.put("value", value(point.value()));
              one.put("mean", point.mean());
              one.put("low", point.low());
              one.put("high", point.high());
              return one;
            })
            .toList());
    return json;
  }

  private static Map<String, @Nullable Object> row(Explanation.Row row) {
    Map<String, @Nullable Object> json = new LinkedHashMap<>();
    json.put("row", row.number());
    json.put("place", row.place());
    json.put("probability", row.verdict().probability());
    json.put("prediction", row.verdict().label());
    json.put("logit", row.reasons().logit());
    json.put("base_logit", row.reasons().baseLogit());
    json.put("exact", row.reasons().exact());
    json.put("columns", row.reasons().strongest().stream().map(ExplanationJson::reason).toList());
    if (!row.allowed().isEmpty()) {
      json.put("allowed", row.allowed());
      json.put(
          "counterfactuals",
          row.counterfactuals().stream().map(ExplanationJson::counterfactual).toList());
    }
    return json;
  }

  private static Map<String, @Nullable Object> reason(Reason reason) {
    Map<String, @Nullable Object> json = new LinkedHashMap<>();
    json.put("column", reason.column());
    json.put("value", value(reason.value()));
    json.put("contribution", reason.contribution());
    return json;
  }

  private static Map<String, @Nullable Object> counterfactual(Counterfactual counterfactual) {
    Map<String, @Nullable Object> json = new LinkedHashMap<>();
    json.put("probability", counterfactual.probability());
    json.put("distance", counterfactual.distance());
    json.put(
        "changes",
        counterfactual.changes().stream()
            .map(change -> {
              Map<String, @Nullable Object> one = new LinkedHashMap<>();
              one.put("column", change.column());
              one.put("from", value(change.from()));
              one.put("to", value(change.to()));
              return one;
            })
            .toList());
    return json;
  }

  /// A missing cell is null.
  private static @Nullable String value(String text) {
    return text.isEmpty() ? null : text;
  }
}
