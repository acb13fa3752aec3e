package dev.litmus.classifier.evaluation;

import java.util.List;

/// The table of scikit-learn's `classification_report`, to the letter: precision, recall, F1 and
/// support of either class, then accuracy and the two means over the classes.
public final class ClassificationReport {
  private static final int DECIMALS = 2;
  private static final int CELL = 9;
  private static final String ACCURACY = "accuracy";
  private static final String MACRO = "macro avg";
  private static final String WEIGHTED = "weighted avg";

  private final int nameWidth;
  private final boolean weighted;

  private ClassificationReport(int nameWidth, boolean weighted) {
    this.nameWidth = nameWidth;
    this.weighted = weighted;
  }

  /// The table, ending in a line break.
  ///
  /// @param negative the name of the class with label 0
  /// @param positive the name of the class with label 1
  public static String of(Evaluation evaluation, String negative, String positive) {
    int width = Math.max(WEIGHTED.length(), Math.max(negative.length(), positive.length()));
    Confusion ofPositive = evaluation.confusion();
    Confusion ofNegative =
        new Confusion(ofPositive.tn(), ofPositive.fn(), ofPositive.tp(), ofPositive.fp());
    Scores scores = evaluation.scores();
    return new ClassificationReport(width, scores.weighted())
        .table(
            negative,
            Row.of(ofNegative, scores.totalNegative()),
            positive,
            Row.of(ofPositive, scores.totalPositive()),
            ofPositive.accuracy());
  }

  private String table(String negative, Row first, String positive, Row second, double accuracy) {
    double support = first.support + second.support;
    Row macro = first.mean(1, second, 1, support);
    Row byClass = first.mean(first.support, second, second.support, support);
    return String.join(
        "\n",
        line("", "precision", "recall", "f1-score", "support"),
        "",
        line(negative, first),
        line(positive, second),
        "",
        line(ACCURACY, "", "", Digits.fixed(accuracy, DECIMALS), support(support)),
        line(MACRO, macro),
        line(WEIGHTED, byClass),
        "");
  }

  private String line(String name, Row row) {
    return line(
        name,
        Digits.fixed(row.precision, DECIMALS),
        Digits.fixed(row.recall, DECIMALS),
        Digits.fixed(row.f1, DECIMALS),
        support(row.support));
  }

  private String line(String name, String... cells) {
    StringBuilder line = new StringBuilder(" ".repeat(nameWidth - name.length())).append(name);
    line.append(' ');
    for (String cell : List.of(cells)) {
      line.append(' ').append(" ".repeat(Math.max(0, CELL - cell.length()))).append(cell);
    }
    return line.toString();
  }

  private String support(double support) {
    return weighted ? Double.toString(support) : Long.toString((long) support);
  }

  /// The figures of a class, or a mean of them.
  private record Row(double precision, double recall, double f1, double support) {
    static Row of(Confusion confusion, double support) {
      return new Row(confusion.precision(), confusion.recall(), confusion.f1(), support);
    }

    Row mean(double weight, Row other, double otherWeight, double support) {
      double sum = weight + otherWeight;
      return new Row(
          (weight * precision + otherWeight * other.precision) / sum,
          (weight * recall + otherWeight * other.recall) / sum,
          (weight * f1 + otherWeight * other.f1) / sum,
          support);
    }
  }
}
