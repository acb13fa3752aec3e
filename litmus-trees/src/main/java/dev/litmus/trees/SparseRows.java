package dev.litmus.trees;

import java.util.Arrays;
import ml.dmlc.xgboost4j.java.DMatrix;
import ml.dmlc.xgboost4j.java.XGBoostError;

/// Rows of which only the cells that are there are kept, one after the other.
final class SparseRows {
  private int[] places = new int[1024];
  private float[] values = new float[1024];
  private long[] starts = new long[256];
  private int cells;
  private int rows;

  /// Adds a cell to the present row; NaN and infinite numbers are none.
  ///
  /// @param place beyond that of the cell before it in the row
  void add(int place, double value) {
    float kept = (float) value;
    if (!Float.isFinite(kept)) {
      return;
    }
    if (cells == places.length) {
      int more = Math.addExact(cells, cells >> 1);
      places = Arrays.copyOf(places, more);
      values = Arrays.copyOf(values, more);
    }
    places[cells] = place;
    values[cells++] = kept;
  }

  void endRow() {
    rows++;
    if (rows == starts.length) {
      starts = Arrays.copyOf(starts, 2 * rows);
    }
    starts[rows] = cells;
  }

  DMatrix matrix(int columns) throws XGBoostError {
    return new DMatrix(
        Arrays.copyOf(starts, rows + 1),
        Arrays.copyOf(places, cells),
        Arrays.copyOf(values, cells),
        DMatrix.SparseType.CSR,
        columns,
        Float.NaN,
        1);
  }
}
