package dev.litmus.classifier.report;

import dev.litmus.classifier.evaluation.Confusion;
import dev.litmus.classifier.evaluation.Evaluation;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// What was called what, with the mistakes in plain words.
final class ConfusionSection implements Section {
  private final Subject subject;
  private final Evaluation evaluation;

  ConfusionSection(Subject subject, Evaluation evaluation) {
    this.subject = subject;
    this.evaluation = evaluation;
  }

  @Override
  public String id() {
    return "confusion";
  }

  @Override
  public String title() {
    return "Right and wrong";
  }

  @Override
  public void write(Html page) {
    Confusion c = evaluation.confusion();
    String positive = subject.positive();
    String negative = subject.negative();
    page.open("div", "class", "grid two");
    page.open(
        "div",
        "class",
        "scroll",
        "tabindex",
        "0",
        "role",
        "region",
        "aria-label",
        "Confusion matrix");
    page.open("table", "class", "confusion");
    page.element("caption", "At the threshold " + Words.compact(evaluation.threshold()));
    page.open("thead").open("tr").element("td", "");
    page.element("th", "called " + negative, "scope", "col");
    page.element("th", "called " + positive, "scope", "col");
    page.close("tr").close("thead").open("tbody").open("tr");
    page.element("th", "is " + negative, "scope", "row");
    cell(page, "right", c.tn(), c.tn() + c.fp(), "right");
    cell(page, "wrong", c.fp(), c.tn() + c.fp(), "false alarms");
    page.close("tr").open("tr");
    page.element("th", "is " + positive, "scope", "row");
    cell(page, "wrong", c.fn(), c.tp() + c.fn(), "missed");
    cell(page, "right", c.tp(), c.tp() + c.fn(), "right");
    page.close("tr").close("tbody").close("table").close("div");
    page.open("div");
    for (String sentence : sentences()) {
      page.paragraph(sentence);
    }
    page.close("div").close("div");
  }

  private static void cell(Html page, String style, double count, double all, String word) {
    page.open("td", "class", style);
    page.element("strong", Words.count(count));
    page.element("small", all == 0 ? word : Words.percent(count / all) + " " + word);
    page.close("td");
  }

  private java.util.List<String> sentences() {
    Confusion c = evaluation.confusion();
    String positive = subject.positive();
    double are = c.tp() + c.fn();
    double called = c.tp() + c.fp();
    return java.util.List.of(
        are == 0
            ? "No row is '%s'.".formatted(positive)
            : "Of %s that %s '%s' the model finds %s (%s) and misses %s."
                .formatted(
                    Words.counted(are, "row"),
                    are == 1 ? "is" : "are",
                    positive,
                    Words.count(c.tp()),
                    Words.percent(c.recall()),
                    Words.count(c.fn())),
        called == 0
            ? "It calls no row '%s'.".formatted(positive)
            : "Of %s that it calls '%s', %s %s right (%s) and %s %s."
                .formatted(
                    Words.counted(called, "row"),
                    positive,
                    Words.count(c.tp()),
                    c.tp() == 1 ? "is" : "are",
                    Words.percent(c.precision()),
                    Words.count(c.fp()),
                    c.fp() == 1 ? "is a false alarm" : "are false alarms"));
  }

  @Override
  public Map<String, @Nullable Object> json() {
    Map<String, @Nullable Object> json = new LinkedHashMap<>(evaluation.confusion().toMap());
    json.put("sentences", sentences());
    return json;
  }
}
