package dev.litmus.classifier;

import dev.litmus.classifier.table.Column;
import dev.litmus.classifier.table.DataException;
import dev.litmus.classifier.table.NumberColumn;
import dev.litmus.classifier.table.Table;

/// What rows count by a column of their table.
final class SampleWeights {
  private SampleWeights() {}

  /// What each row counts in the loss.
  ///
  /// @throws DataException naming a row whose weight is no number of at least 0
  static float[] of(Table rows, String nameOrNumber) {
    String name = rows.nameOf(nameOrNumber);
    Column column = rows.column(name);
    float[] weights = new float[rows.rowCount()];
    for (int row = 0; row < weights.length; row++) {
      double weight =
          column instanceof NumberColumn numbers ? numbers.value(row) : parsed(column.text(row));
      if (!(weight >= 0) || Double.isInfinite(weight)) {
        throw new DataException(
            "%s: sample weight '%s' must be a number of at least 0; found '%s'"
                .formatted(rows.place(row), name, column.text(row)));
      }
      weights[row] = (float) weight;
    }
    return weights;
  }

  private static double parsed(String text) {
    try {
      return Double.parseDouble(text);
    } catch (NumberFormatException e) {
      return Double.NaN;
    }
  }
}
