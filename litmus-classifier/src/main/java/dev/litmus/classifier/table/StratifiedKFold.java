package dev.litmus.classifier.table;

import dev.litmus.nn.random.NumpyRandom;
import java.util.ArrayList;
import java.util.List;
import java.util.function.IntPredicate;
import java.util.stream.IntStream;

/// Rows divided into k folds as scikit-learn's `StratifiedKFold(n_splits=k, shuffle=True,
/// random_state=seed)` divides them: the same rows in the same order. Every row is in the test part
/// of one fold, and each fold has its share of either class.
///
/// The rows, sorted by class, are dealt to the folds in turn, which says how many of each class a
/// fold gets; which ones, a shuffle of each class decides. The class of the first row comes first.
public final class StratifiedKFold {
  private StratifiedKFold() {}

  /// One fold: what to learn from, what to measure with.
  ///
  /// @param train the rows of all other folds, ascending
  /// @param test the rows of this fold, ascending
  public record Fold(int[] train, int[] test) {}

  /// Divides all rows.
  ///
  /// ```java
  /// for (var fold : StratifiedKFold.of(labels, 5, 7)) {
  ///   Tensor train = x.rows(fold.train());
  /// }
  /// ```
  ///
  /// @param labels 0 or 1 for each row
  /// @param folds how many, at least 2
  /// @param seed from 0 to 2^32 - 1
  /// @throws DataException when there are too few rows: each class needs 2, so that every fold has
  ///   both to learn from, and one class as many as there are folds
  public static List<Fold> of(int[] labels, int folds, long seed) {
    int[] foldOf = testFolds(labels, folds, seed);
    List<Fold> divided = new ArrayList<>();
    for (int fold = 0; fold < folds; fold++) {
      int wanted = fold;
      divided.add(
          new Fold(
              rows(foldOf.length, row -> foldOf[row] != wanted),
              rows(foldOf.length, row -> foldOf[row] == wanted)));
    }
    return List.copyOf(divided);
  }

  /// Which fold tests each row, from 0.
  ///
  /// @throws DataException as [#of] does
  public static int[] testFolds(int[] labels, int folds, long seed) {
    int[] counts = counts(labels);
    check(counts, labels.length, folds);
    NumpyRandom random = new NumpyRandom(seed);
    int[] foldOf = new int[labels.length];
    int first = labels[0];
    int dealt = 0;
    for (int label : new int[] {first, 1 - first}) {
      int[] share = new int[folds];
      for (int i = 0; i < counts[label]; i++) {
        share[dealt++ % folds]++;
      }
      int[] foldsOfClass =
          IntStream.range(0, folds)
              .flatMap(fold -> IntStream.generate(() -> fold).limit(share[fold]))
              .toArray();
      random.shuffle(foldsOfClass);
      int next = 0;
      for (int row = 0; row < labels.length; row++) {
        if (labels[row] == label) {
          foldOf[row] = foldsOfClass[next++];
        }
      }
    }
    return foldOf;
  }

  private static int[] counts(int[] labels) {
    int[] counts = new int[2];
    for (int row = 0; row < labels.length; row++) {
      if (labels[row] != 0 && labels[row] != 1) {
        throw new IllegalArgumentException(
            "labels must be 0 or 1; row %d has %d".formatted(row, labels[row]));
      }
      counts[labels[row]]++;
    }
    return counts;
  }

  private static void check(int[] counts, int rows, int folds) {
    if (folds < 2) {
      throw new IllegalArgumentException("folds must be at least 2; found " + folds);
    }
    int fewest = Math.min(counts[0], counts[1]);
    if (fewest < 2 || Math.max(counts[0], counts[1]) < folds) {
      throw new DataException(
          "%s cannot be divided into %d folds: %d are negative, %d positive, where each class needs 2 and one of them %d; take fewer folds or collect more rows"
              .formatted(Names.rows(rows), folds, counts[0], counts[1], folds));
    }
  }

  private static int[] rows(int count, IntPredicate wanted) {
    return IntStream.range(0, count).filter(wanted).toArray();
  }
}
