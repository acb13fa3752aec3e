package dev.litmus.classifier.explanation;

import dev.litmus.classifier.explanation.Reasons.Reason;
import dev.litmus.classifier.table.Column;
import dev.litmus.classifier.table.Table;
import java.util.ArrayList;
import java.util.List;

/// Shapley values of a row's columns, in the sense of interventions: the worth of a set of columns
/// is the mean logit of the background's rows once these columns hold the row's own cells. S. M.
/// Lundberg and S.-I. Lee, "A unified approach to interpreting model predictions" (2017); D.
/// Janzing, L. Minorics and P. Blöbaum, "Feature relevance quantification in explainable AI"
/// (2020).
///
/// Up to [#MOST_EXACT] columns every subset is looked at. Beyond, random orders of the columns are,
/// each with its reverse: going from a row of the background to the explained one, column by
/// column, and every row of the background as often as every other. The steps of each walk add up
/// to the difference of its ends, so that the sum is exact however few orders there are.
final class ShapleyValues {
  /// 2^12 subsets of 100 background rows are 400,000 predictions, about a second.
  static final int MOST_EXACT = 12;

  /// How many cells the first pair of walks may read; wide tables take fewer background rows.
  private static final long MOST_CELLS = 40_000_000;

  private static final int FEWEST_ROWS = 2;

  private final Scorer scorer;
  private final Table background;
  private final long seed;
  private final int mostExact;

  ShapleyValues(Scorer scorer, Table background, long seed) {
    this(scorer, background, seed, MOST_EXACT);
  }

  /// @param mostExact up to how many columns all subsets are looked at
  ShapleyValues(Scorer scorer, Table background, long seed, int mostExact) {
    this.scorer = scorer;
    this.background = background;
    this.seed = seed;
    this.mostExact = mostExact;
  }

  List<Reasons> of(Table rows) {
    boolean exact = rows.columnCount() <= mostExact;
    Table usual = exact ? background : affordable();
    Table both = usual.followedBy(rows);
    Recombination recombination = new Recombination(scorer, both);
    double[] logits = recombination.logits(both.rowCount(), (row, _) -> row);
    int backgroundRows = usual.rowCount();
    double base = 0;
    for (int row = 0; row < backgroundRows; row++) {
      base += logits[row] / backgroundRows;
    }
    float[] probabilities = rows.rowCount() == 0 ? new float[0] : scorer.probabilities(rows);
    List<Reasons> all = new ArrayList<>();
    for (int row = 0; row < rows.rowCount(); row++) {
      int explained = backgroundRows + row;
      double[] contributions =
          exact
              ? new ShapleySubsets(recombination, backgroundRows, explained).contributions()
              : new ShapleyOrders(recombination, logits, backgroundRows, explained, seed)
                  .contributions();
      List<Reason> reasons = new ArrayList<>();
      for (int column = 0; column < contributions.length; column++) {
        Column cells = rows.column(column);
        reasons.add(new Reason(cells.name(), cells.text(row), contributions[column]));
      }
      all.add(new Reasons(probabilities[row], logits[explained], base, exact, reasons));
    }
    return all;
  }

  private Table affordable() {
    long columns = background.columnCount();
    long most = Math.max(FEWEST_ROWS, MOST_CELLS / (2 * columns * columns));
    return most >= background.rowCount() ? background : background.rows(0, (int) most);
  }
}
