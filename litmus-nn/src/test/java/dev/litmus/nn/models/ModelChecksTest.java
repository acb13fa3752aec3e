package dev.litmus.nn.models;

import static org.junit.jupiter.api.Assertions.assertDoesNotThrow;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.litmus.nn.layers.Activation;
import dev.litmus.nn.layers.Dense;
import dev.litmus.nn.layers.Flatten;
import dev.litmus.nn.layers.InputLayer;
import dev.litmus.nn.layers.Layer;
import dev.litmus.nn.losses.BinaryCrossentropy;
import dev.litmus.nn.losses.Loss;
import dev.litmus.nn.optimizers.Adam;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ModelChecksTest {
  private static final Loss ON_PROBABILITIES = new BinaryCrossentropy();
  private static final Loss ON_LOGITS = new BinaryCrossentropy(true, 0);

  private static Trainer compile(Loss loss, Layer... last) {
    Layer[] layers = new Layer[last.length + 2];
    layers[0] = InputLayer.of(3);
    layers[1] = Dense.of(4, "relu");
    System.arraycopy(last, 0, layers, 2, last.length);
    return Sequential.of(layers).compile(Adam.of(), loss);
  }

  private static String refusal(Loss loss, Layer... last) {
    return String.valueOf(
        assertThrows(IllegalArgumentException.class, () -> compile(loss, last)).getMessage());
  }

  @ParameterizedTest
  @ValueSource(strings = {"relu", "tanh", "softplus", "log_sigmoid"})
  void refusesCrossentropyOnWhatIsNoProbability(String activation) {
    assertEquals(
        "Dense 'dense_1': binary cross-entropy takes probabilities, but the model ends in "
            + activation
            + "; end it in sigmoid",
        refusal(ON_PROBABILITIES, Dense.of(1, activation)));
  }

  @Test
  void refusesCrossentropyOnSumsUnlessFromLogits() {
    assertEquals(
        "Dense 'dense_1': binary cross-entropy takes probabilities, but the model ends in linear;"
            + " end it in sigmoid, or compile with from_logits",
        refusal(ON_PROBABILITIES, Dense.of(1)));
    assertDoesNotThrow(() -> compile(ON_LOGITS, Dense.of(1)));
  }

  @ParameterizedTest
  @CsvSource({
    "sigmoid, ', or compile without from_logits'",
    "hard_sigmoid, ', or compile without from_logits'",
    "tanh, ''"
  })
  void refusesFromLogitsBehindAnActivation(String activation, String remedy) {
    assertEquals(
        "Dense 'dense_1': binary cross-entropy with from_logits takes any number, but the model"
            + " ends in "
            + activation
            + "; leave the activation out"
            + remedy,
        refusal(ON_LOGITS, Dense.of(1, activation)));
  }

  @Test
  void refusesSoftmaxOverOneUnitForAnyLoss() {
    String expected =
        "Dense 'out': softmax over one unit is always 1; use sigmoid for one unit, or two units";
    assertEquals(expected, refusal(ON_PROBABILITIES, Dense.of(1, "softmax").named("out")));
    assertEquals(expected, refusal(new Anything(), Dense.of(1, "softmax").named("out")));
    assertDoesNotThrow(() -> compile(ON_PROBABILITIES, Dense.of(2, "softmax")));
  }

  @Test
  void looksThroughLayersThatOnlyReshape() {
    assertEquals(
        "Flatten 'flatten': binary cross-entropy takes probabilities, but the model ends in tanh;"
            + " end it in sigmoid",
        refusal(ON_PROBABILITIES, Dense.of(1), Activation.of("tanh"), Flatten.of()));
    assertDoesNotThrow(
        () -> compile(ON_PROBABILITIES, Dense.of(1), Activation.of("sigmoid"), Flatten.of()));
  }

  @Test
  void leavesOtherLossesAndAProgramsOwnActivationsAlone() {
    assertDoesNotThrow(() -> compile(new Anything(), Dense.of(1, "tanh")));
    var own = dev.litmus.nn.ops.Activation.elementwise("own", x -> x > 0 ? 1 : 0, (x, y) -> 0);
    assertDoesNotThrow(() -> compile(ON_PROBABILITIES, Dense.of(1).activation(own)));
  }

  /// A loss that takes any output.
  private record Anything() implements Loss {
    @Override
    public String name() {
      return "anything";
    }

    @Override
    public float value(float[] yTrue, float[] yPred, int offset, int units) {
      return yPred[offset];
    }

    @Override
    public void gradient(
        float[] yTrue, float[] yPred, int offset, int units, float scale, float[] out) {
      out[offset] = scale;
    }
  }
}
