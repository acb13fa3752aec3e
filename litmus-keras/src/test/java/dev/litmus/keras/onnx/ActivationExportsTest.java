package dev.litmus.keras.onnx;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.litmus.nn.Tensor;
import dev.litmus.nn.layers.Activation;
import dev.litmus.nn.layers.InputLayer;
import dev.litmus.nn.models.Model;
import dev.litmus.nn.models.Sequential;
import dev.litmus.nn.ops.Activations;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class ActivationExportsTest {
  static Stream<dev.litmus.nn.ops.Activation> all() {
    return Stream.concat(Activations.all().values().stream(), Stream.of(Activations.GELU_TANH));
  }

  @ParameterizedTest
  @MethodSource("all")
  void everyActivationIsSaid(dev.litmus.nn.ops.Activation activation) {
    Model model = Sequential.of(InputLayer.of(7), new Activation("f", activation));
    Random random = new Random(3);
    float[] x = new float[12 * 7];
    for (int i = 0; i < x.length; i++) {
      x[i] = i % 7 == 0 ? i / 7 - 5 : 3 * (float) random.nextGaussian();
    }
    List<Tensor> inputs = List.of(Tensor.of(x, 12, 7));
    OnnxRun.assertComputes(model.predictAll(inputs), model, inputs);
  }

  @Test
  void anotherSlopeUnderKerassNameIsRefused() {
    Model model =
        Sequential.of(InputLayer.of(2), new Activation("steep", Activations.leakyRelu(0.7f)));
    OnnxException e = assertThrows(OnnxException.class, () -> ModelExporter.toBytes(model));
    assertEquals(
        "layer Activation 'steep' cannot be said in ONNX: its activation 'leaky_relu' is not one"
            + " of Keras's with Keras's parameters",
        e.getMessage());
  }
}
