package dev.litmus.classifier.table;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// Rows divided by scikit-learn and by Litmus. Fixture: tools/make_splits.py.
class TrainTestSplitTest {
  record Case(
      String name, SplitOptions options, int[] labels, int[] train, int[] validation, int[] test) {

    /// Whether each part that is asked for has rows of both classes; of others `Split` makes none.
    boolean isWhole() {
      return Stream.of(train, validation, test)
          .filter(part -> part.length > 0)
          .allMatch(part -> Arrays.stream(part).map(row -> labels[row]).distinct().count() == 2);
    }

    @Override
    public String toString() {
      return name;
    }
  }

  static List<Case> cases() throws IOException {
    List<Case> cases = new ArrayList<>();
    try (InputStream in = TrainTestSplitTest.class.getResourceAsStream("splits.txt")) {
      String text = new String(Objects.requireNonNull(in).readAllBytes(), US_ASCII);
      List<String> lines = text.lines().toList();
      for (int i = 0; i < lines.size(); i += 5) {
        String[] words = lines.get(i).split(" ");
        SplitOptions options =
            new SplitOptions(
                Double.parseDouble(words[3]),
                Double.parseDouble(words[4]),
                Boolean.parseBoolean(words[1]),
                Boolean.parseBoolean(words[2]),
                Long.parseLong(words[5]));
        int[] labels = lines.get(i + 1).split(" ")[1].chars().map(c -> c - '0').toArray();
        String name = lines.get(i) + " of " + labels.length;
        cases.add(
            new Case(
                name,
                options,
                labels,
                rows(lines.get(i + 2)),
                rows(lines.get(i + 3)),
                rows(lines.get(i + 4))));
      }
    }
    return cases;
  }

  private static int[] rows(String line) {
    return Arrays.stream(line.split(" ")).skip(1).mapToInt(Integer::parseInt).toArray();
  }

  @ParameterizedTest
  @MethodSource("cases")
  void givesScikitLearnsRowsInItsOrder(Case item) {
    if (item.isWhole()) {
      Split split = Split.of(item.labels, List.of("no", "yes"), item.options);
      assertArrayEquals(item.test, split.test());
      assertArrayEquals(item.validation, split.validation());
      assertArrayEquals(item.train, split.train());
    } else if (!item.options.stratify()) {
      int[] rows = new int[item.labels.length];
      Arrays.setAll(rows, i -> i);
      TrainTestSplit tested =
          TrainTestSplit.of(rows, item.labels, item.options.test(), item.options);
      assertArrayEquals(item.test, tested.test());
      TrainTestSplit validated =
          TrainTestSplit.of(tested.train(), item.labels, item.options.validation(), item.options);
      assertArrayEquals(item.validation, validated.test());
      assertArrayEquals(item.train, validated.train());
    }
  }

  @Test
  void dividesLabelsForProgramsToo() throws IOException {
    for (Case item : cases()) {
      if (item.isWhole() && item.options.stratify()) {
        float[] labels = new float[item.labels.length];
        for (int i = 0; i < labels.length; i++) {
          labels[i] = item.labels[i];
        }
        TrainTestSplit split =
            TrainTestSplit.stratified(labels, item.options.test(), item.options.seed());
        assertArrayEquals(item.test, split.test());
      }
    }
    assertEquals(
        "labels must be 0 or 1; row 1 has 2.0",
        assertThrows(
                IllegalArgumentException.class,
                () -> TrainTestSplit.stratified(new float[] {0, 2, 1}, 0.5, 1))
            .getMessage());
  }

  @Test
  void theFixtureIsAboutWholeSplits() throws IOException {
    List<Case> whole = cases().stream().filter(Case::isWhole).toList();
    assertTrue(whole.size() > 100, whole.size() + " whole cases");
    assertTrue(whole.stream().filter(item -> item.options.stratify()).count() > 60);
  }

  /// Of 40 rows 8 are tested on, 0.4 of them of the rare class: scikit-learn rounds down to none.
  @Test
  void givesEachPartARowOfARareClass() {
    int[] labels = new int[40];
    labels[7] = 1;
    labels[31] = 1;
    int[] rows = new int[labels.length];
    Arrays.setAll(rows, i -> i);
    SplitOptions options = SplitOptions.defaults();
    for (double share : new double[] {0.05, 0.2, 0.9, 0.95}) {
      TrainTestSplit split = TrainTestSplit.of(rows, labels, share, options);
      assertEquals(1, ones(split.train(), labels));
      assertEquals(1, ones(split.test(), labels));
      assertEquals(Math.ceil(share * 40), split.test().length);
    }
  }

  private static int ones(int[] rows, int[] labels) {
    return Arrays.stream(rows).map(row -> labels[row]).sum();
  }
}
