package dev.litmus.classifier;

import dev.litmus.classifier.table.Column;
import dev.litmus.classifier.table.ColumnType;
import dev.litmus.classifier.table.Notice;
import dev.litmus.classifier.table.NumberColumn;
import dev.litmus.classifier.table.PictureColumn;
import dev.litmus.classifier.table.Schema;
import dev.litmus.classifier.table.Table;
import dev.litmus.classifier.table.TextColumn;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/// Learns from the prepared training rows what the network must know of each column: how to scale a
/// number, which words a category has.
final class FeatureFinder {
  /// Words beyond this many, the rarest, count as unknown: their weights could not be learnt
  /// anyway.
  private static final int MOST_WORDS = 200;

  /// A column of at most this many different whole numbers may hold codes rather than quantities.
  private static final int MOST_CODES = 5;

  /// Parts of dates that differ by less, by rounding that is, are the same in all rows.
  private static final double SMALLEST_DEVIATION = 1e-9;

  private final Normalize normalize;
  private final Set<String> inputs = new HashSet<>(Set.of(FeatureNetwork.OUTPUT));
  private final List<Notice> notices = new ArrayList<>();

  FeatureFinder(Normalize normalize) {
    this.normalize = normalize;
  }

  /// What was noticed.
  List<Notice> notices() {
    return notices;
  }

  /// The features of prepared rows, in the order of their columns.
  List<Feature> find(Table rows, Schema schema) {
    Map<String, ColumnType> types = new HashMap<>();
    schema.columns().forEach(column -> types.put(column.name(), column.type()));
    List<Feature> features = new ArrayList<>();
    for (Column column : rows.columns()) {
      String input = inputName(column.name());
      features.add(
          switch (column) {
            case NumberColumn dates when types.get(column.name()) == ColumnType.DATE ->
                date(dates, input);
            case NumberColumn numbers -> number(numbers, input);
            case PictureColumn pictures ->
                new Feature.Picture(
                    column.name(), input, pictures.pictureSize(), isColored(pictures));
            case TextColumn texts when types.get(column.name()) == ColumnType.TEXT ->
                new Feature.Text(column.name(), input, new TextTermsFinder(texts).find());
            case TextColumn words -> category(words, input);
          });
    }
    return features;
  }

  /// A number to which each class adds its own hill, such as a logit, as networks see it: with mean
  /// 0 and deviation 1, where quartiles would tell of the larger class only.
  static Feature.Numeric scaled(NumberColumn column, String input) {
    return new FeatureFinder(Normalize.STANDARD).number(column, input);
  }

  /// A name that Keras takes and that no other input has.
  private String inputName(String column) {
    String base = column.replace('/', '_');
    String name = base;
    for (int i = 2; !inputs.add(name); i++) {
      name = base + "_" + i;
    }
    return name;
  }

  private Feature.Numeric number(NumberColumn column, String input) {
    double[] known = Arrays.stream(column.toDoubles()).filter(x -> !Double.isNaN(x)).toArray();
    Arrays.sort(known);
    double mean = Arrays.stream(known).average().orElse(0);
    double center;
    double scale;
    switch (normalize) {
      case STANDARD -> {
        center = mean;
        double squares = Arrays.stream(known).map(x -> (x - mean) * (x - mean)).sum();
        scale = Math.sqrt(squares / Math.max(1, known.length));
      }
      case MINMAX -> {
        center = known.length == 0 ? 0 : known[0];
        scale = known.length == 0 ? 1 : known[known.length - 1] - known[0];
      }
      case ROBUST -> {
        center = quantile(known, 0.5);
        scale = quantile(known, 0.75) - quantile(known, 0.25);
        if (scale == 0 && known.length > 0) {
          scale = (known[known.length - 1] - known[0]) / 2;
        }
      }
      default -> {
        center = 0;
        scale = 1;
      }
    }
    // A column without spread would be divided by nothing.
    double divisor = scale > 0 ? scale : 1;
    int missing = column.size() - known.length;
    if (missing > 0) {
      notices.add(
          Notice.ofColumn(
              "imputed",
              column.name(),
              missing,
              "column '%s': %d missing numbers are taken as the mean, and the network is told"
                  .formatted(column.name(), missing),
              ""));
    }
    return new Feature.Numeric(
        column.name(),
        input,
        center,
        divisor,
        (mean - center) / divisor,
        missing > 0,
        codes(known));
  }

  private static boolean isColored(PictureColumn pictures) {
    float[] numbers = pictures.toFloats();
    for (int i = 0; i < numbers.length; i += PictureColumn.CHANNELS) {
      if (numbers[i] != numbers[i + 1] || numbers[i] != numbers[i + 2]) {
        return true;
      }
    }
    return false;
  }

  private Feature date(NumberColumn column, String input) {
    List<Feature.Date.Part> parts = new ArrayList<>();
    for (DatePart part : DatePart.values()) {
      double[] values =
          Arrays.stream(column.toDoubles()).filter(x -> !Double.isNaN(x)).map(part::of).toArray();
      double mean = Arrays.stream(values).average().orElse(0);
      double squares = Arrays.stream(values).map(x -> (x - mean) * (x - mean)).sum();
      double deviation = Math.sqrt(squares / Math.max(1, values.length));
      if (deviation > SMALLEST_DEVIATION || (parts.isEmpty() && part == DatePart.HOUR_COS)) {
        parts.add(new Feature.Date.Part(part, mean, Math.max(deviation, SMALLEST_DEVIATION)));
      }
    }
    boolean missing = Arrays.stream(column.toDoubles()).anyMatch(Double::isNaN);
    return new Feature.Date(column.name(), input, parts, missing);
  }

  /// The different values of sorted whole numbers when there are 3 to [#MOST_CODES] of them.
  private static List<Double> codes(double[] sorted) {
    double[] values = Arrays.stream(sorted).distinct().limit(MOST_CODES + 1).toArray();
    boolean few = values.length >= 3 && values.length <= MOST_CODES;
    return few && Arrays.stream(values).allMatch(x -> x == Math.rint(x))
        ? Arrays.stream(values).boxed().toList()
        : List.of();
  }

  /// The p-quantile of sorted numbers, linear between neighbours as in numpy; 0 of none.
  private static double quantile(double[] sorted, double p) {
    if (sorted.length == 0) {
      return 0;
    }
    double at = p * (sorted.length - 1);
    int below = (int) at;
    int above = Math.min(below + 1, sorted.length - 1);
    return sorted[below] + (at - below) * (sorted[above] - sorted[below]);
  }

  private Feature category(TextColumn column, String input) {
    Map<String, Integer> counts = new HashMap<>();
    for (int row = 0; row < column.size(); row++) {
      counts.merge(column.text(row), 1, Integer::sum);
    }
    List<String> words =
        counts.entrySet().stream()
            .sorted(
                Map.Entry.<String, Integer>comparingByValue(Comparator.reverseOrder())
                    .thenComparing(Map.Entry.comparingByKey()))
            .map(Map.Entry::getKey)
            .toList();
    if (words.size() > MOST_WORDS) {
      notices.add(
          Notice.ofColumn(
              "rare-words",
              column.name(),
              words.size() - MOST_WORDS,
              "column '%s' has %d words; the %d most frequent are told apart"
                  .formatted(column.name(), words.size(), MOST_WORDS),
              ""));
      words = words.subList(0, MOST_WORDS);
    }
    return new Feature.Categorical(column.name(), input, words);
  }
}
