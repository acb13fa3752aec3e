package dev.litmus.classifier.report;

import dev.litmus.classifier.BaselineResult;
import dev.litmus.classifier.evaluation.Evaluation;
import dev.litmus.classifier.evaluation.Figure;
import dev.litmus.classifier.evaluation.Interval;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// How good the model is, in plain sentences.
final class SummarySection implements Section {
  private final Subject subject;

  SummarySection(Subject subject) {
    this.subject = subject;
  }

  @Override
  public String id() {
    return "summary";
  }

  @Override
  public String title() {
    return "In short";
  }

  @Override
  public void write(Html page) {
    List<String> sentences = sentences();
    page.element("p", sentences.getFirst(), "class", "lead");
    sentences.stream().skip(1).forEach(page::paragraph);
    subject.evaluation().ifPresent(evaluation -> tiles(page, evaluation));
  }

  @Override
  public Map<String, @Nullable Object> json() {
    Map<String, @Nullable Object> json = new LinkedHashMap<>();
    json.put("sentences", sentences());
    json.put("rows_tested", subject.evaluation().map(e -> e.scores().size()).orElse(0));
    json.put("origin_of_rows", subject.origin().name().toLowerCase(java.util.Locale.ROOT));
    json.put(
        "better_than_chance", subject.evaluation().map(Evaluation::betterThanChance).orElse(null));
    return json;
  }

  private List<String> sentences() {
    if (subject.evaluation().isEmpty()) {
      return List.of("No rows were kept for a test: how good the model is, is not known.");
    }
    Evaluation evaluation = subject.evaluation().get();
    List<String> sentences = new ArrayList<>();
    sentences.add(ranking(evaluation));
    sentences.add(accuracy(evaluation));
    information(evaluation).ifPresent(sentences::add);
    for (BaselineResult baseline : subject.baselines()) {
      if (baseline instanceof BaselineResult.Tested tested && tested.beatsClassifier()) {
        sentences.add(tested.sentence());
      }
    }
    switch (subject.origin()) {
      case HELD_OUT -> {}
      case GIVEN ->
          sentences.add(
              "These figures hold for new rows only if none of these rows was used to train.");
      case TRAINED_ON ->
          sentences.add(
              "Beware: the model was trained on these very rows. Expect less on new ones.");
    }
    return sentences;
  }

  private String ranking(Evaluation evaluation) {
    Interval interval = evaluation.interval(Figure.ROC_AUC);
    double area = evaluation.value(Figure.ROC_AUC);
    String rows =
        "On %s%s"
            .formatted(
                Words.counted(evaluation.scores().size(), "row"),
                subject.origin() == Subject.Origin.HELD_OUT ? " it had not seen" : "");
    if (Double.isNaN(area)) {
      return rows + ", all of one class, nothing can be said on how well classes are told apart.";
    }
    String classes = "'%s' from '%s'".formatted(subject.positive(), subject.negative());
    String chances =
        "of two rows, one of each class, it ranks them rightly in %s of 100 cases (95 %% interval %s to %s)"
            .formatted(hundredths(area), hundredths(interval.low()), hundredths(interval.high()));
    if (!evaluation.betterThanChance()) {
      return rows + ", the model does not tell " + classes + " beyond chance: " + chances + ".";
    }
    return rows + ", the model tells " + classes + " " + grade(area) + ": " + chances + ".";
  }

  private static String hundredths(double share) {
    return Words.fixed(100 * share, share > 0.95 && share < 0.9995 ? 1 : 0);
  }

  private static String grade(double area) {
    return area >= 0.99
        ? "almost perfectly"
        : area >= 0.9 ? "very well" : area >= 0.8 ? "well" : area >= 0.7 ? "fairly" : "a little";
  }

  private String accuracy(Evaluation evaluation) {
    double accuracy = evaluation.value(Figure.ACCURACY);
    double majority = evaluation.baselineAccuracy();
    Interval interval = evaluation.interval(Figure.ACCURACY);
    String frequent =
        evaluation.scores().totalPositive() > evaluation.scores().totalNegative()
            ? subject.positive()
            : subject.negative();
    String compared =
        interval.low() > majority
            ? "%s points better, beyond chance".formatted(points(accuracy - majority))
            : interval.high() < majority
                ? "%s points worse, beyond chance".formatted(points(majority - accuracy))
                : "no difference that is beyond chance";
    return "At the threshold %s it calls %s of the rows rightly; always saying '%s' would be right for %s: %s."
        .formatted(
            Words.compact(evaluation.threshold()),
            Words.percent(accuracy),
            frequent,
            Words.percent(majority),
            compared);
  }

  private static String points(double difference) {
    return Words.fixed(100 * difference, 1);
  }

  /// The log-loss beside that of always saying the classes' shares.
  private static java.util.Optional<String> information(Evaluation evaluation) {
    double loss = evaluation.value(Figure.LOG_LOSS);
    double share = prevalence(evaluation);
    if (share == 0 || share == 1) {
      return java.util.Optional.empty();
    }
    double blind = -share * Math.log(share) - (1 - share) * Math.log(1 - share);
    String compared =
        loss < blind
            ? "its probabilities take away %s of the uncertainty"
                .formatted(Words.percent(1 - loss / blind))
            : "its probabilities are worse than saying the classes' shares for every row";
    return java.util.Optional.of(
        "The log-loss is %s, where saying %s for every row has %s: %s."
            .formatted(Words.figure(loss), Words.percent(share), Words.fixed(blind, 3), compared));
  }

  static double prevalence(Evaluation evaluation) {
    double positive = evaluation.scores().totalPositive();
    return positive / (positive + evaluation.scores().totalNegative());
  }

  private void tiles(Html page, Evaluation evaluation) {
    page.open("ul", "class", "tiles");
    for (Figure figure :
        new Figure[] {Figure.ROC_AUC, Figure.ACCURACY, Figure.RECALL, Figure.PRECISION}) {
      Interval interval = evaluation.interval(figure);
      page.open("li");
      page.element("span", FigureWords.name(figure), "class", "label");
      page.element("strong", Words.fixed(evaluation.value(figure), 3));
      page.element("span", Words.range(interval, 3), "class", "muted");
      page.close("li");
    }
    page.close("ul");
  }
}
