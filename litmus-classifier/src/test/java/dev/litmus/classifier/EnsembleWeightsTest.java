package dev.litmus.classifier;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.api.Test;

class EnsembleWeightsTest {
  private static final float[] LABELS = {0, 1, 0, 1};
  private static final float[] ONES = {1, 1, 1, 1};

  @Test
  void takesTheOneThatIsRight() {
    double[][] logits = {{5, -5, 5, -5}, {-3, 3, -3, 3}};

    assertArrayEquals(new double[] {0, 1}, EnsembleWeights.greedy(logits, LABELS, ONES));
  }

  @Test
  void knowsTheLogLoss() {
    double[] logits = {0, 0, Math.log(3), Math.log(3)};
    double expected = (Math.log(2) + Math.log(2) + Math.log(4) + Math.log(4.0 / 3)) / 4;

    assertEquals(expected, EnsembleWeights.logLoss(logits, LABELS, ONES), 1e-12);
    float[] lastOnly = {0, 0, 0, 2};
    assertEquals(Math.log(4.0 / 3), EnsembleWeights.logLoss(logits, LABELS, lastOnly), 1e-12);
  }

  @Test
  void theMeanIsNotWorseThanTheBest() {
    Random random = new Random(3);
    int rows = 400;
    float[] labels = new float[rows];
    float[] ones = new float[rows];
    Arrays.fill(ones, 1);
    double[][] logits = new double[3][rows];
    for (int row = 0; row < rows; row++) {
      double truth = random.nextGaussian();
      labels[row] = random.nextDouble() < 1 / (1 + Math.exp(-2 * truth)) ? 1 : 0;
      for (double[] classifier : logits) {
        classifier[row] = 2 * truth + 2 * random.nextGaussian();
      }
    }
    double[] shares = EnsembleWeights.greedy(logits, labels, ones);

    double[] mean = new double[rows];
    for (int row = 0; row < rows; row++) {
      for (int i = 0; i < shares.length; i++) {
        mean[row] += shares[i] * logits[i][row];
      }
    }
    double best =
        Arrays.stream(logits)
            .mapToDouble(one -> EnsembleWeights.logLoss(one, labels, ones))
            .min()
            .orElseThrow();
    assertTrue(EnsembleWeights.logLoss(mean, labels, ones) < best);
    assertEquals(1, Arrays.stream(shares).sum(), 1e-12);
  }
}
