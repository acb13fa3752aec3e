package dev.litmus.classifier.table;

import dev.litmus.classifier.table.ColumnProfile.CategoryProfile;
import dev.litmus.classifier.table.ColumnProfile.NumberProfile;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/// What a table holds, seen from the question that is asked of it: each column's meaning and
/// figures, how it goes with the target, and what is wrong with the data.
///
/// @param rows labelled rows
/// @param target the question
/// @param counts rows of the negative and of the positive class
/// @param columns all columns but the target, in the order of the table
/// @param notices what was noticed, with remedies
public record DataProfile(
    int rows,
    TargetEncoder target,
    List<Integer> counts,
    List<Described> columns,
    List<Notice> notices) {
  /// Copies the lists.
  public DataProfile {
    counts = List.copyOf(counts);
    columns = List.copyOf(columns);
    notices = List.copyOf(notices);
  }

  /// A column.
  ///
  /// @param spec its name and meaning
  /// @param missing how many rows have no value; 0 for columns that are left out
  /// @param different how many different values; 0 for columns that are left out
  /// @param negative figures of the rows of the negative class, where the column is a feature
  /// @param positive figures of the rows of the positive class, likewise
  /// @param correlation how it goes with the target, from -1 to 1: Pearson's r of numbers and dates
  ///   with labels 0 and 1; of categories the square root of the share of variance that they
  ///   explain (the correlation ratio η); empty for texts and pictures
  public record Described(
      ColumnSpec spec,
      int missing,
      int different,
      Optional<ColumnProfile> negative,
      Optional<ColumnProfile> positive,
      Optional<Double> correlation) {}

  /// Looks at a table as training does, on all labelled rows.
  ///
  /// @throws DataException when the table cannot be learnt from as it is
  public static DataProfile of(
      Table table, TargetOptions question, TypeOptions types, SplitOptions shares) {
    List<Notice> notices = new ArrayList<>(table.notices());
    TargetEncoder encoder = TargetEncoder.fit(table, question);
    Target target = encoder.encode(table, question.missing());
    notices.addAll(target.notices());
    Table labelled = table.rows(target.rows());
    Split split = Split.of(labelled, target, shares, types.missing());
    notices.addAll(split.notices());
    List<String> others = new ArrayList<>(List.of(target.column()));
    shares.group().ifPresent(group -> others.add(labelled.nameOf(group)));
    Inference inference = TypeInference.infer(labelled, others, types);
    notices.addAll(inference.notices());
    Table prepared = inference.schema().apply(labelled);
    notices.addAll(prepared.notices());
    notices.addAll(LeakageCheck.notices(prepared, target.labels()));
    notices.addAll(DataConcerns.of(prepared, target, split, shares));
    int[] labels = target.labels();
    Table[] byClass = {prepared.rows(rowsOf(labels, 0)), prepared.rows(rowsOf(labels, 1))};
    List<Described> columns = new ArrayList<>();
    for (ColumnSpec spec : inference.schema().columns()) {
      if (!spec.name().equals(target.column())) {
        columns.add(
            spec.type().isFeature()
                ? described(spec, prepared.column(spec.name()), byClass, labels)
                : new Described(spec, 0, 0, Optional.empty(), Optional.empty(), Optional.empty()));
      }
    }
    int positives = Arrays.stream(labels).sum();
    return new DataProfile(
        labels.length, encoder, List.of(labels.length - positives, positives), columns, notices);
  }

  private static int[] rowsOf(int[] labels, int label) {
    return java.util.stream.IntStream.range(0, labels.length)
        .filter(row -> labels[row] == label)
        .toArray();
  }

  private static Described described(
      ColumnSpec spec, Column column, Table[] byClass, int[] labels) {
    ColumnProfile all = Profile.of(Table.of(List.of(column))).column(spec.name());
    int different =
        switch (all) {
          case NumberProfile numbers -> numbers.different();
          case CategoryProfile words -> words.categories().size();
        };
    return new Described(
        spec,
        all.missing(),
        different,
        Optional.of(profile(byClass[0], spec.name())),
        Optional.of(profile(byClass[1], spec.name())),
        correlation(spec, column, labels));
  }

  private static ColumnProfile profile(Table rows, String column) {
    return Profile.of(Table.of(List.of(rows.column(column)))).column(column);
  }

  private static Optional<Double> correlation(ColumnSpec spec, Column column, int[] labels) {
    return switch (column) {
      case NumberColumn numbers -> Optional.of(pearson(numbers, labels));
      case TextColumn words when spec.type() == ColumnType.CATEGORY ->
          Optional.of(ratio(words, labels));
      case TextColumn _, PictureColumn _ -> Optional.empty();
    };
  }

  private static double pearson(NumberColumn numbers, int[] labels) {
    double count = 0;
    double x = 0;
    double y = 0;
    for (int row = 0; row < labels.length; row++) {
      if (!numbers.isBlank(row)) {
        count++;
        x += numbers.value(row);
        y += labels[row];
      }
    }
    double xx = 0;
    double yy = 0;
    double xy = 0;
    for (int row = 0; row < labels.length; row++) {
      if (!numbers.isBlank(row)) {
        double dx = numbers.value(row) - x / count;
        double dy = labels[row] - y / count;
        xx += dx * dx;
        yy += dy * dy;
        xy += dx * dy;
      }
    }
    return xx > 0 && yy > 0 ? xy / Math.sqrt(xx * yy) : 0;
  }

  private static double ratio(TextColumn words, int[] labels) {
    var groups = new java.util.HashMap<String, int[]>();
    for (int row = 0; row < labels.length; row++) {
      int[] group = groups.computeIfAbsent(words.text(row), _ -> new int[2]);
      group[0]++;
      group[1] += labels[row];
    }
    double mean = (double) Arrays.stream(labels).sum() / labels.length;
    double between = 0;
    for (int[] group : groups.values()) {
      double distance = (double) group[1] / group[0] - mean;
      between += group[0] * distance * distance;
    }
    double all = labels.length * mean * (1 - mean);
    return all > 0 ? Math.sqrt(between / all) : 0;
  }
}
