package dev.litmus.nn.internal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.litmus.nn.Config;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class RegistryTest {
  private final Registry<Double> numbers =
      new Registry<Double>("number", SnakeCase::of)
          .add("CircleNumber", config -> config.number("times", 1) * 3, "pi")
          .add("Two", config -> 2.0);

  @Test
  void findsByClassNameSnakeCaseAndOtherNames() {
    for (String name : List.of("CircleNumber", "circle_number", "pi")) {
      assertEquals(3, numbers.named(name));
      assertEquals(6, numbers.of(name, Config.of("own", Map.of("times", 2))));
    }
  }

  @Test
  void listsNamesAndClassNamesInOrder() {
    assertEquals(List.of("circle_number", "pi", "two"), List.copyOf(numbers.names()));
    assertEquals(List.of("CircleNumber", "Two"), List.copyOf(numbers.classNames()));
    assertThrows(UnsupportedOperationException.class, () -> numbers.names().clear());
  }

  @Test
  void refusesNamesAndKeysThatItDoesNotKnow() {
    refused("number 'tow' is not known; known, nearest first: two, pi, circle_number", "tow");
    refused("number 'two': unknown [size]; known: []", "two");
  }

  private void refused(String message, String name) {
    assertEquals(
        message,
        assertThrows(
                IllegalArgumentException.class,
                () -> numbers.of(name, Config.of("number '" + name + "'", Map.of("size", 1))))
            .getMessage());
  }

  @Test
  void snakeCaseIsKerass() {
    assertEquals("string_lookup", SnakeCase.of("StringLookup"));
    assertEquals("f1_score", SnakeCase.of("F1Score"));
    assertEquals("kl_divergence", SnakeCase.of("KLDivergence"));
    assertEquals("auc", SnakeCase.of("AUC"));
    assertEquals("binary_crossentropy", SnakeCase.of("binary_crossentropy"));
  }
}
