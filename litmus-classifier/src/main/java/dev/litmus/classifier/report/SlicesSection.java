package dev.litmus.classifier.report;

import dev.litmus.classifier.evaluation.Evaluation;
import dev.litmus.classifier.evaluation.Figure;
import dev.litmus.classifier.evaluation.Interval;
import dev.litmus.classifier.evaluation.Slice;
import dev.litmus.classifier.evaluation.Slices;
import dev.litmus.classifier.table.Table;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// The subgroups of rows that the model does worst on.
final class SlicesSection implements Section {
  private static final int MOST = 10;
  private static final double CHANCE = 0.05;

  private final Evaluation evaluation;
  private final List<Slice> slices;

  /// @param rows the tested rows' columns to divide by
  SlicesSection(Table rows, Evaluation evaluation) {
    this.evaluation = evaluation;
    this.slices = Slices.of(rows, evaluation, Slices.FEWEST_ROWS).slices();
  }

  boolean hasSlices() {
    return !slices.isEmpty();
  }

  @Override
  public String id() {
    return "slices";
  }

  @Override
  public String title() {
    return "Where it does worst";
  }

  @Override
  public void write(Html page) {
    page.paragraph(sentence());
    page.open("figure");
    double most = 0;
    for (Slice slice : worst()) {
      Interval interval = slice.evaluation().interval(Figure.LOG_LOSS);
      most = Math.max(most, interval.defined() ? interval.high() : loss(slice));
    }
    double all = evaluation.value(Figure.LOG_LOSS);
    RowChart chart =
        RowChart.dots(
            "Log-loss of subgroups", sentence(), Axis.around("", 0, Math.max(most, all)), all);
    for (Slice slice : worst()) {
      chart.row(
          slice.column() + ": " + Words.cell(slice.value()),
          "%s, %s, %s right"
              .formatted(
                  Words.counted(slice.rows(), "row"),
                  Words.figure(loss(slice)),
                  Words.percent(slice.evaluation().value(Figure.ACCURACY))),
          slice.gap() > 0 && slice.pValue() < CHANCE ? "bad" : "accent",
          loss(slice),
          slice.evaluation().interval(Figure.LOG_LOSS));
    }
    chart.writeTo(page);
    page.element(
        "figcaption",
        "Log-loss with 95 %% interval; the dashed line is that of all tested rows, %s. Orange: worse than the other rows beyond chance."
            .formatted(Words.figure(all)));
    page.close("figure");
  }

  private List<Slice> worst() {
    return slices.subList(0, Math.min(MOST, slices.size()));
  }

  private static double loss(Slice slice) {
    return slice.evaluation().value(Figure.LOG_LOSS);
  }

  private String sentence() {
    long bad = slices.stream().filter(slice -> slice.gap() > 0 && slice.pValue() < CHANCE).count();
    return "Of %s of at least %d rows, %s worse than the rest beyond chance, the number of subgroups taken into account. The worst %d:"
        .formatted(
            Words.counted(slices.size(), "subgroup"),
            Slices.FEWEST_ROWS,
            bad == 0 ? "none does" : bad == 1 ? "one does" : bad + " do",
            worst().size());
  }

  @Override
  public Map<String, @Nullable Object> json() {
    List<Map<String, @Nullable Object>> all = new ArrayList<>();
    for (Slice slice : worst()) {
      Map<String, @Nullable Object> one = new LinkedHashMap<>();
      one.put("column", slice.column());
      one.put("value", slice.value());
      one.put("rows", slice.rows());
      one.put("log_loss", loss(slice));
      one.put(
          "log_loss_interval",
          ImportanceSection.ends(slice.evaluation().interval(Figure.LOG_LOSS)));
      one.put("accuracy", slice.evaluation().value(Figure.ACCURACY));
      one.put("gap", slice.gap());
      one.put("p_value", slice.pValue());
      all.add(one);
    }
    Map<String, @Nullable Object> json = new LinkedHashMap<>();
    json.put("subgroups", slices.size());
    json.put("worst", all);
    return json;
  }
}
