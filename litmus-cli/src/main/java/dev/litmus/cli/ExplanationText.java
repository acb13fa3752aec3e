package dev.litmus.cli;

import dev.litmus.classifier.evaluation.Interval;
import dev.litmus.classifier.explanation.Counterfactual;
import dev.litmus.classifier.explanation.Importance;
import dev.litmus.classifier.explanation.Importance.ColumnImportance;
import dev.litmus.classifier.explanation.PartialDependence;
import dev.litmus.classifier.explanation.Reasons.Reason;
import dev.litmus.nn.internal.Plain;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/// An explanation for people.
final class ExplanationText {
  private static final int MOST_REASONS = 10;
  private static final int WIDEST = 28;
  private static final int BAR = 20;

  private final Explanation explanation;
  private final String positive;
  private final List<String> lines = new ArrayList<>();

  private ExplanationText(Explanation explanation) {
    this.explanation = explanation;
    this.positive = Plain.of(explanation.classifier().target().positive());
  }

  static String of(Explanation explanation) {
    ExplanationText text = new ExplanationText(explanation);
    explanation.importance().ifPresent(text::importance);
    explanation.dependences().forEach(text::dependence);
    explanation.rows().forEach(text::row);
    return String.join("\n", text.lines) + "\n";
  }

  private void importance(Importance importance) {
    lines.add(
        "How much worse the model gets when a column is shuffled (%d rows, %d times each)."
            .formatted(importance.rows(), importance.repeats()));
    lines.add(
        "As it is: ROC-AUC %s, log-loss %s."
            .formatted(four(importance.rocAuc()), four(importance.logLoss())));
    lines.add("");
    int width =
        Math.max(
            6,
            importance.columns().stream().mapToInt(c -> name(c.column()).length()).max().orElse(0));
    lines.add(
        left("column", width)
            + "   log-loss rise   95 % interval       ROC-AUC drop   95 % interval");
    for (ColumnImportance column : importance.strongest()) {
      lines.add(
          left(name(column.column()), width)
              + right(four(column.logLossRise()), 16)
              + "   "
              + left(interval(column.logLossInterval()), 18)
              + right(four(column.rocAucDrop()), 14)
              + "   "
              + interval(column.rocAucInterval()));
    }
    int columns = explanation.classifier().features().size();
    if (importance.columns().size() < columns) {
      lines.add("");
      lines.add(
          "Weighed were the %d of %d columns that by themselves tell the classes apart best."
              .formatted(importance.columns().size(), columns));
    }
    long matter = importance.columns().stream().filter(ColumnImportance::matters).count();
    lines.add("");
    lines.add(
        "%d of %d columns matter beyond chance: the interval of their rise in log-loss is above 0. Columns that say the same stand in for each other and look worthless one by one."
            .formatted(matter, importance.columns().size()));
  }

  private void dependence(PartialDependence dependence) {
    gap();
    lines.add(
        "How the probability of '%s' follows '%s', the other columns as they are (mean, and the range of 80 %% of the rows)."
            .formatted(positive, name(dependence.column())));
    int width =
        Math.max(
            5,
            dependence.points().stream().mapToInt(p -> value(p.value()).length()).max().orElse(0));
    lines.add("");
    lines.add(left("value", width) + "    mean   80 % of rows");
    for (PartialDependence.Point point : dependence.points()) {
      lines.add(
          left(value(point.value()), width)
              + right(fixed(point.mean(), 3), 8)
              + "   [%s, %s]  ".formatted(fixed(point.low(), 3), fixed(point.high(), 3))
              + "#".repeat((int) Math.round(point.mean() * BAR)));
    }
  }

  private void row(Explanation.Row row) {
    gap();
    var reasons = row.reasons();
    lines.add(
        "Row %d (%s): '%s'; the probability of '%s' is %s, the threshold %s."
            .formatted(
                row.number(),
                Plain.of(row.place()),
                Plain.of(row.verdict().label()),
                positive,
                four(reasons.probability()),
                plain(row.verdict().threshold())));
    lines.add(
        "Log-odds: %s for a usual row (%d of them), %s for this one; what its values add:"
            .formatted(
                signed(reasons.baseLogit()),
                explanation.backgroundRows(),
                signed(reasons.logit())));
    List<Reason> strongest = reasons.strongest();
    int shown = Math.min(MOST_REASONS, strongest.size());
    for (Reason reason : strongest.subList(0, shown)) {
      lines.add(
          right(signed(reason.contribution()), 10)
              + "   %s = %s".formatted(name(reason.column()), value(reason.value())));
    }
    if (shown < strongest.size()) {
      double rest = strongest.stream().skip(shown).mapToDouble(Reason::contribution).sum();
      lines.add(
          right(signed(rest), 10)
              + "   %d other column%s together"
                  .formatted(strongest.size() - shown, strongest.size() - shown == 1 ? "" : "s"));
    }
    if (!row.allowed().isEmpty()) {
      counterfactuals(row);
    }
  }

  private void counterfactuals(Explanation.Row row) {
    String allowed =
        row.allowed().stream().map(ExplanationText::name).collect(Collectors.joining(", "));
    if (row.counterfactuals().isEmpty()) {
      lines.add(
          "No change of %s to values seen in the data gives another verdict.".formatted(allowed));
      return;
    }
    lines.add("The verdict would be another with:");
    for (Counterfactual counterfactual : row.counterfactuals()) {
      String changes =
          counterfactual.changes().stream()
              .map(change ->
                  "%s = %s instead of %s"
                      .formatted(name(change.column()), value(change.to()), value(change.from())))
              .collect(Collectors.joining(", "));
      lines.add("  %s (probability %s)".formatted(changes, four(counterfactual.probability())));
    }
  }

  private void gap() {
    if (!lines.isEmpty()) {
      lines.add("");
    }
  }

  private static String name(String name) {
    String plain = Plain.of(name);
    return plain.length() <= WIDEST ? plain : plain.substring(0, WIDEST - 3) + "...";
  }

  private static String value(String value) {
    return value.isEmpty() ? "(missing)" : name(value);
  }

  private static String interval(Interval interval) {
    return interval.defined()
        ? "[%s, %s]".formatted(four(interval.low()), four(interval.high()))
        : "none";
  }

  private static String four(double value) {
    return fixed(value, 4);
  }

  private static String fixed(double value, int decimals) {
    String text = String.format(Locale.ROOT, "%." + decimals + "f", value);
    return text.matches("-0\\.0+") ? text.substring(1) : text;
  }

  private static String signed(double value) {
    return String.format(Locale.ROOT, "%+.3f", value);
  }

  private static String plain(double value) {
    return String.valueOf(value);
  }

  private static String left(String text, int width) {
    return text + " ".repeat(Math.max(0, width - text.length()));
  }

  private static String right(String text, int width) {
    return " ".repeat(Math.max(0, width - text.length())) + text;
  }
}
