package dev.litmus.classifier.table;

import dev.litmus.classifier.table.ColumnProfile.CategoryCount;
import dev.litmus.classifier.table.ColumnProfile.CategoryProfile;
import dev.litmus.classifier.table.ColumnProfile.NumberProfile;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/// Figures about the columns of a prepared table, as a rule of the training rows.
///
/// @param rows number of rows
/// @param columns figures by column, in the table's order
public record Profile(int rows, List<ColumnProfile> columns) {

  /// Copies the list.
  public Profile {
    columns = List.copyOf(columns);
  }

  /// Figures about a table that [Schema#apply] made: in text columns the empty string is missing.
  public static Profile of(Table table) {
    List<ColumnProfile> profiles = new ArrayList<>();
    for (Column column : table.columns()) {
      profiles.add(
          switch (column) {
            case NumberColumn numbers -> of(numbers);
            case TextColumn texts -> of(texts);
            case PictureColumn pictures ->
                new CategoryProfile(pictures.name(), pictures.size(), 0, List.of());
          });
    }
    return new Profile(table.rowCount(), profiles);
  }

  /// The figures about a column.
  public ColumnProfile column(String name) {
    return columns.stream()
        .filter(column -> column.name().equals(name))
        .findFirst()
        .orElseThrow(() -> new DataException("the profile has no column " + Names.quoted(name)));
  }

  private static NumberProfile of(NumberColumn column) {
    double[] values =
        Arrays.stream(column.toDoubles()).filter(value -> !Double.isNaN(value)).toArray();
    int count = values.length;
    double mean = sum(values, 0, 1) / count;
    double deviation = Math.sqrt(sum(values, mean, 2) / count);
    Arrays.sort(values);
    int different = 0;
    for (int i = 0; i < count; i++) {
      different += i == 0 || values[i] != values[i - 1] ? 1 : 0;
    }
    return new NumberProfile(
        column.name(),
        count,
        column.size() - count,
        different,
        mean,
        deviation,
        quantile(values, 0),
        quantile(values, 0.25),
        quantile(values, 0.5),
        quantile(values, 0.75),
        quantile(values, 1));
  }

  /// Σ(x - origin)^power for power 1 or 2, with Neumaier's compensation, so that a large offset
  /// costs no digits.
  private static double sum(double[] values, double origin, int power) {
    double sum = 0;
    double lost = 0;
    for (double value : values) {
      double difference = value - origin;
      double term = power == 1 ? difference : difference * difference;
      double next = sum + term;
      lost += Math.abs(sum) >= Math.abs(term) ? (sum - next) + term : (term - next) + sum;
      sum = next;
    }
    return sum + lost;
  }

  /// The number below which the share of sorted numbers lies, interpolated linearly.
  private static double quantile(double[] sorted, double share) {
    if (sorted.length == 0) {
      return Double.NaN;
    }
    double position = share * (sorted.length - 1);
    int below = (int) position;
    double fraction = position - below;
    return fraction == 0
        ? sorted[below]
        : sorted[below] + fraction * (sorted[below + 1] - sorted[below]);
  }

  private static CategoryProfile of(TextColumn column) {
    Map<String, Integer> counts = new HashMap<>();
    int missing = 0;
    for (int row = 0; row < column.size(); row++) {
      if (column.isBlank(row)) {
        missing++;
      } else {
        counts.merge(column.text(row), 1, Integer::sum);
      }
    }
    List<CategoryCount> categories = new ArrayList<>();
    counts.forEach((category, count) -> categories.add(new CategoryCount(category, count)));
    categories.sort(
        Comparator.comparingInt(CategoryCount::count)
            .reversed()
            .thenComparing(CategoryCount::category));
    return new CategoryProfile(column.name(), column.size() - missing, missing, categories);
  }
}
