package dev.litmus.keras;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.litmus.nn.Config;
import dev.litmus.nn.optimizers.LearningRateSchedule;
import dev.litmus.nn.optimizers.Schedules;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/// The learning rate schedules of a kit of values made with Keras, where it is there. A case is
/// named by its class, with an option behind an underscore.
class SchedulesKitTest {
  @Test
  void equalKeras() throws IOException {
    Optional<Path> file = SharedFolder.find("conformance/values/schedules.json");
    assumeTrue(file.isPresent(), "the kit is not there");
    Config cases = SharedFolder.object(file.get());
    int compared = 0;
    for (String name : cases.keys()) {
      Config item = cases.config(name);
      String className = name.replaceFirst("_.*", "");
      LearningRateSchedule schedule = Schedules.of(className, item.config("config"));
      float[] expected = SharedFolder.floats(item, "values");
      for (int step = 0; step < expected.length; step++) {
        assertEquals(expected[step], schedule.at(step), 2e-8f, name + ", step " + step);
        compared++;
      }
    }
    assertTrue(compared > 300, compared + " compared");
  }
}
