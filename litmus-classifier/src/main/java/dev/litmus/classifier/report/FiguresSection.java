package dev.litmus.classifier.report;

import dev.litmus.classifier.evaluation.Evaluation;
import dev.litmus.classifier.evaluation.Figure;
import dev.litmus.classifier.evaluation.Interval;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// All figures with their intervals, drawn and in words.
final class FiguresSection implements Section {
  private static final List<Figure> HIGHER =
      List.of(
          Figure.ROC_AUC,
          Figure.PR_AUC,
          Figure.ACCURACY,
          Figure.BALANCED_ACCURACY,
          Figure.PRECISION,
          Figure.RECALL,
          Figure.SPECIFICITY,
          Figure.F1,
          Figure.MCC);
  private static final List<Figure> LOWER = List.of(Figure.LOG_LOSS, Figure.BRIER, Figure.ECE);

  private final Subject subject;
  private final Evaluation evaluation;

  FiguresSection(Subject subject, Evaluation evaluation) {
    this.subject = subject;
    this.evaluation = evaluation;
  }

  @Override
  public String id() {
    return "figures";
  }

  @Override
  public String title() {
    return "Figures";
  }

  @Override
  public void write(Html page) {
    page.paragraph(
        "Each dot is a figure on %s; the line is its 95 %% interval: where it would lie on other rows like these."
            .formatted(Words.counted(evaluation.scores().size(), "row")));
    page.open("div", "class", "grid two");
    page.open("figure");
    chart(page, "Figures, higher is better", HIGHER, 1);
    page.element("figcaption", "Higher is better. The dashed line is 0.5.");
    page.close("figure");
    page.open("figure");
    double most = 0;
    for (Figure figure : LOWER) {
      Interval interval = evaluation.interval(figure);
      most = Math.max(most, interval.defined() ? interval.high() : evaluation.value(figure));
    }
    chart(page, "Figures, lower is better", LOWER, most);
    page.element("figcaption", "Lower is better.");
    page.close("figure");
    page.close("div");
    table(page);
  }

  private void chart(Html page, String title, List<Figure> figures, double most) {
    double least = 0;
    for (Figure figure : figures) {
      Interval interval = evaluation.interval(figure);
      least = Math.min(least, interval.defined() ? interval.low() : evaluation.value(figure));
    }
    Axis axis =
        least < 0
            ? Axis.around("", least, most)
            : most == 1 ? Axis.unit("") : Axis.around("", 0, most);
    RowChart chart =
        RowChart.dots(title, "The table below has the numbers.", axis, most == 1 ? 0.5 : -1);
    for (Figure figure : figures) {
      chart.row(
          FigureWords.name(figure),
          text(figure),
          "accent",
          evaluation.value(figure),
          evaluation.interval(figure));
    }
    chart.writeTo(page);
  }

  private String text(Figure figure) {
    Interval interval = evaluation.interval(figure);
    String value = Words.figure(evaluation.value(figure));
    return interval.defined()
        ? "%s  (%s to %s)"
            .formatted(value, Words.figure(interval.low()), Words.figure(interval.high()))
        : value;
  }

  private void table(Html page) {
    page.open("div", "class", "scroll", "tabindex", "0", "role", "region", "aria-label", "Figures");
    page.open("table").open("thead").open("tr");
    page.element("th", "Figure", "scope", "col");
    page.element("th", "Value", "scope", "col", "class", "num");
    page.element("th", "95 % interval", "scope", "col", "class", "num");
    page.close("tr").close("thead").open("tbody");
    for (Figure figure : Figure.values()) {
      page.open("tr").open("th", "scope", "row").text(FigureWords.name(figure));
      page.element("small", FigureWords.meaning(figure, subject.positive(), subject.negative()));
      page.close("th");
      page.element("td", Words.fixed(evaluation.value(figure), 4), "class", "num");
      page.element("td", Words.range(evaluation.interval(figure), 4), "class", "num");
      page.close("tr").line();
    }
    page.close("tbody").close("table").close("div");
    page.element(
        "p",
        "Intervals: Wilson's score for shares, Newcombe's score with DeLong's variance for the"
            + " ROC-AUC, by the logit for PR-AUC, Hall's t corrected for skewness for log-loss and"
            + " Brier score, a bootstrap for the calibration error.",
        "class",
        "muted");
  }

  @Override
  public Map<String, @Nullable Object> json() {
    Map<String, @Nullable Object> json = new LinkedHashMap<>();
    json.put("threshold", evaluation.threshold());
    json.put("metrics", evaluation.metricsMap());
    json.put("intervals", evaluation.intervalsMap());
    json.put("majority_accuracy", evaluation.baselineAccuracy());
    return json;
  }
}
