package dev.litmus.classifier;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.litmus.classifier.Feature.Date.Part;
import dev.litmus.nn.Tensor;
import dev.litmus.nn.layers.InputLayer;
import dev.litmus.nn.layers.Symbol;
import dev.litmus.nn.models.Functional;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

class DateNetworkTest {
  private static float[] parts(List<Part> parts, float... daysAndSeconds) {
    Symbol input = InputLayer.of(2).named("date").symbol();
    Symbol output = DateNetwork.prepared(new Feature.Date("date", "date", parts, true), input);
    Functional model = Functional.named("dates", 0, List.of(input), List.of(output));
    return model
        .predictAll(List.of(Tensor.of(daysAndSeconds, daysAndSeconds.length / 2, 2)))
        .getFirst()
        .floats();
  }

  private static List<Part> unscaled() {
    return Arrays.stream(DatePart.values()).map(part -> new Part(part, 0, 1)).toList();
  }

  @Test
  void agreesWithJavaTime() {
    List<DatePart> all = List.of(DatePart.values());
    // Every 37th day from the year 0 to 4000, and the days around the leap day of a century.
    for (int day = -719_528; day < 741_000; day += day > 11_000 && day < 11_030 ? 1 : 37) {
      int second = Math.floorMod(day * 7_919, 86_400);
      float[] found = parts(unscaled(), day, second);
      for (int i = 0; i < all.size(); i++) {
        DatePart part = all.get(i);
        double expected = part.of(86_400.0 * day + second);
        assertEquals(expected, found[i], 3e-6, part + " of day " + day);
      }
    }
  }

  @Test
  void takesTheMeanOfTrainingRowsForAMissingDate() {
    List<Part> parts = List.of(new Part(DatePart.YEAR, 2020, 2), new Part(DatePart.HOUR, 12, 3));
    float[] found = parts(parts, Float.NaN, Float.NaN, 19_000, 0);
    assertEquals(List.of(0f, 0f, 1f, -4f), List.of(found[0], found[1], found[2], found[3]));
  }
}
