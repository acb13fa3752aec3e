package dev.litmus.nn.ops;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class KernelSelectionTest {
  private record Offer(String name, Optional<String> refusal) implements KernelsProvider {
    @Override
    public Kernels create() {
      return new ScalarKernels();
    }
  }

  private static final Offer FAST = new Offer("fast", Optional.empty());
  private static final Offer REFUSED = new Offer("fast", Optional.of("start with --some-flag"));

  @Test
  void takesWhatAProviderOffers() {
    KernelSelection selection = KernelSelection.choose(null, List.of(FAST), true);
    assertEquals("the fastest kernels that this JVM offers", selection.reason());
    assertTrue(selection.warning().isEmpty());
  }

  @Test
  void tellsTheFlagThatARefusalAsksFor() {
    KernelSelection selection = KernelSelection.choose(null, List.of(REFUSED), true);
    assertEquals("scalar", selection.kernels().name());
    assertEquals("no fast kernels: start with --some-flag", selection.reason());
  }

  @Test
  void staysScalarWithoutFusedMultiplyAdd() {
    KernelSelection selection = KernelSelection.choose(null, List.of(FAST), false);
    assertEquals("scalar", selection.kernels().name());
    assertTrue(selection.warning().orElseThrow().contains("-XX:-UseFMA"));
  }

  @Test
  void obeysTheProperty() {
    KernelSelection selection = KernelSelection.choose("scalar", List.of(FAST), true);
    assertEquals("asked for by -Dlitmus.kernels=scalar", selection.reason());
    assertThrows(
        IllegalArgumentException.class, () -> KernelSelection.choose("fats", List.of(FAST), true));
  }
}
