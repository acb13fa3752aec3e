package dev.litmus.classifier.table;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;

/// Rows divided into three parts that share none: for training, validation and testing.
///
/// They are the rows, and in the order, that scikit-learn gives for the same seed when it divides
/// first for testing and then what is left for validation:
///
/// ```python
/// x, x_test = train_test_split(x, test_size=0.2, stratify=y, random_state=seed)
/// x_train, x_validation = train_test_split(x, test_size=0.2, stratify=y, random_state=seed)
/// ```
///
/// where y, of the rows divided each time, is 0 and 1. A share of 0 divides nothing. Sizes, for n
/// rows: test = ceil(n · share), validation = ceil((n - test) · share), the rest trains. 1,372 rows
/// with 0.2 and 0 make 275 for testing and 1,097 for training. Where a stratified part would have
/// no row of a rare class, it gets one all the same.
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
    TrainTestSplit tested = TrainTestSplit.of(rows, labels, options.test(), options);
    TrainTestSplit validated =
        TrainTestSplit.of(tested.train(), labels, options.validation(), options);
    Split split = new Split(validated.train(), validated.test(), tested.test(), List.of());
    return split.checked(labels, classes, options);
  }

  /// Divides the labelled rows of a table, by group or time where the options say so.
  ///
  /// @param labelled the rows of the target's labels
  /// @param missing spellings of a missing group or time
  public static Split of(
      Table labelled, Target target, SplitOptions options, MissingValues missing) {
    if (options.group().isEmpty() && options.time().isEmpty()) {
      return of(target, options);
    }
    int[] rows = IntStream.range(0, labelled.rowCount()).toArray();
    TrainTestSplit tested;
    TrainTestSplit validated;
    if (options.group().isPresent()) {
      String[] groups =
          OrderedSplit.groups(labelled, labelled.nameOf(options.group().get()), missing);
      tested = OrderedSplit.byGroup(rows, groups, options.test(), options.seed());
      validated =
          OrderedSplit.byGroup(tested.train(), groups, options.validation(), options.seed());
    } else {
      String column = labelled.nameOf(options.time().orElseThrow());
      double[] times = OrderedSplit.times(labelled, column, missing);
      tested = OrderedSplit.byTime(rows, times, options.test());
      validated = OrderedSplit.byTime(tested.train(), times, options.validation());
    }
    Split split = new Split(validated.train(), validated.test(), tested.test(), List.of());
    return split.checked(target.labels(), target.classes(), options);
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
