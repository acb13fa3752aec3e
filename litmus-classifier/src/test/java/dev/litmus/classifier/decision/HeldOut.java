package dev.litmus.classifier.decision;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.litmus.classifier.evaluation.Evaluation;
import dev.litmus.classifier.evaluation.Figure;
import dev.litmus.classifier.evaluation.Logit;
import dev.litmus.classifier.evaluation.Scores;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Objects;
import java.util.Random;

/// Held-out rows: those of tools/make_decisions.py, and simulated ones.
final class HeldOut {
  private HeldOut() {}

  /// The cells of each line but the first.
  static List<String[]> rows(String resource) {
    try (InputStream in = HeldOut.class.getResourceAsStream(resource)) {
      String text = new String(Objects.requireNonNull(in, resource).readAllBytes(), UTF_8);
      return text.lines().skip(1).map(line -> line.split(",")).toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  static Scores scores(String set, boolean weighted) {
    List<String[]> rows = rows("rows.csv").stream().filter(row -> row[0].equals(set)).toList();
    double[] probabilities = rows.stream().mapToDouble(c -> Double.parseDouble(c[2])).toArray();
    double[] weights =
        rows.stream().mapToDouble(c -> weighted ? Double.parseDouble(c[3]) : 1).toArray();
    boolean[] labels = new boolean[rows.size()];
    for (int row = 0; row < labels.length; row++) {
      labels[row] = rows.get(row)[1].equals("1");
    }
    return Scores.of(probabilities, labels, weights);
  }

  /// Rows whose label is drawn from a true probability, and whose given probability has `sharpness`
  /// times its logit, plus `offset`.
  static Scores simulated(int rows, double sharpness, double offset, Random random) {
    double[] probabilities = new double[rows];
    boolean[] labels = new boolean[rows];
    for (int row = 0; row < rows; row++) {
      double logit = 1.5 * random.nextGaussian();
      labels[row] = random.nextDouble() < Logit.sigmoid(logit);
      probabilities[row] = Logit.sigmoid(sharpness * logit + offset);
    }
    return Scores.of(probabilities, labels);
  }

  static double logLoss(Scores scores) {
    return Evaluation.of(scores).value(Figure.LOG_LOSS);
  }
}
