package dev.litmus.nn.optimizers;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.litmus.nn.Config;
import dev.litmus.nn.internal.KerasCase;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// Every learning rate schedule against Keras. Fixtures: tools/make_optimizers.py.
class SchedulesTest {
  static List<KerasCase> cases() throws IOException {
    return KerasCase.read(SchedulesTest.class, "schedules.txt");
  }

  @ParameterizedTest
  @MethodSource("cases")
  void equalsKeras(KerasCase item) {
    LearningRateSchedule schedule = Schedules.of(item.className(), item.config());
    String[] expected = item.lines().getFirst().split(" ");
    for (int step = 0; step < expected.length; step++) {
      assertEquals(
          Float.parseFloat(expected[step]), schedule.at(step), 2e-8f, item + ", step " + step);
    }
    item.assertWritten(schedule.config());
    Config again = Config.of("again", schedule.config());
    assertEquals(schedule, Schedules.of(schedule.className(), again));
  }

  @Test
  void everyScheduleHasACase() throws IOException {
    Set<String> tested = new TreeSet<>();
    cases().forEach(item -> tested.add(item.className()));
    assertEquals(Schedules.classNames(), tested);
  }

  @Test
  void refusesWhatIsOff() {
    String steps =
        assertThrows(IllegalArgumentException.class, () -> new CosineDecay(0.1, 0)).getMessage();
    assertEquals("CosineDecay: decay_steps must be above 0; found 0.0", steps);
    String values =
        assertThrows(
                IllegalArgumentException.class,
                () -> new PiecewiseConstantDecay(List.of(1.0), List.of(0.1)))
            .getMessage();
    assertEquals(
        "PiecewiseConstantDecay: expected one value more than boundaries; found 1 and 1", values);
    Config config = Config.of("P", Map.of("boundaries", List.of("x"), "values", List.of(0.1)));
    String numbers =
        assertThrows(
                IllegalArgumentException.class, () -> PiecewiseConstantDecay.fromConfig(config))
            .getMessage();
    assertEquals("P: boundaries must be numbers; found x", numbers);
  }
}
