package dev.litmus.keras;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.litmus.nn.Config;
import dev.litmus.nn.initializers.Initializer;
import dev.litmus.nn.initializers.Initializers;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/// The initializers of a kit of values made with Keras, where it is there: how their numbers
/// spread, and the numbers of a seed.
class InitializersKitTest {
  private static int[] dimensions(Config item) {
    float[] shape = SharedFolder.floats(item, "shape");
    int[] dimensions = new int[shape.length];
    for (int i = 0; i < shape.length; i++) {
      dimensions[i] = (int) shape[i];
    }
    return dimensions;
  }

  private static float[] drawn(Config item, long seed) {
    int[] dimensions = dimensions(item);
    int size = 1;
    for (int dimension : dimensions) {
      size *= dimension;
    }
    Initializer initializer = Initializers.of(item.string("initializer"), item.config("args"));
    float[] values = new float[size];
    initializer.fill(values, dimensions, seed);
    return values;
  }

  /// Mean and variance within six standard errors of both samples; no number beyond a bound that
  /// the distribution has.
  @Test
  void spreadAsInKeras() throws IOException {
    Optional<Path> file = SharedFolder.find("conformance/values/initializers.json");
    assumeTrue(file.isPresent(), "the kit is not there");
    int compared = 0;
    for (Config item : SharedFolder.objects(file.get(), "statistics")) {
      int draws = item.integer("draws", 1);
      double sum = 0;
      double squares = 0;
      double least = Double.POSITIVE_INFINITY;
      double greatest = Double.NEGATIVE_INFINITY;
      long count = 0;
      for (int draw = 0; draw < draws; draw++) {
        for (float value : drawn(item, draw)) {
          sum += value;
          squares += (double) value * value;
          least = Math.min(least, value);
          greatest = Math.max(greatest, value);
          count++;
        }
      }
      String what = item.string("initializer") + item.value("args") + item.value("shape");
      double mean = sum / count;
      double variance = squares / count - mean * mean;
      double expected = item.number("variance");
      assertEquals(item.number("n"), (double) count, what);
      assertEquals(item.number("mean"), mean, 6 * Math.sqrt(2 * expected / count), what);
      assertEquals(expected, variance, 6 * expected * Math.sqrt(4.0 / count), what);
      double range = item.number("max") - item.number("min");
      assertEquals(item.number("min"), least, 0.25 * range, what);
      assertEquals(item.number("max"), greatest, 0.25 * range, what);
      compared++;
    }
    assertTrue(compared > 70, compared + " compared");
  }

  @Test
  void aSeedGivesTheNumbersOfKeras() throws IOException {
    Optional<Path> file = SharedFolder.find("conformance/values/initializers.json");
    assumeTrue(file.isPresent(), "the kit is not there");
    int compared = 0;
    for (Config item : SharedFolder.objects(file.get(), "exact")) {
      float[] expected = SharedFolder.floats(item, "values");
      float[] found = drawn(item, item.integer("seed", 0));
      for (int i = 0; i < expected.length; i++) {
        String what = item.string("initializer") + ", element " + i;
        assertEquals(expected[i], found[i], 1e-6 * Math.max(1, Math.abs(expected[i])), what);
      }
      compared++;
    }
    assertEquals(15, compared);
  }
}
