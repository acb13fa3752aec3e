package dev.litmus.classifier.explanation;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.litmus.classifier.evaluation.Scores;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class LabelErrorsTest {
  @Test
  void findsTheLabelsThatWereSwapped() {
    Random random = new Random(5);
    double[] probabilities = new double[200];
    boolean[] labels = new boolean[200];
    for (int row = 0; row < 200; row++) {
      boolean positive = row % 2 == 0;
      labels[row] = row < 5 ? !positive : positive;
      probabilities[row] = positive ? 0.7 + 0.3 * random.nextDouble() : 0.3 * random.nextDouble();
    }
    LabelErrors errors = LabelErrors.of(Scores.of(probabilities, labels));
    List<Integer> found = errors.suspects().stream().map(LabelErrors.Suspect::row).toList();
    assertTrue(IntStream.range(0, 5).boxed().toList().containsAll(found), found.toString());
    assertTrue(found.size() >= 2, found.toString());
    for (int i = 1; i < errors.suspects().size(); i++) {
      assertTrue(errors.suspects().get(i - 1).ofLabel() <= errors.suspects().get(i).ofLabel());
    }
  }

  @Test
  void suspectsNothingWithOneClassOnly() {
    LabelErrors errors =
        LabelErrors.of(Scores.of(new double[] {0.1, 0.9}, new boolean[] {true, true}));
    assertEquals(List.of(), errors.suspects());
  }
}
