package dev.litmus.classifier.table;

import dev.litmus.nn.random.NumpyRandom;
import java.util.Arrays;
import java.util.stream.IntStream;

/// Rows divided in two as scikit-learn's `train_test_split` divides them: the same rows in the same
/// order, with `test_size` the share, `random_state` the seed, `shuffle`, and `stratify` the labels
/// 0 and 1.
///
/// Of n rows, ceil(n · share) are tested on. At random, the first of a permutation are those.
/// Stratified, each class is permuted by itself and gives its share, and then each part is
/// shuffled.
///
/// One thing differs: stratified, scikit-learn may leave a part without a row of a very rare class.
/// Here the part then gets one, in exchange for one of the other class.
///
/// @param train rows to learn from
/// @param test rows to measure with
public record TrainTestSplit(int[] train, int[] test) {
  /// All rows, stratified: `train_test_split(rows, test_size=share, random_state=seed,
  /// stratify=labels)`.
  ///
  /// ```java
  /// TrainTestSplit split = TrainTestSplit.stratified(labels, 0.2, 7);
  /// Tensor train = x.rows(split.train());
  /// ```
  ///
  /// @param labels 0 or 1 for each row
  /// @param share the share of rows to measure with, between 0 and 1
  /// @param seed from 0 to 2^32 - 1
  public static TrainTestSplit stratified(float[] labels, double share, long seed) {
    int[] classes = new int[labels.length];
    for (int row = 0; row < classes.length; row++) {
      if (labels[row] != 0 && labels[row] != 1) {
        throw new IllegalArgumentException(
            "labels must be 0 or 1; row %d has %s".formatted(row, labels[row]));
      }
      classes[row] = (int) labels[row];
    }
    int[] rows = IntStream.range(0, classes.length).toArray();
    return of(rows, classes, share, SplitOptions.defaults().withTest(share).withSeed(seed));
  }

  static TrainTestSplit of(int[] rows, int[] labels, double share, SplitOptions options) {
    int tested = (int) Math.ceil(share * rows.length);
    int trained = rows.length - tested;
    if (tested == 0 || !options.shuffle()) {
      return new TrainTestSplit(
          Arrays.copyOf(rows, trained), Arrays.copyOfRange(rows, trained, rows.length));
    }
    NumpyRandom random = new NumpyRandom(options.seed());
    if (options.stratify()) {
      return stratified(rows, labels, trained, random);
    }
    int[] drawn = permuted(rows, random);
    return new TrainTestSplit(
        Arrays.copyOfRange(drawn, tested, drawn.length), Arrays.copyOf(drawn, tested));
  }

  private static TrainTestSplit stratified(
      int[] rows, int[] labels, int trained, NumpyRandom random) {
    int tested = rows.length - trained;
    int[] counts = new int[2];
    for (int row : rows) {
      counts[labels[row]]++;
    }
    int[] trainedOf = shares(counts, trained, random);
    giveEachPartOne(counts, trainedOf, trained);
    int[] train = new int[trained];
    int[] test = new int[tested];
    int inTrain = 0;
    int inTest = 0;
    for (int label = 0; label < 2; label++) {
      int wanted = label;
      int[] ofClass = Arrays.stream(rows).filter(row -> labels[row] == wanted).toArray();
      int[] drawn = permuted(ofClass, random);
      int cut = trainedOf[label];
      System.arraycopy(drawn, 0, train, inTrain, cut);
      System.arraycopy(drawn, cut, test, inTest, drawn.length - cut);
      inTrain += cut;
      inTest += drawn.length - cut;
    }
    random.shuffle(train);
    random.shuffle(test);
    return new TrainTestSplit(train, test);
  }

  /// How many rows each class gives when so many are wanted of all: its exact share rounded down,
  /// and one more from those with the largest remainders until there are enough. Between equal
  /// remainders chance decides. The arithmetic is scikit-learn's to the bit, since equality of
  /// remainders hangs on it.
  private static int[] shares(int[] counts, int wanted, NumpyRandom random) {
    double all = Arrays.stream(counts).sum();
    int[] shares = new int[counts.length];
    double[] remainders = new double[counts.length];
    int missing = wanted;
    for (int i = 0; i < counts.length; i++) {
      double exact = counts[i] / all * wanted;
      shares[i] = (int) exact;
      remainders[i] = exact - shares[i];
      missing -= shares[i];
    }
    double[] largestLast = Arrays.stream(remainders).distinct().sorted().toArray();
    for (int i = largestLast.length - 1; i >= 0 && missing > 0; i--) {
      double remainder = largestLast[i];
      int[] equal = classesWith(remainder, remainders);
      int taken = Math.min(equal.length, missing);
      for (int place : Arrays.copyOf(random.permutation(equal.length), taken)) {
        shares[equal[place]]++;
      }
      missing -= taken;
    }
    return shares;
  }

  private static int[] classesWith(double remainder, double[] remainders) {
    return IntStream.range(0, remainders.length).filter(i -> remainders[i] == remainder).toArray();
  }

  private static void giveEachPartOne(int[] counts, int[] trainedOf, int trained) {
    int tested = counts[0] + counts[1] - trained;
    for (int label = 0; label < 2; label++) {
      if (counts[label] >= 2 && trained >= 2 && trainedOf[label] == 0) {
        trainedOf[label]++;
        trainedOf[1 - label]--;
      } else if (counts[label] >= 2 && tested >= 2 && trainedOf[label] == counts[label]) {
        trainedOf[label]--;
        trainedOf[1 - label]++;
      }
    }
  }

  private static int[] permuted(int[] rows, NumpyRandom random) {
    int[] order = random.permutation(rows.length);
    for (int i = 0; i < order.length; i++) {
      order[i] = rows[order[i]];
    }
    return order;
  }
}
