package dev.litmus.classifier.table;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/// Rows divided into three parts that share none: for training, validation and testing. Each part
/// is in ascending order, so it keeps the order of the file.
///
/// Sizes, for n rows: test = ceil(n · share), validation = ceil((n - test) · share), the rest
/// trains. 1,372 rows with 0.2 and 0 make 275 for testing and 1,097 for training. Stratified, each
/// class gives floor(its rows · share) and the rows still wanting come from the classes with the
/// largest fractions, the larger class first among equals; every class gives at least one.
///
/// @param train rows to learn from
/// @param validation rows to choose and calibrate with
/// @param test rows to measure with
/// @param notices classes with very few rows
public record Split(int[] train, int[] validation, int[] test, List<Notice> notices) {
  private static final int FEW = 10;

  /// Divides the rows of a target. The parts hold positions in `target.labels()`, which are the
  /// rows of the table once those without a label are left out.
  public static Split of(Target target, SplitOptions options) {
    return of(target.labels(), target.classes(), options);
  }

  /// Divides rows by their labels 0 and 1.
  public static Split of(int[] labels, List<String> classes, SplitOptions options) {
    int[] rows = new int[labels.length];
    for (int i = 0; i < rows.length; i++) {
      rows[i] = i;
    }
    if (options.shuffle()) {
      new SplitMix64(options.seed()).shuffle(rows);
    }
    boolean stratify = options.stratify() && options.shuffle();
    int[][] testAndRest = divide(rows, labels, options.test(), stratify);
    int[][] validationAndTrain = divide(testAndRest[1], labels, options.validation(), stratify);
    Split split =
        new Split(
            sorted(validationAndTrain[1]),
            sorted(validationAndTrain[0]),
            sorted(testAndRest[0]),
            List.of());
    return split.checked(labels, classes, options);
  }

  /// The share from the end of the rows, and what is before it.
  private static int[][] divide(int[] rows, int[] labels, double share, boolean stratify) {
    int wanted = part(rows.length, share);
    int[] quota = stratify ? quotas(rows, labels, share, wanted) : new int[] {wanted, wanted};
    int[] taken = new int[wanted];
    int[] left = new int[rows.length - wanted];
    int takenCount = 0;
    int leftCount = left.length;
    for (int i = rows.length - 1; i >= 0; i--) {
      int label = labels[rows[i]];
      if (takenCount < wanted && quota[label] > 0) {
        quota[label]--;
        taken[takenCount++] = rows[i];
      } else {
        left[--leftCount] = rows[i];
      }
    }
    return new int[][] {taken, left};
  }

  /// ceil(n · share), unmoved by the rounding of the product: 0.1 of 30 is 3.
  private static int part(int rows, double share) {
    return (int) Math.ceil(rows * share - 1e-9);
  }

  private static int[] quotas(int[] rows, int[] labels, double share, int wanted) {
    int[] count = new int[2];
    for (int row : rows) {
      count[labels[row]]++;
    }
    int[] quota = {(int) (count[0] * share + 1e-9), (int) (count[1] * share + 1e-9)};
    double fractionOf0 = count[0] * share - quota[0];
    double fractionOf1 = count[1] * share - quota[1];
    boolean equal = Math.abs(fractionOf0 - fractionOf1) < 1e-9;
    int first = equal ? (count[1] > count[0] ? 1 : 0) : (fractionOf1 > fractionOf0 ? 1 : 0);
    for (int turn = 0; quota[0] + quota[1] < wanted; turn++) {
      quota[(first + turn) % 2]++;
    }
    for (int label = 0; label < 2 && wanted >= 2; label++) {
      if (quota[label] == 0 && count[label] > 0) {
        quota[label]++;
        quota[1 - label]--;
      }
    }
    return quota;
  }

  private static int[] sorted(int[] rows) {
    int[] sorted = rows.clone();
    Arrays.sort(sorted);
    return sorted;
  }

  private Split checked(int[] labels, List<String> classes, SplitOptions options) {
    int[] all = new int[2];
    for (int label : labels) {
      all[label]++;
    }
    int parts = 1 + (options.validation() > 0 ? 1 : 0) + (options.test() > 0 ? 1 : 0);
    List<Notice> few = new ArrayList<>();
    for (int label = 0; label < 2; label++) {
      String name = Names.quoted(classes.get(label));
      if (all[label] < parts) {
        throw new DataException(
            "class %s has only %d of %d rows; training, validation and test need one each, and ten"
                    .formatted(name, all[label], labels.length)
                + " or more to be of use; collect more of it");
      }
      require(train, "training", "", labels, label, name, all[label]);
      if (options.validation() > 0) {
        require(validation, "validation", "--validation-split", labels, label, name, all[label]);
      }
      if (options.test() > 0) {
        require(test, "test", "--test-split", labels, label, name, all[label]);
      }
      if (all[label] < FEW) {
        few.add(
            Notice.ofTable(
                "few-rows",
                all[label],
                "class %s has only %s; figures about it are little more than chance"
                    .formatted(name, Names.rows(all[label])),
                "collect more examples of it"));
      }
    }
    return new Split(train, validation, test, few);
  }

  private static void require(
      int[] rows, String part, String option, int[] labels, int label, String name, int all) {
    for (int row : rows) {
      if (labels[row] == label) {
        return;
      }
    }
    throw new DataException(
        "the %s part (%d rows) has no row of class %s, which has %d in all; collect more of it%s"
            .formatted(
                part,
                rows.length,
                name,
                all,
                option.isEmpty() ? ", or give fewer away" : ", or add " + option + " 0"));
  }
}
