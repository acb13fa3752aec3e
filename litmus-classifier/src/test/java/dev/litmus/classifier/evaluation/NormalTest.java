package dev.litmus.classifier.evaluation;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;

class NormalTest {
  @Test
  void probabilitiesAsInTables() {
    assertEquals(0.5, Normal.probability(0));
    assertEquals(0.8413447460685429, Normal.probability(1), 1e-15);
    assertEquals(0.9772498680518208, Normal.probability(2), 1e-15);
    assertEquals(0.0013498980316300933, Normal.probability(-3), 1e-15);
    assertEquals(2.866515718791933e-7, Normal.probability(-5), 1e-15);
    assertEquals(1, Normal.probability(9));
    assertEquals(0, Normal.probability(-9));
  }

  @Test
  void quantilesTurnThemRound() {
    assertEquals(Normal.Z95, Normal.quantile(0.975), 1e-10);
    assertEquals(-1.2815515655446004, Normal.quantile(0.1), 1e-10);
    assertEquals(0, Normal.quantile(0.5), 1e-10);
    assertEquals(-8, Normal.quantile(0), 1e-6);
  }
}
