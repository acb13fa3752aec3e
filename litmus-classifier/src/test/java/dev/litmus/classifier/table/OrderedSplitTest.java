package dev.litmus.classifier.table;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class OrderedSplitTest {
  private static int[] rows(int count) {
    return IntStream.range(0, count).toArray();
  }

  /// Parts that scikit-learn 1.9.1 gives: `GroupShuffleSplit(1, test_size=share,
  /// random_state=seed).split(groups, groups=groups)`.
  @Test
  void dividesGroupsAsScikitLearnDoes() {
    String[] groups = "abcabdeffgchhij".split("");
    TrainTestSplit a = OrderedSplit.byGroup(rows(15), groups, 0.2, 0);
    assertArrayEquals(new int[] {2, 10, 13}, a.test());
    assertArrayEquals(new int[] {0, 1, 3, 4, 5, 6, 7, 8, 9, 11, 12, 14}, a.train());
    TrainTestSplit b = OrderedSplit.byGroup(rows(15), groups, 0.3, 7);
    assertArrayEquals(new int[] {0, 3, 7, 8, 13}, b.test());
  }

  @Test
  void testsOnTheLastRowsInTime() {
    double[] times = {5, 1, 4, 2, 3};
    TrainTestSplit split = OrderedSplit.byTime(rows(5), times, 0.4);
    assertArrayEquals(new int[] {1, 3, 4}, split.train());
    assertArrayEquals(new int[] {2, 0}, split.test());
    double[] days = {1, 2, 2, 2, 3};
    assertArrayEquals(new int[] {0}, OrderedSplit.byTime(rows(5), days, 0.4).train());
    assertArrayEquals(
        new int[] {0, 1, 2}, OrderedSplit.byTime(rows(4), new double[] {1, 1, 1, 1}, 0.2).train());
  }

  @Test
  void takesDatesNumbersAndWordsForTimes() {
    MissingValues missing = MissingValues.DEFAULT;
    assertArrayEquals(
        new double[] {86_400 * 31, 0},
        OrderedSplit.times(table("01.02.1970", "01.01.1970"), "t", missing));
    assertArrayEquals(new double[] {10, 9}, OrderedSplit.times(table("10", "9"), "t", missing));
    assertArrayEquals(
        new double[] {1, 0, 1}, OrderedSplit.times(table("q2", "q1", "q2"), "t", missing));
    assertEquals(
        "row 2: --time 't' is missing; a split by time needs the time of every row",
        Refusals.of(() -> OrderedSplit.times(table("1", "?"), "t", missing)));
  }

  private static Table table(String... cells) {
    return Table.of(List.of(TextColumn.of("t", cells)));
  }

  @Test
  void dividesATableByTheOptions() {
    Table table =
        Table.of(
            Map.of(
                "who", List.of("a", "a", "b", "b", "c", "c", "d", "d", "e", "e"),
                "y", List.of(0, 1, 0, 1, 0, 1, 0, 1, 0, 1)));
    TargetOptions question = TargetOptions.defaults().withColumn("y");
    Target target = TargetEncoder.fit(table, question).encode(table, question.missing());
    SplitOptions options = SplitOptions.defaults().withGroup("who");
    Split split = Split.of(table, target, options, MissingValues.DEFAULT);
    assertEquals(2, split.test().length);
    assertEquals(split.test()[0] / 2, split.test()[1] / 2);
    assertEquals(2, split.validation().length);
    assertEquals(6, split.train().length);
    assertEquals(
        "--group and --time exclude each other; give one of them",
        Refusals.of(() -> options.withTime("y")));
  }
}
