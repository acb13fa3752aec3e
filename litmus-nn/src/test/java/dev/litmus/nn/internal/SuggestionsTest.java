package dev.litmus.nn.internal;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import org.junit.jupiter.api.Test;

class SuggestionsTest {

  @Test
  void countsEdits() {
    assertEquals(0, Suggestions.distance("relu", "relu"));
    assertEquals(1, Suggestions.distance("rleu", "relu"));
    assertEquals(1, Suggestions.distance("rel", "relu"));
    assertEquals(1, Suggestions.distance("relux", "relu"));
    assertEquals(2, Suggestions.distance("rexy", "relu"));
    assertEquals(4, Suggestions.distance("", "relu"));
  }

  @Test
  void nearestComesFirstWhateverItsCaseAndSeparators() {
    assertEquals(
        List.of("leaky_relu", "relu", "tanh"),
        Suggestions.nearestFirst("LeakyReLU", List.of("tanh", "relu", "leaky_relu")));
  }

  @Test
  void refusalNamesKindAndChoices() {
    assertEquals(
        "loss 'mes' is not known; known, nearest first: mse, mae",
        Suggestions.unknown("loss", "mes", List.of("mae", "mse")).getMessage());
  }
}
