package dev.litmus.classifier.explanation;

import dev.litmus.classifier.Classifier;
import dev.litmus.classifier.table.DataException;
import dev.litmus.classifier.table.Table;
import dev.litmus.classifier.table.Target;
import dev.litmus.classifier.table.TargetOptions;
import java.util.List;

/// Explains a classifier by what it says about rows of data. Immutable; equal rows and seeds give
/// equal explanations, on any number of threads.
///
/// ```java
/// Explainer explainer = Explainer.of(classifier, table);
/// for (var column : explainer.importance().strongest()) {
///   IO.println(column.column() + " " + column.rocAucDrop());
/// }
/// Reasons reasons = explainer.reasons(table.rows(0, 1)).getFirst();
/// List<Counterfactual> otherwise = explainer.counterfactuals(table.rows(0, 1), List.of("amount"));
/// ```
public final class Explainer {
  /// How many rows a background has: more change Shapley values little and cost in proportion.
  public static final int BACKGROUND_ROWS = 100;

  /// How often each column is shuffled.
  public static final int REPEATS = 5;

  private static final int IMPORTANCE_ROWS = 10_000;
  private static final int DEPENDENCE_ROWS = 300;
  private static final int SEEN_ROWS = 5_000;

  /// How many cells may be read for the importance of all columns: some 10 s.
  private static final double MOST_CELLS = 5e8;

  private static final int FEWEST_ROWS = 200;
  private static final int MOST_WEIGHED = 200;
  private static final int FEWEST_WEIGHED = 20;

  private final Classifier classifier;
  private final Table rows;
  private final Table prepared;
  private final List<String> columns;
  private final int repeats;
  private final int backgroundRows;
  private final long seed;

  private Explainer(
      Classifier classifier,
      Table rows,
      Table prepared,
      int repeats,
      int backgroundRows,
      long seed) {
    this.classifier = classifier;
    this.rows = rows;
    this.prepared = prepared;
    this.columns = prepared.names();
    this.repeats = repeats;
    this.backgroundRows = backgroundRows;
    this.seed = seed;
  }

  /// An explainer by the rows of a table, which show what is usual.
  ///
  /// @throws DataException when the rows do not fit the classifier
  public static Explainer of(Classifier classifier, Table rows) {
    if (rows.rowCount() == 0) {
      throw new DataException("there are no rows to explain the classifier by");
    }
    return new Explainer(classifier, rows, prepared(classifier, rows), REPEATS, BACKGROUND_ROWS, 0);
  }

  /// The same explainer that draws by another seed; 0 by default.
  public Explainer withSeed(long other) {
    return new Explainer(classifier, rows, prepared, repeats, backgroundRows, other);
  }

  /// The same explainer that shuffles each column so often; [#REPEATS] by default.
  public Explainer withRepeats(int other) {
    if (other < 1) {
      throw new IllegalArgumentException("repeats must be at least 1; found " + other);
    }
    return new Explainer(classifier, rows, prepared, other, backgroundRows, seed);
  }

  /// The same explainer that holds rows against so many others; [#BACKGROUND_ROWS] by default.
  public Explainer withBackgroundRows(int other) {
    if (other < 1) {
      throw new IllegalArgumentException("background rows must be at least 1; found " + other);
    }
    return new Explainer(classifier, rows, prepared, repeats, other, seed);
  }

  /// The names of the columns that explanations speak of.
  public List<String> columns() {
    return columns;
  }

  /// What each column is worth on the rows that have a label; of more than 10,000 rows on a sample.
  /// Of more than 200 columns only those are weighed that by themselves tell the classes apart
  /// best, in very wide tables fewer.
  ///
  /// @throws DataException when there is no target column, or only one class in it
  public Importance importance() {
    Target target = classifier.target().encode(rows, TargetOptions.Missing.FEW);
    if (target.positives() == 0 || target.negatives() == 0) {
      throw new DataException(
          "what a column is worth needs rows of both classes; all %d are %s"
              .formatted(
                  target.count(), target.positives() == 0 ? target.negative() : target.positive()));
    }
    double cells = MOST_CELLS / repeats / columns.size();
    int weighed =
        columns.size() <= FEWEST_WEIGHED
            ? columns.size()
            : (int)
                Math.clamp(
                    cells / FEWEST_ROWS, FEWEST_WEIGHED, Math.min(MOST_WEIGHED, columns.size()));
    int most = (int) Math.clamp(cells / weighed, FEWEST_ROWS, IMPORTANCE_ROWS);
    int[] sample = Sample.rows(target.count(), most, seed);
    int[] chosen = new int[sample.length];
    boolean[] labels = new boolean[sample.length];
    for (int i = 0; i < sample.length; i++) {
      chosen[i] = target.rows()[sample[i]];
      labels[i] = target.labels()[sample[i]] == 1;
    }
    Table sampled = prepared.rows(chosen);
    List<String> names =
        weighed == columns.size() ? columns : Separation.strongest(sampled, labels, weighed);
    return new PermutationImportance(
            classifier::probabilities, sampled, names, labels, repeats, seed)
        .compute();
  }

  /// How the mean probability of up to 300 of the rows follows a column.
  ///
  /// @throws DataException when the classifier does not use such a column
  public PartialDependence partialDependence(String column) {
    Table sample = prepared.rows(Sample.rows(prepared.rowCount(), DEPENDENCE_ROWS, seed));
    return PartialDependence.of(
        classifier::probabilities, sample, prepared, prepared.nameOf(column));
  }

  /// Why these rows have their probabilities, against a sample of the explainer's rows.
  public List<Reasons> reasons(Table explained) {
    Table background = prepared.rows(Sample.rows(prepared.rowCount(), backgroundRows, seed));
    return new ShapleyValues(classifier::probabilities, background, seed)
        .of(prepared(classifier, explained));
  }

  /// The smallest changes that give a row the other verdict, the smallest first, at most three, all
  /// of the same number of columns; none where changes of up to four columns do not.
  ///
  /// @param one a single row
  /// @param allowed the columns that may change
  /// @throws DataException when the classifier does not use such a column
  public List<Counterfactual> counterfactuals(Table one, List<String> allowed) {
    if (one.rowCount() != 1) {
      throw new IllegalArgumentException("a counterfactual is of one row; found " + one.rowCount());
    }
    List<String> names = allowed.stream().map(prepared::nameOf).distinct().toList();
    Table seen = prepared.rows(Sample.rows(prepared.rowCount(), SEEN_ROWS, seed));
    return new CounterfactualSearch(
            classifier::probabilities,
            seen,
            prepared(classifier, one),
            classifier.threshold(),
            names)
        .find();
  }

  private static Table prepared(Classifier classifier, Table table) {
    return classifier.schema().apply(table);
  }
}
