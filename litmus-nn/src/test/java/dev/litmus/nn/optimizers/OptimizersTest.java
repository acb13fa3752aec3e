package dev.litmus.nn.optimizers;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.litmus.nn.Config;
import dev.litmus.nn.internal.Json;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

class OptimizersTest {
  private static final Set<String> APART = Set.of("name", "learning_rate");

  /// One case of `optimizers.txt`; the script tools/make_optimizers.py tells the form of the file.
  private static final class Case {
    private final String name;
    private String className = "";
    private Map<String, @Nullable Object> config = Map.of();
    private final List<float[]> gradients = new ArrayList<>();
    private final List<float[]> weights = new ArrayList<>();
    private final List<float[]> slots = new ArrayList<>();

    private Case(String name) {
      this.name = name;
    }

    private Optimizer optimizer() {
      return Optimizers.of(className, Config.of(name, config));
    }

    private void take(String kind, String rest) {
      switch (kind) {
        case "optimizer" -> {
          className = rest.substring(0, rest.indexOf(' '));
          config = Json.object(rest.substring(rest.indexOf(' ') + 1));
        }
        case "gradient" -> gradients.add(floats(rest));
        case "weight" -> weights.add(floats(rest));
        case "slot" -> slots.add(floats(rest));
        default -> throw new IllegalArgumentException(kind);
      }
    }

    private static float[] floats(String text) {
      String[] words = text.split(" ");
      float[] floats = new float[words.length];
      for (int i = 0; i < words.length; i++) {
        floats[i] = Float.parseFloat(words[i]);
      }
      return floats;
    }
  }

  private static List<Case> cases() throws IOException {
    List<Case> cases = new ArrayList<>();
    try (InputStream in = OptimizersTest.class.getResourceAsStream("optimizers.txt")) {
      String text = new String(Objects.requireNonNull(in).readAllBytes(), StandardCharsets.UTF_8);
      for (String line : text.lines().toList()) {
        int blank = line.indexOf(' ');
        String rest = line.substring(blank + 1);
        if (line.startsWith("case ")) {
          cases.add(new Case(rest));
        } else {
          cases.getLast().take(line.substring(0, blank), rest);
        }
      }
    }
    return cases;
  }

  @TestFactory
  Stream<DynamicTest> stepsAreKerass() throws IOException {
    return cases().stream().map(item -> DynamicTest.dynamicTest(item.name, () -> steps(item)));
  }

  private static void steps(Case item) {
    Optimizer optimizer = item.optimizer();
    float[] weight = item.weights.getFirst().clone();
    float[] cut = weight.clone();
    float[][] slots = new float[optimizer.slots().size()][weight.length];
    float[][] cutSlots = new float[slots.length][weight.length];
    for (int step = 1; step <= item.gradients.size(); step++) {
      Optimizer.Step at = new Optimizer.Step(step, (float) optimizer.learningRate());
      float[] gradient = item.gradients.get(step - 1);
      optimizer.update(at, weight, gradient, slots, 0, weight.length);
      assertNear(item.weights.get(step), weight, "weight after step " + step);
      optimizer.update(at, cut, gradient, cutSlots, 3, weight.length);
      optimizer.update(at, cut, gradient, cutSlots, 0, 3);
      assertArrayEquals(weight, cut);
    }
    // Keras keeps a momentum for SGD even where it is 0.
    assertEquals(optimizer.slots().isEmpty() ? 0 : item.slots.size(), slots.length);
    for (int slot = 0; slot < slots.length; slot++) {
      assertNear(item.slots.get(slot), slots[slot], optimizer.slots().get(slot));
    }
  }

  private static void assertNear(float[] expected, float[] actual, String what) {
    for (int i = 0; i < expected.length; i++) {
      float tolerance = 2e-6f * Math.max(1f, Math.abs(expected[i]));
      assertEquals(expected[i], actual[i], tolerance, what + ", element " + i);
    }
  }

  @Test
  void configurationsAreKerass() throws IOException {
    for (Case item : cases()) {
      Config config = Config.of(item.name, item.config);
      Optimizer optimizer = Optimizers.of(item.className, config);
      assertEquals(List.of(), config.unread());
      assertEquals(item.className, optimizer.className());
      Map<String, @Nullable Object> written = optimizer.config();
      assertEquals(List.copyOf(item.config.keySet()), List.copyOf(written.keySet()));
      written.forEach((key, value) -> {
        if (!APART.contains(key)) {
          assertEquals(item.config.get(key), value, item.name + " " + key);
        }
      });
      assertEquals(
          optimizer, Optimizers.of(optimizer.className(), Config.of("again", written)), item.name);
    }
  }

  @Test
  void everyOptimizerHasACase() throws IOException {
    Set<String> tested = new TreeSet<>();
    cases().forEach(item -> tested.add(item.className.toLowerCase(Locale.ROOT)));
    assertEquals(Optimizers.names(), tested);
  }

  @Test
  void namesGiveKerassDefaults() {
    assertEquals(Adam.of(), Optimizers.named("adam"));
    assertEquals(RmsProp.of(), Optimizers.named("rmsprop"));
    assertEquals(Sgd.of(), Optimizers.named("SGD"));
    String message =
        String.valueOf(
            assertThrows(IllegalArgumentException.class, () -> Optimizers.named("adamm"))
                .getMessage());
    assertTrue(message.startsWith("optimizer 'adamm' is not known; known"), message);
  }

  @Test
  void refusesWhatItDoesNotDo() {
    for (String key : List.of("clipnorm", "weight_decay", "gradient_accumulation_steps")) {
      String message =
          String.valueOf(
              assertThrows(
                      IllegalArgumentException.class,
                      () -> Optimizers.of("adam", Config.of("Adam", Map.of(key, 0.5))))
                  .getMessage());
      assertEquals("Adam: %s = 0.5 is not supported; expected null".formatted(key), message);
    }
    assertThrows(IllegalArgumentException.class, () -> new Sgd(0.1, 1.5, false));
    assertThrows(IllegalArgumentException.class, () -> new Adam(0.1, 1, 0.5, 1e-7));
    String rate =
        String.valueOf(
            assertThrows(IllegalArgumentException.class, () -> RmsProp.of(Double.NaN))
                .getMessage());
    assertEquals("RMSprop: learning_rate must be a number of at least 0; found NaN", rate);
  }
}
