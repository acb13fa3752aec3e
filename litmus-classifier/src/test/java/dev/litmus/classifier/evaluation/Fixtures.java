package dev.litmus.classifier.evaluation;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Objects;

/// What tools/make_evaluations.py made with scikit-learn.
final class Fixtures {
  private Fixtures() {}

  static String text(String resource) {
    try (InputStream in = Fixtures.class.getResourceAsStream(resource)) {
      return new String(Objects.requireNonNull(in, resource).readAllBytes(), UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /// The cells of each line but the first.
  static List<String[]> rows(String resource) {
    return text(resource).lines().skip(1).map(line -> line.split(",")).toList();
  }

  static Scores scores(String set, boolean weighted) {
    List<String[]> rows =
        rows("points.csv").stream().filter(cells -> cells[0].equals(set)).toList();
    double[] probabilities = rows.stream().mapToDouble(c -> Double.parseDouble(c[2])).toArray();
    boolean[] labels = new boolean[rows.size()];
    for (int row = 0; row < labels.length; row++) {
      labels[row] = rows.get(row)[1].equals("1");
    }
    return weighted
        ? Scores.of(
            probabilities,
            labels,
            rows.stream().mapToDouble(cells -> Double.parseDouble(cells[3])).toArray())
        : Scores.of(probabilities, labels);
  }
}
