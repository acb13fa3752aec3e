package dev.litmus.nn.random;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;

class StatelessRandomTest {

  @Test
  void partsMakeUpTheWhole() {
    StatelessRandom random = new StatelessRandom(9, 4);
    float[] whole = new float[50];
    random.uniform(whole, 0, 50, 0, -1f, 2f);
    for (int first = 0; first < 50; first++) {
      for (int n : new int[] {0, 1, 2, 3, 4, 5, 9}) {
        float[] part = new float[n + 2];
        int length = Math.min(n, 50 - first);
        random.uniform(part, 1, length, first, -1f, 2f);
        assertEquals(0f, part[0]);
        for (int i = 0; i < length; i++) {
          assertEquals(whole[first + i], part[1 + i]);
        }
        assertEquals(0f, part[length + 1]);
      }
    }
  }

  @Test
  void momentsAreThoseOfTheDistributions() {
    float[] values = new float[100_000];
    StatelessRandom random = new StatelessRandom(1, 0);
    random.uniform(values, 0, values.length, 0, -1f, 3f);
    assertMoments(values, 1, 4 / Math.sqrt(12));
    random.normal(values, 2f, 3f);
    assertMoments(values, 2, 3);
    random.truncatedNormal(values, 2f, 3f);
    assertMoments(values, 2, 3 * 0.8796256610342398);
  }

  private static void assertMoments(float[] values, double mean, double deviation) {
    double sum = 0;
    double squares = 0;
    for (float value : values) {
      sum += value;
      squares += value * (double) value;
    }
    double found = sum / values.length;
    assertEquals(mean, found, 0.02);
    assertEquals(deviation, Math.sqrt(squares / values.length - found * found), 0.02);
  }
}
