package dev.litmus.nn.metrics;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.Random;
import org.junit.jupiter.api.Test;

class RocAucTest {
  @Test
  void countsPairsOfPositiveAboveNegativeWithTiesAsHalf() {
    Random random = new Random(11);
    for (int round = 0; round < 30; round++) {
      int n = 2 + random.nextInt(60);
      float[] scores = new float[n];
      float[] labels = new float[n];
      float[] weights = new float[n];
      for (int i = 0; i < n; i++) {
        scores[i] = (random.nextInt(9) - 4) / (float) (1 + random.nextInt(3));
        labels[i] = i < 2 ? i : random.nextInt(2);
        weights[i] = random.nextFloat(0.1f, 3);
      }
      Metric.State state = new RocAuc().start();
      int half = n / 2;
      update(state, scores, labels, weights, 0, half);
      update(state, scores, labels, weights, half, n);
      assertEquals(byPairs(scores, labels, weights), state.result(), 1e-12);
    }
  }

  @Test
  void signedZerosAreTied() {
    assertEquals(0.5, RocAuc.area(new float[] {0f, -0f, -0f, 0f}, new float[] {1, 0, 1, 0}, null));
  }

  @Test
  void isUndefinedForOneClassForNothingAndForNaN() {
    assertEquals(Double.NaN, new RocAuc().start().result());
    assertEquals(Double.NaN, RocAuc.area(new float[] {1, 2}, new float[] {1, 1}, null));
    assertEquals(
        Double.NaN, RocAuc.area(new float[] {1, Float.NaN, 0}, new float[] {1, 0, 0}, null));
  }

  @Test
  void keepsEveryScoreOfALongPass() {
    Metric.State state = new RocAuc().start();
    float[] positive = {1};
    float[] negative = {0};
    for (int i = 0; i < 3000; i++) {
      state.update(i % 3 == 0 ? positive : negative, new float[] {i}, 1, 1, null);
    }
    // Positives at 0, 3, 6, ...: positive k stands above 2 k of the 2000 negatives.
    assertEquals(999.0 / 2000, state.result(), 1e-12);
  }

  private static void update(
      Metric.State state, float[] scores, float[] labels, float[] weights, int from, int to) {
    state.update(
        java.util.Arrays.copyOfRange(labels, from, to),
        java.util.Arrays.copyOfRange(scores, from, to),
        to - from,
        1,
        java.util.Arrays.copyOfRange(weights, from, to));
  }

  private static double byPairs(float[] scores, float[] labels, float[] weights) {
    double won = 0;
    double all = 0;
    for (int i = 0; i < scores.length; i++) {
      for (int j = 0; j < scores.length; j++) {
        if (labels[i] == 1 && labels[j] == 0) {
          double weight = (double) weights[i] * weights[j];
          all += weight;
          won += scores[i] > scores[j] ? weight : scores[i] == scores[j] ? weight / 2 : 0;
        }
      }
    }
    return won / all;
  }
}
