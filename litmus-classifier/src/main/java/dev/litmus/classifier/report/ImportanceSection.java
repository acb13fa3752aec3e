package dev.litmus.classifier.report;

import dev.litmus.classifier.evaluation.Interval;
import dev.litmus.classifier.explanation.Importance;
import dev.litmus.classifier.explanation.Importance.ColumnImportance;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// What each column is worth.
final class ImportanceSection implements Section {
  private static final int MOST = 15;

  private final Importance importance;
  private final int columns;

  /// @param columns how many there are, those that were not weighed among them
  ImportanceSection(Importance importance, int columns) {
    this.importance = importance;
    this.columns = columns;
  }

  @Override
  public String id() {
    return "importance";
  }

  @Override
  public String title() {
    return "What each column is worth";
  }

  @Override
  public void write(Html page) {
    List<ColumnImportance> strongest = importance.strongest();
    List<ColumnImportance> shown = strongest.subList(0, Math.min(MOST, strongest.size()));
    long matter = strongest.stream().filter(ColumnImportance::matters).count();
    page.paragraph(
        "How much worse the model gets when a column's cells are shuffled among %s, %d times each. %d of %s matter%s beyond chance. Columns that say the same stand in for each other and look worthless one by one."
            .formatted(
                Words.counted(importance.rows(), "row"),
                importance.repeats(),
                matter,
                Words.counted(strongest.size(), "column"),
                matter == 1 ? "s" : ""));
    if (strongest.size() < columns) {
      page.paragraph(
          "Weighed were the %d of %s that by themselves tell the classes apart best."
              .formatted(strongest.size(), Words.counted(columns, "column")));
    }
    page.open("div", "class", "grid two");
    page.open("figure");
    chart(page, "Rise in log-loss", shown, false);
    page.element(
        "figcaption",
        "Rise in log-loss with 95 %% interval; %s with all columns as they are."
            .formatted(Words.fixed(importance.logLoss(), 3)));
    page.close("figure").open("figure");
    chart(page, "Drop in ROC-AUC", shown, true);
    page.element(
        "figcaption",
        "Drop in ROC-AUC with 95 %% interval; %s with all columns as they are."
            .formatted(Words.fixed(importance.rocAuc(), 3)));
    page.close("figure").close("div");
    if (shown.size() < strongest.size()) {
      page.element(
          "p",
          "%s worth less than these; the JSON of this report lists all."
              .formatted(
                  strongest.size() - shown.size() == 1
                      ? "One column more is"
                      : strongest.size() - shown.size() + " columns more are"),
          "class",
          "muted");
    }
  }

  private static void chart(Html page, String title, List<ColumnImportance> shown, boolean area) {
    double least = 0;
    double most = 0;
    for (ColumnImportance column : shown) {
      Interval interval = interval(column, area);
      double value = area ? column.rocAucDrop() : column.logLossRise();
      least = Math.min(least, interval.defined() ? interval.low() : value);
      most = Math.max(most, interval.defined() ? interval.high() : value);
    }
    RowChart chart =
        RowChart.bars(
            title, "Columns by their worth, the largest first", Axis.around("", least, most));
    for (ColumnImportance column : shown) {
      Interval interval = interval(column, area);
      double value = area ? column.rocAucDrop() : column.logLossRise();
      chart.row(
          column.column(),
          Words.fixed(value, 3) + "  (" + Words.range(interval, 3) + ")",
          column.matters() ? "accent" : "quiet",
          value,
          interval);
    }
    chart.writeTo(page);
  }

  private static Interval interval(ColumnImportance column, boolean area) {
    return area ? column.rocAucInterval() : column.logLossInterval();
  }

  @Override
  public Map<String, @Nullable Object> json() {
    List<Map<String, @Nullable Object>> columns = new ArrayList<>();
    for (ColumnImportance column : importance.strongest()) {
      Map<String, @Nullable Object> one = new LinkedHashMap<>();
      one.put("column", column.column());
      one.put("roc_auc_drop", column.rocAucDrop());
      one.put("roc_auc_interval", ends(column.rocAucInterval()));
      one.put("log_loss_rise", column.logLossRise());
      one.put("log_loss_interval", ends(column.logLossInterval()));
      columns.add(one);
    }
    Map<String, @Nullable Object> json = new LinkedHashMap<>();
    json.put("rows", importance.rows());
    json.put("repeats", importance.repeats());
    json.put("roc_auc", importance.rocAuc());
    json.put("log_loss", importance.logLoss());
    json.put("columns", columns);
    return json;
  }

  static @Nullable List<Double> ends(Interval interval) {
    return interval.defined() ? List.of(interval.low(), interval.high()) : null;
  }
}
