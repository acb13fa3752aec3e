package dev.litmus.classifier.report;

import dev.litmus.classifier.evaluation.Evaluation;
import dev.litmus.classifier.explanation.LabelErrors;
import dev.litmus.classifier.explanation.LabelErrors.Suspect;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Rows whose label may be wrong. Only of rows that were not trained on.
final class LabelErrorsSection implements Section {
  private static final int MOST = 10;

  private final Subject subject;
  private final Evaluation evaluation;
  private final LabelErrors errors;

  LabelErrorsSection(Subject subject, Evaluation evaluation) {
    this.subject = subject;
    this.evaluation = evaluation;
    this.errors = LabelErrors.of(evaluation.scores());
  }

  @Override
  public String id() {
    return "labels";
  }

  @Override
  public String title() {
    return "Labels worth a second look";
  }

  @Override
  public void write(Html page) {
    int count = errors.suspects().size();
    if (count == 0) {
      page.paragraph(
          "None of the %s has a label that the model contradicts firmly."
              .formatted(Words.counted(evaluation.scores().size(), "tested row")));
      return;
    }
    page.paragraph(
        "For %s of %s the model, which had not seen them, is as sure of the other class as it usually is when right. Some are mistakes of the model, some of the label: look at the surest first."
            .formatted(
                Words.count(count), Words.counted(evaluation.scores().size(), "tested row")));
    page.open(
        "div",
        "class",
        "scroll",
        "tabindex",
        "0",
        "role",
        "region",
        "aria-label",
        "Doubtful labels");
    page.open("table").open("thead").open("tr");
    page.element("th", "Row", "scope", "col");
    page.element("th", "Label", "scope", "col");
    page.element("th", "Its probability", "scope", "col", "class", "num");
    page.close("tr").close("thead").open("tbody");
    for (Suspect suspect : errors.suspects().subList(0, Math.min(MOST, count))) {
      page.open("tr");
      page.element("th", place(suspect), "scope", "row");
      page.element("td", label(suspect));
      page.element("td", Words.probability(suspect.ofLabel()), "class", "num");
      page.close("tr").line();
    }
    page.close("tbody").close("table").close("div");
    if (count > MOST) {
      page.element(
          "p",
          "%d more; the JSON of this report lists all.".formatted(count - MOST),
          "class",
          "muted");
    }
  }

  private String place(Suspect suspect) {
    return Words.place(subject.tested().place(suspect.row()));
  }

  private String label(Suspect suspect) {
    return suspect.positive() ? subject.positive() : subject.negative();
  }

  @Override
  public Map<String, @Nullable Object> json() {
    List<Map<String, @Nullable Object>> rows = new ArrayList<>();
    for (Suspect suspect : errors.suspects()) {
      Map<String, @Nullable Object> one = new LinkedHashMap<>();
      one.put("place", place(suspect));
      one.put("label", label(suspect));
      one.put("probability_of_label", suspect.ofLabel());
      rows.add(one);
    }
    Map<String, @Nullable Object> json = new LinkedHashMap<>();
    json.put("rows", rows);
    return json;
  }
}
