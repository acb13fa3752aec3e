package dev.litmus.cli;

import dev.litmus.classifier.evaluation.Figure;
import dev.litmus.classifier.evaluation.Interval;
import dev.litmus.classifier.evaluation.Slice;
import dev.litmus.classifier.evaluation.Slices;
import dev.litmus.nn.internal.Plain;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// The subgroups that a model is worst on, as text and for programs.
final class SlicesTable {
  private static final int SHOWN = 10;
  private static final int NAME = 32;

  private SlicesTable() {}

  static String text(Slices slices) {
    List<Slice> worst = slices.slices().stream().filter(slice -> slice.gap() > 0).toList();
    if (slices.slices().isEmpty()) {
      return "No subgroup has %d rows and as many outside it.\n".formatted(Slices.FEWEST_ROWS);
    }
    StringBuilder text = new StringBuilder();
    text.append(
        "%-32s%7s%10s%19s%10s%8s\n"
            .formatted("worst subgroups", "rows", "accuracy", "95 % interval", "log_loss", "p"));
    for (Slice slice : worst.subList(0, Math.min(SHOWN, worst.size()))) {
      Interval accuracy = slice.evaluation().interval(Figure.ACCURACY);
      text.append(
          String.format(
              Locale.ROOT,
              "%-32s%7d%10.4f   [%.4f, %.4f]%10.4f%8s\n",
              shortened(Plain.of(slice.column() + " = " + slice.value())),
              slice.rows(),
              slice.evaluation().value(Figure.ACCURACY),
              accuracy.low(),
              accuracy.high(),
              slice.evaluation().value(Figure.LOG_LOSS),
              slice.pValue() < 0.001
                  ? "<0.001"
                  : String.format(Locale.ROOT, "%.3f", slice.pValue())));
    }
    text.append(
        """

        Of %d subgroups of at least %d rows those with the highest log-loss against all other
        rows. Among so many some are bad by chance: p is corrected for their number (Holm), and
        only what is below 0.05 is more than that.
        """
            .formatted(slices.slices().size(), Slices.FEWEST_ROWS));
    return text.toString();
  }

  private static String shortened(String name) {
    return name.length() < NAME ? name : name.substring(0, NAME - 4) + "...";
  }

  static List<Map<String, @Nullable Object>> json(Slices slices) {
    List<Map<String, @Nullable Object>> list = new ArrayList<>();
    for (Slice slice : slices.slices()) {
      Map<String, @Nullable Object> json = new LinkedHashMap<>();
      json.put("column", slice.column());
      json.put("value", slice.value());
      json.put("rows", slice.rows());
      json.put("metrics", slice.evaluation().metricsMap());
      json.put("intervals", slice.evaluation().intervalsMap());
      json.put("log_loss_gap", slice.gap());
      json.put("p_holm", slice.pValue());
      list.add(json);
    }
    return list;
  }
}
