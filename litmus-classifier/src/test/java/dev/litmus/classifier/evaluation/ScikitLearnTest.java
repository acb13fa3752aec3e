package dev.litmus.classifier.evaluation;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/// Figures, curves and reports against scikit-learn, to 1e-12.
class ScikitLearnTest {
  @Test
  void everyFigure() {
    Map<String, Evaluation> evaluations = new HashMap<>();
    List<String[]> rows = Fixtures.rows("figures.csv");
    assertEquals(666, rows.size());
    for (String[] cells : rows) {
      Evaluation evaluation =
          evaluations.computeIfAbsent(
              String.join(",", cells[0], cells[1], cells[2]),
              key ->
                  Evaluation.of(
                      Fixtures.scores(cells[0], Boolean.parseBoolean(cells[1])),
                      Double.parseDouble(cells[2])));
      double expected = cells[4].equals("nan") ? Double.NaN : Double.parseDouble(cells[4]);
      double found =
          switch (cells[3]) {
            case "kappa" -> evaluation.confusion().kappa();
            case "npv" -> evaluation.confusion().negativePredictiveValue();
            case "ks" -> evaluation.roc().kolmogorovSmirnov();
            case "tp" -> evaluation.confusion().tp();
            case "fp" -> evaluation.confusion().fp();
            case "tn" -> evaluation.confusion().tn();
            case "fn" -> evaluation.confusion().fn();
            default -> evaluation.value(figure(cells[3]));
          };
      assertEquals(expected, found, 1e-12, String.join(" ", cells));
    }
  }

  private static Figure figure(String key) {
    for (Figure figure : Figure.values()) {
      if (figure.key().equals(key)) {
        return figure;
      }
    }
    throw new IllegalArgumentException(key);
  }

  @Test
  void curvesPointByPoint() {
    Map<String, List<double[]>> expected = new HashMap<>();
    for (String[] cells : Fixtures.rows("curves.csv")) {
      double threshold =
          cells[3].equals("inf") ? Double.POSITIVE_INFINITY : Double.parseDouble(cells[3]);
      expected
          .computeIfAbsent(String.join(",", cells[0], cells[1], cells[2]), key -> new ArrayList<>())
          .add(
              new double[] {threshold, Double.parseDouble(cells[4]), Double.parseDouble(cells[5])});
    }
    assertEquals(8, expected.size());
    expected.forEach((key, points) -> {
      String[] cells = key.split(",");
      Scores scores = Fixtures.scores(cells[0], Boolean.parseBoolean(cells[1]));
      List<double[]> found =
          cells[2].equals("roc")
              ? RocCurve.of(scores).points().stream()
                  .map(p -> numbers(p.threshold(), p.falsePositiveRate(), p.truePositiveRate()))
                  .toList()
              : PrecisionRecallCurve.of(scores).points().stream()
                  .map(p -> numbers(p.threshold(), p.precision(), p.recall()))
                  .toList();
      assertEquals(points.size(), found.size(), key);
      for (int i = 0; i < points.size(); i++) {
        for (int j = 0; j < 3; j++) {
          assertEquals(points.get(i)[j], found.get(i)[j], 1e-12, key + " point " + i);
        }
      }
    });
  }

  private static double[] numbers(double... numbers) {
    return numbers;
  }

  @Test
  void theReportToTheLetter() {
    String[] reports = Fixtures.text("reports.txt").split("(?m)^# ");
    assertEquals(1 + 18, reports.length);
    for (int i = 1; i < reports.length; i++) {
      int end = reports[i].indexOf('\n');
      String[] title = reports[i].substring(0, end).split(" ");
      Evaluation evaluation =
          Evaluation.of(Fixtures.scores(title[0], Boolean.parseBoolean(title[1])));
      assertEquals(
          reports[i].substring(end + 1),
          ClassificationReport.of(evaluation, "no", "certainly yes"),
          String.join(" ", title));
    }
  }
}
