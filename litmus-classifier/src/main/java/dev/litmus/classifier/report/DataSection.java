package dev.litmus.classifier.report;

import dev.litmus.classifier.table.Column;
import dev.litmus.classifier.table.ColumnSpec;
import dev.litmus.classifier.table.Notice;
import dev.litmus.classifier.table.Table;
import dev.litmus.classifier.table.Target;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// What the data are: rows, classes, every column by class, what was noticed.
final class DataSection implements Section {
  private static final int MOST_CARDS = 60;

  private final Subject subject;
  private final Target labels;
  private final List<ColumnCard> cards = new ArrayList<>();
  private final int columns;
  private final List<ColumnSpec> leftOut;

  DataSection(Subject subject) {
    this.subject = subject;
    this.labels = subject.labels();
    boolean[] positive = new boolean[labels.count()];
    for (int row = 0; row < positive.length; row++) {
      positive[row] = labels.labels()[row] == 1;
    }
    Table prepared = subject.classifier().schema().apply(subject.data().rows(labels.rows()));
    this.columns = prepared.columnCount();
    for (Column column : prepared.columns().subList(0, Math.min(MOST_CARDS, columns))) {
      cards.add(new ColumnCard(column, positive, subject.positive()));
    }
    this.leftOut =
        subject.classifier().schema().columns().stream()
            .filter(spec -> !spec.type().isFeature())
            .filter(spec -> !spec.name().equals(labels.column()))
            .toList();
  }

  @Override
  public String id() {
    return "data";
  }

  @Override
  public String title() {
    return "The data";
  }

  @Override
  public void write(Html page) {
    sentences().forEach(page::paragraph);
    classes(page);
    page.element("h3", Words.counted(columns, "column") + " learnt from, by class");
    page.open("p", "class", "legend");
    page.element("span", subject.negative(), "class", "key negative");
    page.element("span", subject.positive(), "class", "key positive");
    page.element(
        "span", "Each class by itself; the height is the share of its rows.", "class", "muted");
    page.close("p");
    page.open("div", "class", "grid cards");
    cards.forEach(card -> card.write(page));
    page.close("div");
    if (cards.size() < columns) {
      page.element(
          "p", "The first %d of %d columns.".formatted(cards.size(), columns), "class", "muted");
    }
    leftOut(page);
    notices(page);
  }

  private List<String> sentences() {
    List<String> sentences = new ArrayList<>();
    double share = (double) labels.positives() / labels.count();
    sentences.add(
        "%s with %s and a label '%s': %s '%s' (%s) and %s '%s'."
            .formatted(
                Words.counted(labels.count(), "row"),
                Words.counted(subject.classifier().schema().columns().size() - 1, "column"),
                labels.column(),
                Words.count(labels.positives()),
                subject.positive(),
                Words.percent(share),
                Words.count(labels.negatives()),
                subject.negative()));
    Map<String, @Nullable Object> training = subject.training();
    if (subject.origin() == Subject.Origin.HELD_OUT
        && training.get("rows") instanceof Number trained
        && training.get("validation_rows") instanceof Number validated) {
      sentences.add(
          "%s to train on, %s%s to test on."
              .formatted(
                  Words.counted(trained.doubleValue(), "row"),
                  validated.intValue() == 0
                      ? ""
                      : Words.count(validated.doubleValue()) + " to choose by, ",
                  Words.count(subject.tested().rowCount())));
    }
    return sentences;
  }

  private void classes(Html page) {
    double share = (double) labels.positives() / labels.count();
    Chart.begin(
        page,
        "Classes",
        "%s of the rows are '%s'".formatted(Words.percent(share), subject.positive()),
        Chart.WIDTH,
        14,
        "wide",
        "preserveAspectRatio",
        "none");
    String split = Chart.number(Chart.WIDTH * (1 - share));
    page.empty("rect", "class", "negative", "x", "0", "y", "2", "height", "10", "width", split);
    page.empty(
        "rect",
        "class",
        "positive",
        "x",
        split,
        "y",
        "2",
        "height",
        "10",
        "width",
        Chart.number(Chart.WIDTH * share));
    page.close("svg");
  }

  private void leftOut(Html page) {
    if (leftOut.isEmpty()) {
      return;
    }
    page.element("h3", Words.counted(leftOut.size(), "column") + " left out");
    page.open("ul");
    for (ColumnSpec spec : leftOut.subList(0, Math.min(MOST_CARDS, leftOut.size()))) {
      page.open("li").element("strong", spec.name());
      page.text(": " + spec.type().name().toLowerCase(Locale.ROOT)).close("li");
    }
    page.close("ul");
  }

  private void notices(Html page) {
    if (subject.notices().isEmpty()) {
      return;
    }
    page.element("h3", "Noticed");
    page.open("ul");
    for (Notice notice : subject.notices()) {
      page.element("li", notice.toString());
    }
    page.close("ul");
  }

  @Override
  public Map<String, @Nullable Object> json() {
    Map<String, @Nullable Object> json = new LinkedHashMap<>();
    json.put("rows", labels.count());
    json.put("positives", labels.positives());
    json.put("negatives", labels.negatives());
    json.put("columns", cards.stream().map(ColumnCard::json).toList());
    json.put(
        "left_out",
        leftOut.stream()
            .map(spec ->
                Map.of("column", spec.name(), "type", spec.type().name().toLowerCase(Locale.ROOT)))
            .toList());
    json.put("notices", subject.notices().stream().map(Notice::toString).toList());
    return json;
  }
}
