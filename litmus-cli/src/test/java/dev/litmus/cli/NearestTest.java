package dev.litmus.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class NearestTest {
  private static final List<String> OPTIONS =
      List.of("--epochs", "--optimizer", "--output", "--seed", "-o");

  @Test
  void aTypingErrorFindsItsName() {
    assertEquals(Optional.of("--epochs"), Nearest.to("--epcohs", OPTIONS));
    assertEquals(Optional.of("--epochs"), Nearest.to("--epoch=5", OPTIONS));
    assertEquals(Optional.of("--seed"), Nearest.to("--sed", OPTIONS));
  }

  @Test
  void aBeginningFindsItsName() {
    assertEquals(Optional.of("--optimizer"), Nearest.to("--opt", OPTIONS));
  }

  @Test
  void whatIsFarFromAllHasNone() {
    assertEquals(Optional.empty(), Nearest.to("--verbose", OPTIONS));
  }

  @Test
  void aSwapCountsAsOneEdit() {
    assertEquals(1, Nearest.distance("train", "trian"));
    assertEquals(3, Nearest.distance("kitten", "sitting"));
    assertEquals(4, Nearest.distance("", "seed"));
  }
}
