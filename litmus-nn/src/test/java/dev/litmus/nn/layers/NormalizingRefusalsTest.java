package dev.litmus.nn.layers;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.litmus.nn.Config;
import dev.litmus.nn.Shape;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.function.Executable;

/// What normalization, merging, noise and activations refuse, and what else of older files they
/// take.
class NormalizingRefusalsTest {
  private static void assertRefused(String message, Executable executable) {
    IllegalArgumentException refused = assertThrows(IllegalArgumentException.class, executable);
    assertEquals(message, refused.getMessage());
  }

  private static Symbol input(int... shape) {
    return InputLayer.of(shape).symbol();
  }

  private static Layer create(String className, Map<String, ? extends @Nullable Object> config) {
    return Layers.standard().create(className, Config.of(className + " 'l'", config));
  }

  @Test
  void axesThatAreNotThere() {
    assertRefused(
        "BatchNormalization: expected an axis -1 that is not the batch, of a known size; found"
            + " (None, None)",
        () -> BatchNormalization.of().apply(input(Shape.UNKNOWN)));
    assertRefused(
        "LayerNormalization: expected an axis 2 that is not the batch, of a known size; found"
            + " (None, 3)",
        () -> create("LayerNormalization", Map.of("axis", List.of(2L))).apply(input(3)));
    assertRefused(
        "GroupNormalization: expected an axis -1 that 2 groups divide; found (None, 3)",
        () -> GroupNormalization.of(2).apply(input(3)));
    assertRefused(
        "RMSNormalization: expected axis [1] to be the last of the input; found (None, 3, 2)",
        () -> new RMSNormalization("", List.of(1), 1e-6).apply(input(3, 2)));
    assertRefused(
        "UnitNormalization: expected an axis 0 that is not the batch, of a known size; found (None,"
            + " 3)",
        () -> new UnitNormalization("", List.of(0)).apply(input(3)));
    assertRefused(
        "PReLU: expected shared axes [3] that are not the batch; found (None, 3, 2)",
        () -> new PReLU("", WeightOptions.of("zeros"), List.of(3)).apply(input(3, 2)));
  }

  @Test
  void inputsThatDoNotGoTogether() {
    assertRefused(
        "Add: expected shapes alike, but for axes of size 1; found [(None, 3), (None, 2)]",
        () -> Add.of().apply(input(3), input(2)));
    assertRefused(
        "Subtract: expected two inputs; found (None, 3)", () -> Subtract.of().apply(input(3)));
    assertRefused(
        "Dot: expected the same size along axes [1]; found [(None, 3), (None, 2)]",
        () -> Dot.of(1).apply(input(3), input(2)));
    assertRefused(
        "Dot: expected axes [0] that are not the batch; found [(None, 3), (None, 3)]",
        () -> Dot.of(0).apply(input(3), input(3)));
    assertRefused(
        "SpatialDropout1D: expected (batch, steps, channels); found (None, 3)",
        () -> SpatialDropout1D.of(0.1).apply(input(3)));
    assertRefused(
        "Dropout: expected an input that noise_shape [null, 2] fits; found (None, 3)",
        () -> new Dropout("", 0.5, null, List.of(-1, 2)).apply(input(3)));
  }

  @Test
  void argumentsOutOfRange() {
    assertRefused(
        "AlphaDropout: rate must be from 0 to below 1; found 1.0", () -> AlphaDropout.of(1));
    assertRefused(
        "GaussianNoise: stddev must be from 0 to 1; found -0.5", () -> GaussianNoise.of(-0.5));
    assertRefused(
        "GaussianDropout: rate must be from 0 to below 1; found NaN",
        () -> GaussianDropout.of(Double.NaN));
    assertRefused(
        "SpatialDropout2D: rate must be from 0 to 1; found 2.0", () -> SpatialDropout2D.of(2));
    assertRefused(
        "GroupNormalization: groups must be at least 1, or -1 for one a channel; found 0",
        () -> GroupNormalization.of(0));
    assertRefused(
        "LeakyReLU: negative_slope must be at least 0; found -1.0", () -> LeakyReLU.of(-1));
    assertRefused(
        "ReLU: max_value, negative_slope and threshold must be at least 0; found -1.0, 0.0, 0.0",
        () -> new ReLU("", -1.0, 0, 0));
    assertRefused(
        "Dropout 'l': noise_shape must hold whole numbers of at least 1, or null; found 0",
        () -> create("Dropout", Map.of("rate", 0.5, "noise_shape", List.of(0L))));
  }

  @Test
  void settingsThatAreNotSupported() {
    assertRefused(
        "BatchNormalization 'l': renorm = true is not supported; expected false",
        () -> create("BatchNormalization", Map.of("renorm", true)));
    assertRefused(
        "BatchNormalization 'l': batch normalization over several axes [1, 2] is not supported;"
            + " expected one",
        () -> create("BatchNormalization", Map.of("axis", List.of(1L, 2L))));
    assertRefused(
        "LayerNormalization 'l': axis must be a whole number or a list of some; found last",
        () -> create("LayerNormalization", Map.of("axis", "last")));
  }

  @Test
  void olderFilesSayTheSameOtherwise() {
    assertEquals(LeakyReLU.of(0.1), create("LeakyReLU", Map.of("alpha", 0.1)));
    assertEquals(
        BatchNormalization.of(), create("BatchNormalization", Map.of("axis", List.of(-1L))));
    assertEquals(new ELU("", 0.5), create("ELU", Map.of("alpha", 0.5)));
    assertEquals(0.5, new ELU("", 0.5).config().get("alpha"));
    assertEquals(
        new Dropout("", 0.5, null, List.of(-1, 1)),
        create("Dropout", Map.of("rate", 0.5, "noise_shape", Arrays.asList(null, 1L))));
  }
}
