package dev.litmus.cli;

import dev.litmus.classifier.CrossValidation;
import dev.litmus.classifier.evaluation.Figure;
import dev.litmus.classifier.evaluation.FoldFigure;
import java.util.Locale;

/// The figures of a cross-validation as text.
final class FoldsTable {
  private FoldsTable() {}

  static String of(CrossValidation result) {
    StringBuilder text = new StringBuilder();
    text.append(
        String.format(
            Locale.ROOT, "%-19s%9s%11s   %s%n", "figure", "mean", "deviation", "95 % interval"));
    for (Figure figure : Figure.values()) {
      FoldFigure found = result.figure(figure);
      text.append(
          found.interval().defined()
              ? String.format(
                  Locale.ROOT,
                  "%-19s%9.4f%11.4f   [%.4f, %.4f]%n",
                  figure.key(),
                  found.mean(),
                  found.deviation(),
                  found.interval().low(),
                  found.interval().high())
              : String.format(Locale.ROOT, "%-19s%9s%n", figure.key(), "undefined"));
    }
    text.append(
        """

        Mean and deviation are over the folds. The interval allows for training rows that
        folds share (Nadeau and Bengio 2003).
        """);
    return text.toString().replace("\r\n", "\n");
  }
}
