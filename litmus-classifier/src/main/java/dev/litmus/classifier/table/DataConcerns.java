package dev.litmus.classifier.table;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.IntStream;

/// Looks for what makes figures too good, or a model worse, than they need be: rows that repeat,
/// rows that follow each other in time, a rare class, numbers that stand for "not known", and files
/// that differ. Each concern comes with the option that mends it.
public final class DataConcerns {
  /// Below this share of the rows a class is rare.
  private static final double RARE = 0.05;

  private static final double LEAST_DUPLICATES = 0.01;

  /// Numbers that people write for "not known"; reported where they stand apart from the rest.
  private static final double[] SENTINELS = {-9999, -999, -99, -9, -1, 99, 999, 9999, 99_999};

  /// A sentinel stands at least so many ranges of the other numbers away from them.
  private static final double APART = 0.5;

  private static final int LEAST_SENTINELS = 3;

  /// Of small whole numbers, -1 may be one more.
  private static final double LEAST_DISTANCE = 8;

  /// Labels follow each other when they change less than this share of what chance would give.
  private static final double FEW_CHANGES = 0.5;

  /// As many changes or fewer make a file that is sorted by class, which a random split mends.
  private static final int SORTED = 4;

  private static final int LEAST_ROWS = 200;

  /// Two samples of numbers differ when their distributions are so far apart somewhere, where
  /// chance gives 1.63 √(1/n + 1/m) in one of a hundred cases.
  private static final double DRIFT = 0.2;

  private static final double CHANCE = 1.63;

  private static final int TEST = 2;

  private DataConcerns() {}

  /// What is worth knowing before training.
  ///
  /// @param prepared the labelled rows as [Schema#apply] converts them
  /// @param target their labels
  /// @param split how they are divided
  /// @param options how the division was asked for
  public static List<Notice> of(Table prepared, Target target, Split split, SplitOptions options) {
    List<Notice> found = new ArrayList<>();
    duplicates(prepared, target.labels(), split, found);
    order(target.labels(), options, found);
    minority(target, found);
    for (Column column : prepared.columns()) {
      if (column instanceof NumberColumn numbers) {
        sentinels(numbers, found);
      }
    }
    return found;
  }

  private static void duplicates(Table rows, int[] labels, Split split, List<Notice> found) {
    long[] hashes = hashes(rows);
    Map<Long, Integer> first = new HashMap<>();
    int[] partOf = new int[labels.length];
    Arrays.stream(split.validation()).forEach(row -> partOf[row] = 1);
    Arrays.stream(split.test()).forEach(row -> partOf[row] = TEST);
    int repeated = 0;
    int across = 0;
    int contrary = 0;
    for (int row = 0; row < labels.length; row++) {
      Integer earlier = first.putIfAbsent(hashes[row], row);
      if (earlier != null) {
        repeated++;
        boolean tested = partOf[earlier] == TEST || partOf[row] == TEST;
        across += tested && partOf[earlier] != partOf[row] ? 1 : 0;
        contrary += labels[earlier] != labels[row] ? 1 : 0;
      }
    }
    if (across > 0 && repeated >= LEAST_DUPLICATES * labels.length) {
      found.add(
          Notice.ofTable(
              "duplicates",
              repeated,
              ("%d of %d rows repeat an earlier one%s; %d of them stand in training and test, which"
                      + " flatters the figures")
                  .formatted(
                      repeated,
                      labels.length,
                      contrary > 0 ? ", %d with the other label".formatted(contrary) : "",
                      across),
              "keep one row of each, or --group COLUMN where a column names what repeats"));
    }
  }

  /// A number for the cells of each row, which equal rows share and others, as good as surely, not.
  private static long[] hashes(Table rows) {
    long[] hashes = new long[rows.rowCount()];
    for (Column column : rows.columns()) {
      for (int row = 0; row < hashes.length; row++) {
        long cell =
            column instanceof NumberColumn numbers
                ? Double.doubleToLongBits(numbers.value(row))
                : column.text(row).hashCode();
        long mixed = (hashes[row] ^ cell) * 0x9E3779B97F4A7C15L;
        hashes[row] = mixed ^ mixed >>> 29;
      }
    }
    return hashes;
  }

  private static void order(int[] labels, SplitOptions options, List<Notice> found) {
    boolean asked = options.time().isPresent() || options.group().isPresent();
    if (labels.length < LEAST_ROWS || asked || !options.shuffle()) {
      return;
    }
    double positives = Arrays.stream(labels).sum();
    double expected = 2 * positives * (labels.length - positives) / labels.length;
    long changes =
        IntStream.range(1, labels.length).filter(i -> labels[i] != labels[i - 1]).count();
    if (changes > SORTED && changes < FEW_CHANGES * expected) {
      found.add(
          Notice.ofTable(
              "order",
              changes,
              ("neighbouring rows mostly have the same label (%d changes, by chance %d): rows"
                      + " that follow each other in time are easier at random than in the future")
                  .formatted(changes, Math.round(expected)),
              "--time COLUMN, --group COLUMN or --no-shuffle gives figures for new rows"));
    }
  }

  private static void minority(Target target, List<Notice> found) {
    int rows = target.labels().length;
    int positives = Arrays.stream(target.labels()).sum();
    int label = 2 * positives <= rows ? 1 : 0;
    int few = label == 1 ? positives : rows - positives;
    if (few < RARE * rows) {
      found.add(
          Notice.ofTable(
              "rare-class",
              few,
              String.format(
                  Locale.ROOT,
                  "class %s is %.2g %% of the rows (%d): look at pr_auc and recall, accuracy says"
                      + " little",
                  Names.quoted(target.classes().get(label)),
                  100.0 * few / rows,
                  few),
              "--threshold f1 finds more of it"));
    }
  }

  private static void sentinels(NumberColumn column, List<Notice> found) {
    double[] sorted =
        Arrays.stream(column.toDoubles()).filter(value -> !Double.isNaN(value)).sorted().toArray();
    for (double sentinel : SENTINELS) {
      long count = Arrays.stream(sorted).filter(value -> value == sentinel).count();
      if (count < LEAST_SENTINELS || count == sorted.length) {
        continue;
      }
      double[] others = Arrays.stream(sorted).filter(value -> value != sentinel).toArray();
      double low = others[0];
      double high = others[others.length - 1];
      double distance = Math.max(low - sentinel, sentinel - high);
      if (distance > APART * (high - low) && distance > LEAST_DISTANCE) {
        found.add(
            Notice.ofColumn(
                "sentinel",
                column.name(),
                count,
                "column %s: %s occurs %d times, far from the other values (%s to %s); does it stand for missing?"
                    .formatted(
                        Names.quoted(column.name()),
                        NumberText.of(sentinel),
                        count,
                        NumberText.of(low),
                        NumberText.of(high)),
                "--na " + NumberText.of(sentinel) + " reads it so"));
        return;
      }
    }
  }

  /// Columns whose values differ between two tables, such as the one to train on and the one to
  /// test on.
  ///
  /// @param other what the second table is called in the notice: `--test new.csv`
  public static List<Notice> drift(Table prepared, Table second, String other) {
    List<Notice> found = new ArrayList<>();
    for (Column column : prepared.columns()) {
      Column rival = second.column(column.name());
      double distance =
          column instanceof NumberColumn a && rival instanceof NumberColumn b
              ? distance(known(a), known(b))
              : column instanceof TextColumn a && rival instanceof TextColumn b
                  ? distance(a, b)
                  : 0;
      double chance = CHANCE * Math.sqrt(1.0 / column.size() + 1.0 / Math.max(1, rival.size()));
      if (distance > Math.max(DRIFT, chance)) {
        found.add(
            Notice.ofColumn(
                "drift",
                column.name(),
                second.rowCount(),
                String.format(
                    Locale.ROOT,
                    "column %s is distributed otherwise in %s (distance %.2f of 1)",
                    Names.quoted(column.name()),
                    other,
                    distance),
                "--exclude " + Names.shown(column.name()) + " leaves it out"));
      }
    }
    return found;
  }

  private static double[] known(NumberColumn column) {
    return Arrays.stream(column.toDoubles()).filter(v -> !Double.isNaN(v)).sorted().toArray();
  }

  /// Kolmogorov and Smirnov's statistic: the largest distance between the shares that are at most
  /// x.
  private static double distance(double[] a, double[] b) {
    if (a.length == 0 || b.length == 0) {
      return a.length == b.length ? 0 : 1;
    }
    double largest = 0;
    int i = 0;
    int j = 0;
    while (i < a.length && j < b.length) {
      double x = Math.min(a[i], b[j]);
      while (i < a.length && a[i] == x) {
        i++;
      }
      while (j < b.length && b[j] == x) {
        j++;
      }
      largest = Math.max(largest, Math.abs((double) i / a.length - (double) j / b.length));
    }
    return largest;
  }

  /// Total variation: half the sum of the differences of the shares of each word; of texts, which
  /// all differ, of their being missing.
  private static double distance(TextColumn a, TextColumn b) {
    Map<String, double[]> shares = new HashMap<>();
    for (int row = 0; row < a.size(); row++) {
      shares.computeIfAbsent(a.text(row), _ -> new double[2])[0] += 1.0 / a.size();
    }
    boolean words = shares.size() <= Math.max(2, a.size() / 20);
    for (int row = 0; row < b.size(); row++) {
      shares.computeIfAbsent(b.text(row), _ -> new double[2])[1] += 1.0 / b.size();
    }
    if (!words) {
      double[] missing = shares.getOrDefault("", new double[2]);
      return Math.abs(missing[0] - missing[1]);
    }
    return shares.values().stream().mapToDouble(pair -> Math.abs(pair[0] - pair[1])).sum() / 2;
  }
}
