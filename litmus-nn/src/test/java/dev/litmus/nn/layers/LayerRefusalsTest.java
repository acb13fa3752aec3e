package dev.litmus.nn.layers;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.litmus.nn.Config;
import dev.litmus.nn.DType;
import dev.litmus.nn.Shape;
import dev.litmus.nn.operations.Operand;
import dev.litmus.nn.operations.RearrangeOperation;
import dev.litmus.nn.ops.Encode;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.function.Executable;

/// What layers refuse, in their own words.
class LayerRefusalsTest {
  private static void assertRefused(String message, Executable executable) {
    IllegalArgumentException refused = assertThrows(IllegalArgumentException.class, executable);
    assertEquals(message, refused.getMessage());
  }

  private static Symbol input(int... shape) {
    return InputLayer.of(shape).symbol();
  }

  @Test
  void shapesTheyCannotTake() {
    assertRefused(
        "Dense 'out': expected (batch, .., inputs) with a known last axis; found (None,)",
        () -> Dense.of(1).named("out").apply(input()));
    assertRefused(
        "Dense: expected one input; found [(None, 1), (None, 2)]",
        () -> Dense.of(1).apply(input(1), input(2)));
    assertRefused(
        "Concatenate: expected shapes alike but for axis -1; found [(None, 2, 3), (None, 3, 3)]",
        () -> Concatenate.of().apply(input(2, 3), input(3, 3)));
    assertRefused(
        "Concatenate: expected an axis 0 that is not the batch; found [(None, 2), (None, 2)]",
        () -> new Concatenate("", 0).apply(input(2), input(2)));
    assertRefused(
        "Normalization: expected 2 values along axis [-1]; found (None, 3)",
        () -> Normalization.of(List.of(0.0, 0.0), List.of(1.0, 1.0)).apply(input(3)));
    assertRefused(
        "Rescaling: expected a last axis of 2, one a scale; found (None, 3)",
        () -> new Rescaling("", List.of(1.0, 2.0), List.of(0.0, 0.0)).apply(input(3)));
    assertRefused(
        "StringLookup 'town': expected an input of strings; found float32",
        () -> StringLookup.oneHot(List.of("a")).named("town").apply(input(1)));
    assertRefused(
        "InputLayer: expected no input, being one itself; found (None, 1)",
        () -> InputLayer.of(1).apply(input(1)));
    assertRefused(
        "ConvertToTensor: expected what it can rearrange (dtype must be null; found int32);"
            + " found (None, 1)",
        () ->
            new RearrangeOperation(
                    "", "ConvertToTensor", List.of(Operand.input()), Map.of("dtype", "int32"))
                .apply(input(1)));
  }

  @Test
  void argumentsThatMakeNoSense() {
    assertRefused("Dense: units must be at least 1; found 0", () -> Dense.of(0));
    assertRefused("Dropout: rate must be from 0 to 1; found 1.5", () -> Dropout.of(1.5));
    assertRefused(
        "CategoryEncoding: num_tokens must be at least 1; found 0",
        () -> CategoryEncoding.of(0, Encode.Mode.COUNT));
    assertRefused(
        "StringLookup '': a string stands twice in the vocabulary",
        () -> StringLookup.oneHot(List.of("a", "b", "a")));
    assertRefused(
        "Discretization '': boundaries must ascend; found [2.0, 1.0]",
        () -> Discretization.oneHot(List.of(2.0, 1.0)));
    assertRefused(
        "Rescaling: expected as many offsets as scales, at least one; found 1 and 2",
        () -> new Rescaling("", List.of(1.0, 2.0), List.of(0.0)));
    assertRefused(
        "Normalization: mean and variance must both be given, of one length, or neither; found mean"
            + " [1.0] and variance null",
        () -> new Normalization("", List.of(-1), List.of(1.0), null, false, false));
  }

  @Test
  void configurationsThatCannotBeRead() {
    assertRefused(
        "Dense 'd': units must be a whole number of at least 1; found '8'",
        () -> create("Dense", Map.of("units", "8")));
    assertRefused(
        "regularizer 'l3' is not known; known, nearest first: l1, l2, l1_l2, l1l2,"
            + " orthogonal_regularizer",
        () -> create("Dense", Map.of("units", 8L, "kernel_regularizer", "l3")));
    assertRefused(
        "Dense 'd', bias_constraint, config: min_value must be a number; found 'a'",
        () ->
            create(
                "Dense",
                Map.of(
                    "units",
                    8L,
                    "bias_constraint",
                    Map.of("class_name", "MinMaxNorm", "config", Map.of("min_value", "a")))));
    assertUnknown("Lambda");
    assertRefused(
        "dtype 'complex64' is not known; known: float32, int32, int64, bool, string",
        () -> create("Cast", Map.of("dtype", "complex64")));
  }

  private static void assertUnknown(String className) {
    String message =
        String.valueOf(
            assertThrows(IllegalArgumentException.class, () -> create(className, Map.of()))
                .getMessage());
    String expected =
        "Dense 'd': layer class '%s' is not known; known, nearest first: ".formatted(className);
    assertTrue(message.startsWith(expected), message);
    assertTrue(message.endsWith(", ..."), message);
  }

  private static Layer create(String className, Map<String, ?> config) {
    return Layers.standard().create(className, Config.of("Dense 'd'", config));
  }

  @Test
  void aProgramMayAddALayer() {
    Layers more = Layers.standard().with("Own", config -> Flatten.of());
    assertEquals(Flatten.of(), more.create("Own", Config.of("own", Map.of())));
    assertUnknown("Own");
  }

  @Test
  void aSymbolKnowsWhatItIsMadeOf() {
    Symbol text = InputLayer.of(1).named("town").dtype(DType.STRING).symbol();
    Symbol encoded = StringLookup.oneHot(List.of("a", "b")).apply(text);
    assertEquals(Shape.batchOf(3), encoded.shape());
    assertEquals(List.of(text), encoded.inputs());
    assertEquals(DType.STRING, text.dtype());
    assertEquals(DType.FLOAT32, encoded.dtype());
  }
}
