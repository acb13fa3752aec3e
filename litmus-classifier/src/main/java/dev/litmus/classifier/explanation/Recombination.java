package dev.litmus.classifier.explanation;

import dev.litmus.classifier.evaluation.Logit;
import dev.litmus.classifier.table.Column;
import dev.litmus.classifier.table.Table;
import java.util.ArrayList;
import java.util.List;

/// Scores rows that are put together from the cells of other rows. Every explanation is made of
/// them: a permuted column, a row with one value changed, a mixture of two rows. Cells are not
/// copied one by one but picked column by column, in batches of bounded memory.
final class Recombination {
  private static final int MOST_CELLS = 1 << 21;
  private static final int MOST_ROWS = 1 << 15;

  private final Scorer scorer;
  private final Table cells;

  /// Where the cell of a new row comes from.
  @FunctionalInterface
  interface Source {
    /// The row of the table whose cell is taken.
    int row(int newRow, int column);
  }

  Recombination(Scorer scorer, Table cells) {
    this.scorer = scorer;
    this.cells = cells;
  }

  Table cells() {
    return cells;
  }

  /// The probabilities of so many new rows.
  float[] probabilities(int rows, Source source) {
    float[] probabilities = new float[rows];
    int batch = Math.clamp(MOST_CELLS / cells.columnCount(), 1, MOST_ROWS);
    for (int from = 0; from < rows; from += batch) {
      int count = Math.min(batch, rows - from);
      float[] found = scorer.probabilities(table(from, count, source));
      System.arraycopy(found, 0, probabilities, from, count);
    }
    return probabilities;
  }

  /// The logits of so many new rows.
  double[] logits(int rows, Source source) {
    float[] probabilities = probabilities(rows, source);
    double[] logits = new double[rows];
    for (int row = 0; row < rows; row++) {
      logits[row] = Logit.of(probabilities[row]);
    }
    return logits;
  }

  private Table table(int from, int count, Source source) {
    List<Column> columns = new ArrayList<>();
    int[] rows = new int[count];
    for (int column = 0; column < cells.columnCount(); column++) {
      for (int i = 0; i < count; i++) {
        rows[i] = source.row(from + i, column);
      }
      columns.add(cells.column(column).rows(rows));
    }
    return Table.of(columns);
  }
}
