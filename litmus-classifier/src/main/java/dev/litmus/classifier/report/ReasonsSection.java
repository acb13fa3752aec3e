package dev.litmus.classifier.report;

import dev.litmus.classifier.evaluation.Interval;
import dev.litmus.classifier.explanation.Reasons;
import dev.litmus.classifier.explanation.Reasons.Reason;
import dev.litmus.classifier.table.ColumnType;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Why a few typical rows have their probabilities.
final class ReasonsSection implements Section {
  private static final int MOST = 6;

  private final Subject subject;
  private final List<Explained> rows;

  /// A row and its reasons.
  ///
  /// @param place where it came from
  record Explained(TypicalRows.Typical row, String place, Reasons reasons) {}

  ReasonsSection(Subject subject, List<Explained> rows) {
    this.subject = subject;
    this.rows = rows;
  }

  @Override
  public String id() {
    return "reasons";
  }

  @Override
  public String title() {
    return "Reasons for single rows";
  }

  @Override
  public void write(Html page) {
    page.paragraph(
        "What each value adds to the log-odds of '%s', beside usual rows: to the right it speaks for, to the left against. These are Shapley values; they add up to what the model says. The mistakes shown are those it was surest of."
            .formatted(subject.positive()));
    page.open("div", "class", "grid two");
    for (Explained explained : rows) {
      page.open("figure").element("h3", heading(explained));
      page.element("p", said(explained), "class", "muted");
      chart(page, explained);
      page.close("figure").line();
    }
    page.close("div");
  }

  private String heading(Explained explained) {
    TypicalRows.Typical row = explained.row();
    String called = row.called() ? subject.positive() : subject.negative();
    String shown = Words.shortened(called, 30);
    if (row.right()) {
      return "Rightly called '%s'".formatted(shown);
    }
    return row.positive()
        ? "Missed: called '%s'".formatted(shown)
        : "False alarm: called '%s'".formatted(shown);
  }

  private static String said(Explained explained) {
    Reasons reasons = explained.reasons();
    return "%s: probability %s. Log-odds %s, for a usual row %s."
        .formatted(
            explained.place(),
            Words.probability(reasons.probability()),
            Words.signed(reasons.logit(), 2),
            Words.signed(reasons.baseLogit(), 2));
  }

  private void chart(Html page, Explained explained) {
    List<Reason> strongest = explained.reasons().strongest();
    List<Reason> shown = strongest.subList(0, Math.min(MOST, strongest.size()));
    double rest = strongest.stream().skip(shown.size()).mapToDouble(Reason::contribution).sum();
    double least = Math.min(0, rest);
    double most = Math.max(0, rest);
    for (Reason reason : shown) {
      least = Math.min(least, reason.contribution());
      most = Math.max(most, reason.contribution());
    }
    RowChart chart =
        RowChart.bars("Reasons for a row", said(explained), Axis.around("", least, most));
    for (Reason reason : shown) {
      chart.row(
          reason.column() + " = " + value(reason),
          Words.signed(reason.contribution(), 2),
          reason.contribution() > 0 ? "positive" : "negative",
          reason.contribution(),
          Interval.NONE);
    }
    if (shown.size() < strongest.size()) {
      int others = strongest.size() - shown.size();
      chart.row(
          others == 1 ? "one other column" : others + " other columns",
          Words.signed(rest, 2),
          rest > 0 ? "positive" : "negative",
          rest,
          Interval.NONE);
    }
    chart.writeTo(page);
  }

  /// A cell; of a picture the file's name, which tells more than the folders it lies in.
  private String value(Reason reason) {
    boolean picture =
        subject.classifier().schema().columns().stream()
            .filter(spec -> spec.name().equals(reason.column()))
            .anyMatch(spec -> spec.type() == ColumnType.PICTURE);
    return picture ? Words.place(reason.value()) : Words.cell(reason.value());
  }

  @Override
  public Map<String, @Nullable Object> json() {
    List<Map<String, @Nullable Object>> all = new ArrayList<>();
    for (Explained explained : rows) {
      Map<String, @Nullable Object> one = new LinkedHashMap<>();
      one.put("place", explained.place());
      one.put("label", explained.row().positive() ? subject.positive() : subject.negative());
      one.put("prediction", explained.row().called() ? subject.positive() : subject.negative());
      one.put("probability", explained.reasons().probability());
      one.put("logit", explained.reasons().logit());
      one.put("base_logit", explained.reasons().baseLogit());
      List<Map<String, @Nullable Object>> columns = new ArrayList<>();
      for (Reason reason : explained.reasons().strongest()) {
        Map<String, @Nullable Object> column = new LinkedHashMap<>();
        column.put("column", reason.column());
        column.put("value", reason.value().isEmpty() ? null : reason.value());
        column.put("contribution", reason.contribution());
        columns.add(column);
      }
      one.put("columns", columns);
      all.add(one);
    }
    Map<String, @Nullable Object> json = new LinkedHashMap<>();
    json.put("rows", all);
    return json;
  }
}
