package dev.litmus.classifier.decision;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.litmus.classifier.evaluation.Logit;
import dev.litmus.classifier.evaluation.Scores;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.function.BiFunction;
import org.junit.jupiter.api.Test;

class ConformalBandTest {
  /// The p-value of a class: the share of its rows, the new one among them, that are at least as
  /// unlike it. The class fits while it is above 1 - coverage.
  @Test
  void equalsItsDefinitionByPValues() {
    for (String set : List.of("boastful", "timid", "tied")) {
      Scores heldOut = HeldOut.scores(set, false);
      for (double coverage : new double[] {0.5, 0.8, 0.9, 0.95}) {
        ConformalBand band = ConformalBand.of(heldOut, coverage);
        for (double p = 0; p <= 1; p += 1 / 512.0) {
          String at = "%s, coverage %s, at %s".formatted(set, coverage, p);
          double positive = pValue(heldOut, true, p);
          double negative = pValue(heldOut, false, p);
          assertEquals(positive > 1 - coverage + 1e-12, band.fitsPositive(p), at);
          assertEquals(negative > 1 - coverage + 1e-12, band.fitsNegative(p), at);
        }
      }
    }
  }

  private static double pValue(Scores scores, boolean positive, double probability) {
    int all = 1;
    int unlike = 1;
    for (int row = 0; row < scores.size(); row++) {
      if (scores.positive(row) == positive) {
        all++;
        double p = scores.probability(row);
        unlike += (positive ? p <= probability : p >= probability) ? 1 : 0;
      }
    }
    return (double) unlike / all;
  }

  /// Five kinds of classifier, honest and not: of new rows of either class, the class fits a share
  /// of at least the coverage, and of little more than 1 / (n + 1) beyond it. The mean over many
  /// draws of 150 held-out rows is held against it, with three standard errors of room.
  @Test
  void keepsItsCoverageForEitherClass() {
    List<BiFunction<Integer, Random, Scores>> kinds =
        List.of(
            (rows, random) -> HeldOut.simulated(rows, 1, 0, random),
            (rows, random) -> HeldOut.simulated(rows, 4, 1, random),
            (rows, random) -> HeldOut.simulated(rows, 0.2, -2, random),
            (rows, random) -> rare(rows, random),
            (rows, random) -> useless(rows, random));
    for (int kind = 0; kind < kinds.size(); kind++) {
      for (double coverage : new double[] {0.8, 0.95}) {
        Random random = new Random(100 + kind);
        double[] covered = new double[2];
        double[] seen = new double[2];
        double surplus = 0;
        int rounds = 400;
        for (int round = 0; round < rounds; round++) {
          Scores heldOut = kinds.get(kind).apply(150, random);
          ConformalBand band = ConformalBand.of(heldOut, coverage);
          surplus += 1 / (1 + Math.min(heldOut.totalPositive(), heldOut.totalNegative())) / rounds;
          Scores others = kinds.get(kind).apply(50, random);
          for (int row = 0; row < others.size(); row++) {
            double p = others.probability(row);
            boolean fits = others.positive(row) ? band.fitsPositive(p) : band.fitsNegative(p);
            int label = others.positive(row) ? 1 : 0;
            seen[label]++;
            covered[label] += fits ? 1 : 0;
          }
        }
        for (int label = 0; label < 2; label++) {
          double share = covered[label] / seen[label];
          // The band varies between rounds, as a beta distribution; so the rounds count, not rows.
          double room =
              3 * Math.sqrt(coverage * (1 - coverage) * (1 / seen[label] + 0.04 / rounds));
          String at = "kind %d, coverage %s, label %d: %s".formatted(kind, coverage, label, share);
          assertTrue(share > coverage - room, at);
          assertTrue(share < coverage + surplus + room, at);
        }
      }
    }
  }

  private static Scores rare(int rows, Random random) {
    double[] probabilities = new double[rows];
    boolean[] labels = new boolean[rows];
    for (int row = 0; row < rows; row++) {
      labels[row] = row % 5 == 0;
      probabilities[row] = Logit.sigmoid((labels[row] ? 1 : -2) + random.nextGaussian());
    }
    return Scores.of(probabilities, labels);
  }

  private static Scores useless(int rows, Random random) {
    double[] probabilities = random.doubles(rows).toArray();
    boolean[] labels = new boolean[rows];
    for (int row = 0; row < rows; row++) {
      labels[row] = row % 2 == 0;
    }
    return Scores.of(probabilities, labels);
  }

  @Test
  void movesWithACalibration() {
    Scores heldOut = HeldOut.scores("boastful", false);
    LogitCalibration calibration = LogitCalibration.fit(heldOut, CalibrationMethod.PLATT);
    ConformalBand before = ConformalBand.of(heldOut, 0.9);
    ConformalBand after = ConformalBand.of(calibration.apply(heldOut), 0.9);
    assertEquals(calibration.apply(before.positiveFrom()), after.positiveFrom(), 1e-15);
    assertEquals(calibration.apply(before.negativeUpTo()), after.negativeUpTo(), 1e-15);
  }

  @Test
  void weightsThatAreAllEqualChangeNothing() {
    Scores once = HeldOut.scores("boastful", false);
    Scores fourfold = ScoreMaps.changed(once, p -> p, 4, 0.25);
    for (double coverage : new double[] {0.7, 0.9, 0.95}) {
      assertEquals(ConformalBand.of(once, coverage), ConformalBand.of(fourfold, coverage));
    }
  }

  @Test
  void aClassWithTooFewRowsFitsEveryRow() {
    double[] probabilities = new double[40];
    boolean[] labels = new boolean[40];
    for (int row = 0; row < 40; row++) {
      labels[row] = row >= 22; // 18 rows
      probabilities[row] = row / 40.0;
    }
    ConformalBand band = ConformalBand.of(Scores.of(probabilities, labels), 0.95);
    assertEquals(0, band.positiveFrom());
    assertEquals(21 / 40.0, band.negativeUpTo());
    assertEquals(
        Optional.of(
            "coverage 0.95 takes at least 19 held-out rows of each class (the positive one has"
                + " fewer); no verdict against it is sure"),
        band.tooFewRows());
    labels[21] = true;
    assertEquals(
        21 / 40.0, ConformalBand.of(Scores.of(probabilities, labels), 0.95).positiveFrom());
  }

  @Test
  void isUnsureUnlessExactlyTheCalledClassFits() {
    ConformalBand both = new ConformalBand(0.9, 0.3, 0.6);
    assertFalse(both.unsure(0.2, false));
    assertTrue(both.unsure(0.2, true));
    assertTrue(both.unsure(0.3, true));
    assertTrue(both.unsure(0.6, false));
    assertFalse(both.unsure(0.61, true));
    ConformalBand neither = new ConformalBand(0.9, 0.6, 0.3);
    assertFalse(neither.unsure(0.3, false));
    assertTrue(neither.unsure(0.45, true));
    assertTrue(neither.unsure(0.45, false));
    assertFalse(neither.unsure(0.6, true));
  }

  @Test
  void refusesACoverageBelowAHalf() {
    assertEquals(
        "coverage must be from 0.5 to below 1, such as 0.95; found 95.0",
        assertThrows(
                IllegalArgumentException.class,
                () -> ConformalBand.of(HeldOut.scores("tied", false), 95))
            .getMessage());
  }
}
