package dev.litmus.classifier.explanation;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.litmus.classifier.evaluation.RocCurve;
import dev.litmus.classifier.evaluation.Scores;
import java.util.Random;
import org.junit.jupiter.api.Test;

class PlacementsTest {
  @Test
  void tiesCountHalf() {
    float[] scores = {0.1f, 0.4f, 0.4f, 0.8f};
    boolean[] positive = {false, false, true, true};
    assertArrayEquals(new double[] {1, 0.75, 0.75, 1}, Placements.of(scores, positive), 0);
  }

  @Test
  void theirMeanOverEitherClassIsTheArea() {
    Random random = new Random(6);
    float[] scores = new float[500];
    double[] wide = new double[500];
    boolean[] positive = new boolean[500];
    for (int row = 0; row < 500; row++) {
      positive[row] = random.nextInt(3) == 0;
      scores[row] = random.nextInt(20) / 32f + (positive[row] ? 0.125f : 0);
      wide[row] = scores[row];
    }
    double[] placements = Placements.of(scores, positive);
    double[] sums = new double[2];
    int[] counts = new int[2];
    for (int row = 0; row < 500; row++) {
      sums[positive[row] ? 1 : 0] += placements[row];
      counts[positive[row] ? 1 : 0]++;
    }
    double area = RocCurve.of(Scores.of(wide, positive)).area();
    assertEquals(area, sums[1] / counts[1], 1e-12);
    assertEquals(area, sums[0] / counts[0], 1e-12);
  }
}
