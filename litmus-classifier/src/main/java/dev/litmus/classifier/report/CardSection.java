package dev.litmus.classifier.report;

import dev.litmus.classifier.Classifier;
import dev.litmus.classifier.evaluation.Figure;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// The model card: what the model is for, what it rests on, where its limits are, where it comes
/// from (M. Mitchell et al., "Model cards for model reporting", 2019).
final class CardSection implements Section {
  private static final int FEW = 100;

  private final Subject subject;
  private final Map<String, String> facts = new LinkedHashMap<>();

  CardSection(Subject subject) {
    this.subject = subject;
    Classifier classifier = subject.classifier();
    Map<String, @Nullable Object> training = subject.training();
    Map<String, @Nullable Object> data = Subject.map(classifier.record().get("data"));
    facts.put(
        "Answers",
        "Column '%s': is it '%s' or '%s'? A probability of '%s' for each row, and a verdict at the threshold %s."
            .formatted(
                classifier.target().column(),
                subject.positive(),
                subject.negative(),
                subject.positive(),
                Words.compact(classifier.threshold())));
    facts.put(
        "Intended for",
        "Rows like those it was trained on: the same columns, measured in the same way, from the"
            + " same kind of source.");
    facts.put("Limits", String.join(" ", limits()));
    String validated =
        training.get("validation_rows") instanceof Number number && number.intValue() > 0
            ? " and chosen on " + rows(number)
            : "";
    facts.put(
        "Trained on",
        "%s%s, of %s in all."
            .formatted(rows(training.get("rows")), validated, rows(data.get("rows"))));
    facts.put("Network", network(training));
    put("Decision", String.join(" ", classifier.decision().sentences()));
    put("Optimizer", optimizer(training.get("optimizer")));
    put("Seed", text(training.get("seed")));
    put("Data's SHA-256", text(data.get("sha256")));
    facts.put("Weights' SHA-256", classifier.weightsSha256());
    put("Java", text(training.get("java")));
  }

  private void put(String name, String value) {
    if (!value.isEmpty()) {
      facts.put(name, value);
    }
  }

  private List<String> limits() {
    List<String> limits = new ArrayList<>();
    subject
        .evaluation()
        .ifPresent(evaluation -> {
          double few =
              Math.min(evaluation.scores().totalPositive(), evaluation.scores().totalNegative());
          if (few < FEW) {
            limits.add(
                "Only %s of the rarer class %s tested: the intervals are wide."
                    .formatted(Words.counted(few, "row"), few == 1 ? "was" : "were"));
          }
          if (!evaluation.betterThanChance()) {
            limits.add("No better than chance on the tested rows: not fit for use.");
          }
          if (evaluation.interval(Figure.ECE).low() > 0) {
            limits.add(
                "Its probabilities are off by more than chance: use its ranking, not its numbers.");
          }
        });
    limits.add(
        "It has learnt what goes together in the data, not what causes what, and whatever is unfair"
            + " in the labels is in it too.");
    limits.add("Nothing is known of rows from another time or place.");
    return limits;
  }

  private static String rows(@Nullable Object count) {
    return count instanceof Number number
        ? Words.counted(number.doubleValue(), "row")
        : "an unknown number of rows";
  }

  private String network(Map<String, @Nullable Object> training) {
    String layers =
        training.get("networks") instanceof List<?>
            ? "a weighted mean of several networks"
            : training.get("layers") instanceof List<?> list && !list.isEmpty()
                ? list.stream().map(String::valueOf).collect(Collectors.joining(", "))
                : "no hidden layer";
    String scaled = text(training.get("normalize"));
    return "%s; %s weights; %s%s."
        .formatted(
            layers,
            Words.count((double) subject.classifier().model().countParams()),
            Words.counted(subject.classifier().features().size(), "column"),
            scaled.isEmpty() ? "" : ", scaled: " + scaled);
  }

  private static String optimizer(@Nullable Object config) {
    Map<String, @Nullable Object> map = Subject.map(config);
    return map.containsKey("name")
        ? text(map.get("name"))
            + (map.get("learning_rate") instanceof Number rate
                ? ", learning rate " + Words.compact(rate.doubleValue())
                : "")
        : "";
  }

  private static String text(@Nullable Object value) {
    return value == null ? "" : String.valueOf(value);
  }

  @Override
  public String id() {
    return "card";
  }

  @Override
  public String title() {
    return "Model card";
  }

  @Override
  public void write(Html page) {
    page.open("dl");
    facts.forEach((name, value) -> page.element("dt", name).element("dd", value));
    page.close("dl");
  }

  @Override
  public Map<String, @Nullable Object> json() {
    Map<String, @Nullable Object> json = new LinkedHashMap<>(facts);
    json.put("training", subject.classifier().record().get("training"));
    json.put("data", subject.classifier().record().get("data"));
    return json;
  }
}
