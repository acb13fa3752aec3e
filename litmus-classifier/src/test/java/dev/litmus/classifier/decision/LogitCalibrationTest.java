package dev.litmus.classifier.decision;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.litmus.classifier.evaluation.Scores;
import java.util.Random;
import org.junit.jupiter.api.Test;

/// Fixture: tools/make_decisions.py.
class LogitCalibrationTest {
  @Test
  void fitsAsScikitLearn() {
    int compared = 0;
    for (String[] cells : HeldOut.rows("figures.csv")) {
      Scores scores = HeldOut.scores(cells[0], Boolean.parseBoolean(cells[1]));
      LogitCalibration platt = LogitCalibration.fit(scores, CalibrationMethod.PLATT);
      LogitCalibration temperature = LogitCalibration.fit(scores, CalibrationMethod.TEMPERATURE);
      double expected = Double.parseDouble(cells[3]);
      String what = String.join(" ", cells);
      switch (cells[2]) {
        case "platt_slope" -> assertEquals(expected, platt.slope(), 1e-8, what);
        case "platt_intercept" -> assertEquals(expected, platt.intercept(), 1e-8, what);
        case "temperature_slope" -> assertEquals(expected, temperature.slope(), 1e-8, what);
        default -> compared--;
      }
      compared++;
      assertEquals(0, temperature.intercept());
    }
    assertEquals(18, compared);
  }

  @Test
  void staysFiniteWhereTheClassesAreApart() {
    Scores apart =
        Scores.of(new double[] {0, 0.1, 0.9, 1}, new boolean[] {false, false, true, true});
    for (CalibrationMethod method : CalibrationMethod.values()) {
      LogitCalibration fitted = LogitCalibration.fit(apart, method);
      assertTrue(fitted.slope() < 5, fitted.toString());
    }
  }

  @Test
  void neverTurnsTheOrderAround() {
    Scores upsideDown =
        Scores.of(
            new double[] {0.9, 0.8, 0.7, 0.3, 0.2, 0.1},
            new boolean[] {false, false, false, true, true, true});
    assertEquals(0.01, LogitCalibration.fit(upsideDown, CalibrationMethod.TEMPERATURE).slope());
    LogitCalibration platt = LogitCalibration.fit(upsideDown, CalibrationMethod.PLATT);
    assertEquals(0.01, platt.slope());
    assertEquals(0, platt.intercept(), 1e-9);
  }

  @Test
  void equalProbabilitiesGetTheShareOfPositives() {
    Scores equal =
        Scores.of(new double[] {0.5, 0.5, 0.5, 0.5}, new boolean[] {false, false, true, false});
    LogitCalibration platt = LogitCalibration.fit(equal, CalibrationMethod.PLATT);
    // The mean of Platt's targets 2/3 and three times 1/5.
    assertEquals((2 / 3.0 + 3 / 5.0) / 4, platt.apply(0.5), 1e-9);
  }

  @Test
  void autoKeepsTheSimplestThatHelps() {
    Random random = new Random(4);
    Scores boastful = HeldOut.simulated(400, 3, 0, random);
    LogitCalibration cooled = LogitCalibration.fit(boastful, CalibrationMethod.AUTO);
    assertEquals(CalibrationMethod.TEMPERATURE, cooled.method());
    assertEquals(1 / 3.0, cooled.slope(), 0.07);

    Scores shifted = HeldOut.simulated(400, 1, 2, random);
    LogitCalibration moved = LogitCalibration.fit(shifted, CalibrationMethod.AUTO);
    assertEquals(CalibrationMethod.PLATT, moved.method());
    assertEquals(-2, moved.intercept(), 0.4);
  }

  @Test
  void autoLeavesHonestProbabilitiesMostlyAlone() {
    Random random = new Random(6);
    int left = 0;
    for (int round = 0; round < 50; round++) {
      Scores honest = HeldOut.simulated(200, 1, 0, random);
      if (LogitCalibration.fit(honest, CalibrationMethod.AUTO).equals(LogitCalibration.NONE)) {
        left++;
      }
    }
    assertTrue(left >= 40, left + " of 50 left alone");
    Scores few = HeldOut.simulated(12, 5, 3, random);
    assertSame(LogitCalibration.NONE, LogitCalibration.fit(few, CalibrationMethod.AUTO));
  }

  @Test
  void lowersTheLogLossOfOtherRows() {
    Random random = new Random(5);
    LogitCalibration fitted =
        LogitCalibration.fit(HeldOut.simulated(500, 4, 1, random), CalibrationMethod.AUTO);
    Scores others = HeldOut.simulated(5000, 4, 1, random);
    double before = HeldOut.logLoss(others);
    double after = HeldOut.logLoss(fitted.apply(others));
    assertTrue(after < before - 0.1, before + " to " + after);
  }

  @Test
  void refusesWhatIsNoCalibration() {
    assertEquals(
        "calibrate must be auto, none, temperature or platt; found 'isotonic'",
        assertThrows(IllegalArgumentException.class, () -> CalibrationMethod.named("isotonic"))
            .getMessage());
    assertThrows(
        IllegalArgumentException.class, () -> new LogitCalibration(CalibrationMethod.PLATT, 0, 1));
  }
}
