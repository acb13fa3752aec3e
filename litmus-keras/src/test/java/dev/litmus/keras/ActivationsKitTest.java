package dev.litmus.keras;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.litmus.nn.Config;
import dev.litmus.nn.layers.Dense;
import dev.litmus.nn.layers.InputLayer;
import dev.litmus.nn.models.Model;
import dev.litmus.nn.models.Sequential;
import dev.litmus.nn.ops.Activations;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/// The activations of a kit of values made with Keras, where it is there, at single numbers.
class ActivationsKitTest {
  @Test
  void equalKeras() throws IOException {
    Optional<Path> file = SharedFolder.find("conformance/values/activations.json");
    assumeTrue(file.isPresent(), "the kit is not there");
    Config kit = SharedFolder.object(file.get());
    float[] x = SharedFolder.floats(kit, "x");
    float[][] rows = new float[x.length][];
    for (int i = 0; i < x.length; i++) {
      rows[i] = new float[] {x[i]};
    }
    Config activations = kit.config("activations");
    int compared = 0;
    for (String name : Activations.all().keySet()) {
      if (activations.has(name)) {
        Model model = Sequential.of(InputLayer.of(1), Dense.of(1, name));
        model.setWeights(List.of(new float[] {1}, new float[1]));
        float[] found = model.predict(rows).floats();
        float[] expected = SharedFolder.floats(activations.config(name), "y");
        for (int i = 0; i < x.length; i++) {
          double tolerance = 2e-6 * Math.clamp(Math.abs(expected[i]), 1, 1e30);
          assertEquals(expected[i], found[i], tolerance, name + " of " + x[i]);
        }
        compared++;
      }
    }
    assertTrue(compared >= 24, compared + " compared");
  }
}
