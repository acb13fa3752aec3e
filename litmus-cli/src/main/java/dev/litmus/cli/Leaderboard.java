package dev.litmus.cli;

import dev.litmus.classifier.evaluation.Evaluation;
import dev.litmus.classifier.evaluation.Figure;
import dev.litmus.classifier.evaluation.Interval;
import dev.litmus.classifier.evaluation.PairedComparison;
import dev.litmus.classifier.evaluation.PairedComparison.Difference;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Models in the order of their ROC-AUC on the same rows, the best first.
///
/// @param behind what each of them, from the second on, is behind the first
/// @param pValues of the differences in ROC-AUC, corrected for their number (Holm 1979)
record Leaderboard(List<Entrant> entrants, List<PairedComparison> behind, List<Double> pValues) {
  private static final int NAME = 24;

  /// A model or a baseline.
  record Entrant(String name, Evaluation evaluation) {
    double rocAuc() {
      return evaluation.value(Figure.ROC_AUC);
    }
  }

  static Leaderboard of(List<Entrant> unordered) {
    List<Entrant> ranked = new ArrayList<>(unordered);
    ranked.sort(Comparator.comparingDouble(Entrant::rocAuc).reversed());
    List<PairedComparison> behind = new ArrayList<>();
    for (Entrant entrant : ranked.subList(1, ranked.size())) {
      behind.add(PairedComparison.of(ranked.getFirst().evaluation(), entrant.evaluation()));
    }
    List<Double> pValues = behind.stream().map(each -> each.rocAuc().pValue()).toList();
    return new Leaderboard(ranked, behind, PairedComparison.holm(pValues));
  }

  String text() {
    StringBuilder text = new StringBuilder();
    text.append(
        "%-24s%9s%10s%10s   %-26s%7s%n"
            .formatted("model", "roc_auc", "log_loss", "accuracy", "behind in roc_auc", "p"));
    for (int i = 0; i < entrants.size(); i++) {
      Evaluation evaluation = entrants.get(i).evaluation();
      String line =
          String.format(
              Locale.ROOT,
              "%-24s%9.4f%10.4f%10.4f",
              shortened(entrants.get(i).name()),
              evaluation.value(Figure.ROC_AUC),
              evaluation.value(Figure.LOG_LOSS),
              evaluation.value(Figure.ACCURACY));
      text.append(line);
      if (i > 0) {
        text.append("   ").append(behind(i));
      }
      text.append('\n');
    }
    text.append(
        """

        Behind: the difference to the first with its 95 % interval on these rows (DeLong); p is the
        chance of one as large between equals, corrected for the number of comparisons (Holm).
        """);
    return text.toString().replace("\r\n", "\n");
  }

  private String behind(int place) {
    Difference difference = behind.get(place - 1).rocAuc();
    String number = String.format(Locale.ROOT, "%.4f", difference.value());
    Interval interval = difference.interval();
    String limits =
        interval.defined()
            ? String.format(Locale.ROOT, " [%.4f, %.4f]", interval.low(), interval.high())
            : "";
    double p = pValues.get(place - 1);
    String chance =
        Double.isNaN(p) ? "" : p < 0.001 ? "<0.001" : String.format(Locale.ROOT, "%.3f", p);
    return String.format(Locale.ROOT, "%-26s%7s", number + limits, chance);
  }

  /// The end of a long name tells more than its beginning.
  private static String shortened(String name) {
    return name.length() < NAME ? name : "..." + name.substring(name.length() - NAME + 4);
  }

  List<Map<String, @Nullable Object>> json() {
    List<Map<String, @Nullable Object>> list = new ArrayList<>();
    for (int i = 0; i < entrants.size(); i++) {
      Map<String, @Nullable Object> json = new LinkedHashMap<>();
      json.put("model", entrants.get(i).name());
      json.put("threshold", entrants.get(i).evaluation().threshold());
      json.put("metrics", entrants.get(i).evaluation().metricsMap());
      json.put("intervals", entrants.get(i).evaluation().intervalsMap());
      if (i > 0) {
        PairedComparison comparison = behind.get(i - 1);
        Map<String, @Nullable Object> versusFirst = new LinkedHashMap<>();
        versusFirst.put("roc_auc", json(comparison.rocAuc()));
        versusFirst.put("log_loss", json(comparison.logLoss()));
        versusFirst.put("accuracy", json(comparison.accuracy()));
        versusFirst.put("roc_auc_p_holm", pValues.get(i - 1));
        json.put("first_minus_this", versusFirst);
      }
      list.add(json);
    }
    return list;
  }

  private static Map<String, @Nullable Object> json(Difference difference) {
    Map<String, @Nullable Object> json = new LinkedHashMap<>();
    json.put("difference", difference.value());
    Interval interval = difference.interval();
    json.put("interval", interval.defined() ? List.of(interval.low(), interval.high()) : null);
    json.put("p", difference.pValue());
    return json;
  }
}
