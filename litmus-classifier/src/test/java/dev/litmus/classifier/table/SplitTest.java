package dev.litmus.classifier.table;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class SplitTest {
  private static final SplitOptions DEFAULTS = SplitOptions.defaults();
  private static final List<String> CLASSES = List.of("no", "yes");

  /// So many zeros followed by so many ones.
  private static int[] labels(int zeros, int ones) {
    int[] labels = new int[zeros + ones];
    Arrays.fill(labels, zeros, zeros + ones, 1);
    return labels;
  }

  private static Split split(int[] labels, SplitOptions options) {
    return Split.of(labels, CLASSES, options);
  }

  private static int ones(int[] rows, int[] labels) {
    return (int) IntStream.of(rows).filter(row -> labels[row] == 1).count();
  }

  @Test
  void sizesAreExact() {
    int[] labels = labels(762, 610);
    Split two = split(labels, DEFAULTS.withValidation(0));
    assertEquals(275, two.test().length);
    assertEquals(1097, two.train().length);
    assertEquals(0, two.validation().length);
    assertEquals(122, ones(two.test(), labels));
    Split three = split(labels, DEFAULTS);
    assertEquals(275, three.test().length);
    assertEquals(220, three.validation().length);
    assertEquals(877, three.train().length);
    assertEquals(98, ones(three.validation(), labels));
    assertEquals(3, split(labels(15, 15), DEFAULTS.withTest(0.1).withValidation(0)).test().length);
  }

  @Test
  void everyRowIsInOnePart() {
    for (int seed = 0; seed < 20; seed++) {
      Split split = split(labels(60, 41), DEFAULTS.withSeed(seed).withStratify(seed % 2 == 0));
      int[] all =
          IntStream.concat(
                  IntStream.of(split.train()),
                  IntStream.concat(IntStream.of(split.validation()), IntStream.of(split.test())))
              .sorted()
              .toArray();
      assertArrayEquals(IntStream.range(0, 101).toArray(), all);
    }
  }

  @Test
  void theSeedDecides() {
    int[] labels = labels(12, 8);
    Split split = split(labels, DEFAULTS.withSeed(42));
    assertArrayEquals(split.test(), split(labels, DEFAULTS.withSeed(42)).test());
    assertFalse(Arrays.equals(split.test(), split(labels, DEFAULTS.withSeed(43)).test()));
  }

  @Test
  void everyRowIsEquallyLikelyToBeTestedOn() {
    int[] labels = labels(30, 20);
    int[] tested = new int[50];
    for (int seed = 0; seed < 2000; seed++) {
      for (int row : split(labels, DEFAULTS.withSeed(seed)).test()) {
        tested[row]++;
      }
    }
    // 400 expected, standard deviation 18
    for (int count : tested) {
      assertTrue(count > 310 && count < 490, Arrays.toString(tested));
    }
  }

  @Test
  void rareClassesComeInEveryPart() {
    int[] labels = labels(997, 3);
    Split split = split(labels, DEFAULTS);
    assertEquals(1, ones(split.test(), labels));
    assertEquals(1, ones(split.validation(), labels));
    assertEquals(1, ones(split.train(), labels));
    assertEquals(
        "class 'yes' has only 3 rows; figures about it are little more than chance",
        split.notices().getFirst().text());
    assertEquals(
        "class 'yes' has only 1 of 60 rows; training, validation and test need one each, and ten or"
            + " more to be of use; collect more of it",
        Refusals.of(() -> split(labels(59, 1), DEFAULTS)));
    assertEquals(List.of(), split(labels(59, 10), DEFAULTS).notices());
  }

  @Test
  void withoutShuffleTheLastRowsAreTestedOn() {
    int[] labels = new int[20];
    Arrays.setAll(labels, i -> i % 2);
    Split split = split(labels, DEFAULTS.withShuffle(false));
    assertArrayEquals(new int[] {16, 17, 18, 19}, split.test());
    assertArrayEquals(new int[] {12, 13, 14, 15}, split.validation());
    assertArrayEquals(IntStream.range(0, 12).toArray(), split.train());
    assertEquals(
        "the test part (4 rows) has no row of class 'no', which has 16 in all; collect more of it,"
            + " or add --test-split 0",
        Refusals.of(() -> split(labels(16, 4), DEFAULTS.withShuffle(false))));
  }

  @Test
  void sharesMustBeShares() {
    assertEquals(
        "--test-split must be a share from 0 to less than 1, not 1.0",
        Refusals.of(() -> DEFAULTS.withTest(1)));
    assertEquals(
        "--validation-split must be a share from 0 to less than 1, not -0.1",
        Refusals.of(() -> DEFAULTS.withValidation(-0.1)));
  }

  @Test
  void seedsAreThoseOfNumpy() {
    for (long seed : new long[] {-1, 1L << 32}) {
      assertEquals(
          "--seed must be a whole number from 0 to 4294967295, not " + seed,
          Refusals.of(() -> DEFAULTS.withSeed(seed)));
    }
    assertEquals(20, split(labels(60, 40), DEFAULTS.withSeed((1L << 32) - 1)).test().length);
  }
}
