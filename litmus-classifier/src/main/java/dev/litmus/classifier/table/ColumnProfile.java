package dev.litmus.classifier.table;

import java.util.List;

/// Figures about one prepared column: see [NumberProfile] and [CategoryProfile].
public sealed interface ColumnProfile {

  /// The column's name.
  String name();

  /// Number of cells that are not missing.
  int count();

  /// Number of missing cells.
  int missing();

  /// Figures about the numbers that are not missing; NaN throughout when all are.
  ///
  /// @param name the column's name
  /// @param count how many are not missing
  /// @param missing how many are missing
  /// @param different how many different numbers there are
  /// @param mean the sum divided by the count
  /// @param standardDeviation √(Σ(x - mean)² / count): of these rows, not an estimate beyond them,
  ///   as Keras's Normalization computes it
  /// @param min the smallest
  /// @param lowerQuartile a quarter is below; between two numbers it is interpolated linearly
  /// @param median half is below
  /// @param upperQuartile three quarters are below
  /// @param max the largest
  record NumberProfile(
      String name,
      int count,
      int missing,
      int different,
      double mean,
      double standardDeviation,
      double min,
      double lowerQuartile,
      double median,
      double upperQuartile,
      double max)
      implements ColumnProfile {

    /// The square of the standard deviation.
    public double variance() {
      return standardDeviation * standardDeviation;
    }
  }

  /// How often each category occurs.
  ///
  /// @param name the column's name
  /// @param count how many cells are not missing
  /// @param missing how many are missing
  /// @param categories the categories, most frequent first, equally frequent ones by name
  record CategoryProfile(String name, int count, int missing, List<CategoryCount> categories)
      implements ColumnProfile {

    /// Copies the list.
    public CategoryProfile {
      categories = List.copyOf(categories);
    }

    /// The categories without their counts, in the same order.
    public List<String> vocabulary() {
      return categories.stream().map(CategoryCount::category).toList();
    }
  }

  /// A category and how many cells hold it.
  record CategoryCount(String category, int count) {}
}
