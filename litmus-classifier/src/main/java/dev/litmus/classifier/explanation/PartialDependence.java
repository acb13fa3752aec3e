package dev.litmus.classifier.explanation;

import dev.litmus.classifier.table.Column;
import dev.litmus.classifier.table.NumberColumn;
import dev.litmus.classifier.table.Table;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.OptionalDouble;

/// How the probability follows one column: its mean over the rows when all of them hold the same
/// value there (J. H. Friedman, "Greedy function approximation", 2001), and how far the curves of
/// single rows spread about it (A. Goldstein et al., "Peeking inside the black box", 2015).
///
/// @param column the column's name
/// @param numeric whether its values are numbers
/// @param points ascending for numbers, the most frequent first for words; a missing cell is last
public record PartialDependence(String column, boolean numeric, List<Point> points) {

  /// Copies the points.
  public PartialDependence {
    points = List.copyOf(points);
  }

  /// What is said when every row holds this value.
  ///
  /// @param value the value as text; the empty string for a missing cell
  /// @param number the value as a number, empty for words and missing cells
  /// @param mean the mean probability
  /// @param low a tenth of the rows are below
  /// @param high a tenth of the rows are above
  public record Point(String value, OptionalDouble number, double mean, double low, double high) {}

  /// How far the mean moves from its lowest to its highest.
  public double range() {
    return points.stream().mapToDouble(Point::mean).max().orElse(0)
        - points.stream().mapToDouble(Point::mean).min().orElse(0);
  }

  /// Every value is one that some row has.
  ///
  /// @param values rows that the column's values are taken from
  static PartialDependence of(Scorer scorer, Table rows, Table values, String column) {
    Column cells = values.column(column);
    int[] grid = Grid.of(cells);
    Table pool = rows.followedBy(values.rows(grid));
    int changed = pool.names().indexOf(column);
    int count = rows.rowCount();
    float[] probabilities =
        new Recombination(scorer, pool)
            .probabilities(
                grid.length * count,
                (row, at) -> at == changed ? count + row / count : row % count);
    List<Point> points = new ArrayList<>();
    for (int i = 0; i < grid.length; i++) {
      points.add(
          point(cells, grid[i], Arrays.copyOfRange(probabilities, i * count, (i + 1) * count)));
    }
    return new PartialDependence(column, cells instanceof NumberColumn, points);
  }

  private static Point point(Column cells, int row, float[] probabilities) {
    double sum = 0;
    for (float probability : probabilities) {
      sum += probability;
    }
    Arrays.sort(probabilities);
    int last = probabilities.length - 1;
    boolean number = cells instanceof NumberColumn && !cells.isBlank(row);
    return new Point(
        cells.text(row),
        number ? OptionalDouble.of(((NumberColumn) cells).value(row)) : OptionalDouble.empty(),
        sum / probabilities.length,
        probabilities[(int) Math.round(0.1 * last)],
        probabilities[(int) Math.round(0.9 * last)]);
  }
}
