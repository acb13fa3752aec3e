package dev.litmus.classifier.report;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// How the network learnt: the figures of every epoch.
final class LearningSection implements Section {
  private final Map<String, @Nullable Object> training;
  private final Map<String, @Nullable Object> history;

  LearningSection(Subject subject) {
    this.training = subject.training();
    this.history = Subject.map(training.get("history"));
  }

  /// Whether there is anything to draw.
  boolean hasCurves() {
    return figures("loss").length > 0;
  }

  @Override
  public String id() {
    return "learning";
  }

  @Override
  public String title() {
    return "How it learnt";
  }

  @Override
  public void write(Html page) {
    page.paragraph(sentence());
    page.open("div", "class", "grid two");
    draw(page, "loss", "Loss");
    if (figures("accuracy").length > 0) {
      draw(page, "accuracy", "Accuracy");
    }
    page.close("div");
    page.open("p", "class", "legend");
    page.element("span", "rows trained on", "class", "key plain");
    if (figures("val_loss").length > 0) {
      page.element("span", "rows validated on", "class", "key accent");
    }
    page.close("p");
  }

  private String sentence() {
    int epochs = figures("loss").length;
    Object best = training.get("best_epoch");
    String said = Words.counted(epochs, "epoch");
    if (best instanceof Number number && number.intValue() < epochs) {
      said +=
          "; the best on the rows validated on was epoch %d, the dashed line"
              .formatted(number.intValue());
    }
    String whose =
        training.get("networks") instanceof List<?>
            ? " The curves are those of one of the model's networks."
            : "";
    return said
        + "."
        + whose
        + " Where the curve of the validated rows rises while the other falls, the network begins"
        + " to learn by heart.";
  }

  private double[] figures(String name) {
    return history.get(name) instanceof List<?> values
        ? values.stream()
            .mapToDouble(value -> value instanceof Number n ? n.doubleValue() : Double.NaN)
            .filter(Double::isFinite)
            .toArray()
        : new double[0];
  }

  private void draw(Html page, String name, String title) {
    double[] trained = figures(name);
    double[] validated = figures("val_" + name);
    double least = Double.POSITIVE_INFINITY;
    double most = Double.NEGATIVE_INFINITY;
    for (double[] values : List.of(trained, validated)) {
      for (double value : values) {
        least = Math.min(least, value);
        most = Math.max(most, value);
      }
    }
    Chart chart =
        new Chart(
            title + " by epoch",
            sentence(),
            Axis.between("epoch", 1, Math.max(2, trained.length)),
            Axis.around(title.toLowerCase(java.util.Locale.ROOT), least, most),
            220);
    if (training.get("best_epoch") instanceof Number best && trained.length > 1) {
      chart.segment("reference", best.doubleValue(), least - 1e9, best.doubleValue(), most + 1e9);
    }
    chart.line("plain", epochs(trained), trained);
    if (validated.length > 0) {
      chart.line("accent", epochs(validated), validated);
    }
    CurvesSection.figure(page, chart, title + " by epoch.");
  }

  private static double[] epochs(double[] values) {
    double[] epochs = new double[values.length];
    for (int i = 0; i < epochs.length; i++) {
      epochs[i] = i + 1;
    }
    return epochs;
  }

  @Override
  public Map<String, @Nullable Object> json() {
    return new LinkedHashMap<>(history);
  }
}
