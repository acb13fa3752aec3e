package dev.litmus.nn.models;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.litmus.nn.Tensor;
import dev.litmus.nn.layers.Dense;
import dev.litmus.nn.layers.Dropout;
import dev.litmus.nn.layers.InputLayer;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

class ShardsTest {
  private static final int COLUMNS = 4;

  /// Rows whose answer is whether their first two numbers add up to more than 0.
  private static Examples some(int count, long seed) {
    Random random = new Random(seed);
    float[] x = new float[count * COLUMNS];
    float[] y = new float[count];
    for (int i = 0; i < x.length; i++) {
      x[i] = (float) random.nextGaussian();
    }
    for (int row = 0; row < count; row++) {
      y[row] = x[row * COLUMNS] + x[row * COLUMNS + 1] > 0 ? 1 : 0;
    }
    return Examples.of(Tensor.of(x, count, COLUMNS), Tensor.column(y));
  }

  private static Shards shards(int... sizes) {
    return new Shards() {
      @Override
      public int count() {
        return sizes.length;
      }

      @Override
      public int rows(int shard) {
        return sizes[shard];
      }

      @Override
      public Examples examples(int shard) {
        return some(sizes[shard], shard);
      }
    };
  }

  private static Trainer trainer() {
    return Sequential.seeded(
            3, InputLayer.of(COLUMNS), Dense.of(8, "relu"), Dropout.of(0.2), Dense.of(1, "sigmoid"))
        .compile("adam", "binary_crossentropy", "accuracy");
  }

  private static Fit fit(int epochs) {
    return Fit.epochs(epochs).batchSize(16).shuffle(Fit.Shuffle.EVERY_EPOCH).verbose(0);
  }

  private static void assertSame(List<float[]> expected, List<float[]> found) {
    assertEquals(expected.size(), found.size());
    for (int i = 0; i < expected.size(); i++) {
      assertArrayEquals(expected.get(i), found.get(i), 0f);
    }
  }

  @Test
  void oneShardGivesWhatItsExamplesGiveToTheBit() {
    Fit fit = fit(3).classWeight(Map.of(0, 1.0, 1, 2.0)).validationData(some(30, 9));
    Trainer whole = trainer();
    History expected = whole.fit(some(100, 0), fit);
    Trainer sharded = trainer();
    History found = sharded.fit(shards(100), fit);
    assertEquals(expected.figures(), found.figures());
    assertSame(whole.model().weights(), sharded.model().weights());
  }

  @Test
  void everyRowIsLearntFromOnceAPassInAnotherOrderEach() {
    int[] sizes = {20, 33, 7};
    Passes passes = new Passes(sizes, 16, fit(2), 5, 0);
    List<List<String>> orders = new ArrayList<>();
    for (int pass = 0; pass < 2; pass++) {
      passes.beginEpoch(0);
      List<String> visited = new ArrayList<>();
      while (passes.next()) {
        for (int i = passes.from(); i < passes.to(); i++) {
          visited.add(passes.shard() + ":" + passes.order()[i]);
        }
      }
      assertEquals(60, visited.size());
      assertEquals(60, new TreeSet<>(visited).size());
      orders.add(visited);
    }
    assertFalse(orders.get(0).equals(orders.get(1)));
  }

  @Test
  void anEpochOfStepsGoesOnInTheNextShard() {
    Passes passes = new Passes(new int[] {40, 40}, 16, fit(4).stepsPerEpoch(2), 5, 0);
    List<Integer> steps = new ArrayList<>();
    List<Boolean> ranOut = new ArrayList<>();
    for (int epoch = 0; epoch < 4; epoch++) {
      passes.beginEpoch(0);
      int count = 0;
      while (passes.next()) {
        count++;
      }
      steps.add(count);
      ranOut.add(passes.ranOut());
    }
    assertEquals(List.of(2, 2, 2, 2), steps);
    assertEquals(List.of(false, false, false, false), ranOut);
  }

  @Test
  void severalShardsAreLearntFromTheSameOnAnyNumberOfThreads() {
    Trainer one = trainer();
    History history = one.fit(shards(200, 150, 90), fit(30).threads(1));
    Trainer three = trainer();
    three.fit(shards(200, 150, 90), fit(30).threads(3));
    assertSame(one.model().weights(), three.model().weights());
    assertTrue(history.last("accuracy") > 0.8, () -> "accuracy " + history.last("accuracy"));
    assertEquals(30, history.epochs().size());
  }

  @Test
  void whatNeedsAllRowsAtOnceIsRefused() {
    var split =
        assertThrows(
            IllegalArgumentException.class,
            () -> trainer().fit(shards(20, 20), fit(1).validationSplit(0.2)));
    assertEquals(
        "rows in shards are not split for validation; give validation data instead",
        split.getMessage());
    var weights =
        assertThrows(
            IllegalArgumentException.class,
            () -> trainer().fit(shards(20, 20), fit(1).sampleWeight(new float[40])));
    assertEquals(
        "sample weights of rows in shards are given with each shard's examples",
        weights.getMessage());
  }
}
