package dev.litmus.classifier.evaluation;

import java.util.ArrayList;
import java.util.List;

/// The figures of an evaluation with their intervals and the confusion matrix, as text for people.
public final class FiguresTable {
  private static final int NAME = 19;
  private static final int VALUE = 9;

  private FiguresTable() {}

  /// The tables, ending in a line break; at most 80 columns wide for class names of up to 20
  /// letters.
  ///
  /// @param negative the name of the class with label 0
  /// @param positive the name of the class with label 1
  public static String of(Evaluation evaluation, String negative, String positive) {
    List<String> lines = new ArrayList<>();
    lines.add(left("figure", NAME) + right("value", VALUE) + "   95 % interval");
    for (Figure figure : Figure.values()) {
      lines.add(line(evaluation, figure));
    }
    lines.add("");
    lines.addAll(matrix(evaluation.confusion(), negative, positive));
    lines.add("");
    lines.add(
        "Rows: %d. Threshold: %s. Always '%s' has accuracy %s."
            .formatted(
                evaluation.scores().size(),
                Digits.plain(evaluation.threshold()),
                moreFrequent(evaluation.scores(), negative, positive),
                Digits.four(evaluation.baselineAccuracy())));
    lines.addAll(evaluation.notices());
    return String.join("\n", lines) + "\n";
  }

  private static String line(Evaluation evaluation, Figure figure) {
    double value = evaluation.value(figure);
    Interval interval = evaluation.interval(figure);
    String name = left(figure.key(), NAME);
    if (Double.isNaN(value)) {
      return name + right("undefined", VALUE);
    }
    String number = name + right(Digits.four(value), VALUE);
    return interval.defined()
        ? "%s   [%s, %s]"
            .formatted(number, Digits.four(interval.low()), Digits.four(interval.high()))
        : number;
  }

  private static List<String> matrix(Confusion confusion, String negative, String positive) {
    String calledNegative = "called " + negative;
    String calledPositive = "called " + positive;
    int first = Math.max(calledNegative.length(), 8) + 3;
    int second = Math.max(calledPositive.length(), 8) + 3;
    int name = Math.max(NAME, Math.max(negative.length(), positive.length()) + 3);
    return List.of(
        left("", name) + right(calledNegative, first) + right(calledPositive, second),
        left("is " + negative, name)
            + right(Digits.plain(confusion.tn()), first)
            + right(Digits.plain(confusion.fp()), second),
        left("is " + positive, name)
            + right(Digits.plain(confusion.fn()), first)
            + right(Digits.plain(confusion.tp()), second));
  }

  private static String moreFrequent(Scores scores, String negative, String positive) {
    return scores.totalPositive() > scores.totalNegative() ? positive : negative;
  }

  private static String left(String text, int width) {
    return text + " ".repeat(Math.max(0, width - text.length()));
  }

  private static String right(String text, int width) {
    return " ".repeat(Math.max(0, width - text.length())) + text;
  }
}
